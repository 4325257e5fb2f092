"""Two who lead, in different rooms: each sees that the other is there, and what they do."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser


def test_two_leaders_see_each_others_hands_and_the_keys_follow_the_chair(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    anna = sits(desk.opens("leader", f"/konferens/{stage.id}", name="anna"), "lst-tib")
    bo = sits(desk.opens("leader", f"/konferens/{stage.id}", name="bo"), "rsib")
    for page in (anna, bo):
        expect(page.locator("#done")).to_contain_text("Anna (Länsstyrelsen)", timeout=8_000)
        expect(page.locator("#done")).to_contain_text("Bo (Regional samverkanskoordinator)", timeout=8_000)

    stage.forward(seconds=1)
    anna.locator("#of-kommuner #menu-kluster-nord > summary").click()
    anna.locator("#menu-kluster-nord").get_by_role("button", name="Ge ordet").click()
    expect(bo.locator("#speaking")).to_have_text("Kluster Nord")
    expect(bo.locator("#done")).to_contain_text("09.36.07 Länsstyrelsen gav ordet till Kluster Nord")

    expect(bo.get_by_role("button", name="Nästa", exact=True)).to_have_count(0)
    stage.forward(seconds=1)
    bo.keyboard.press("c")
    for page in (anna, bo):
        expect(page.locator("#state")).to_contain_text("ordförande: Regional samverkanskoordinator")
    expect(bo.get_by_role("button", name="Nästa", exact=True)).to_be_visible()
    expect(anna.get_by_role("button", name="Nästa", exact=True)).to_have_count(0)
    expect(anna.locator("#done")).to_contain_text("Regional samverkanskoordinator tog ordförandeskapet")


def test_a_wish_that_is_refused_says_why_where_it_was_made(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = sits(desk.opens("leader", f"/konferens/{stage.id}"), "lst-tib")
    expect(page.get_by_role("button", name="Hoppa över", exact=True)).to_have_attribute(
        "aria-disabled", "true"
    )
    page.keyboard.press("h")
    expect(page.locator("#said")).to_have_text("Ingen har ordet.")
    page.keyboard.press("p")
    expect(page.locator("#said")).to_be_empty()
    expect(page.locator(".agenda .now")).to_contain_text("Upprop")
    desk.is_told("409")


def sits(page: Page, seat: str) -> Page:
    page.locator(f".sit [value={seat}]").click()
    expect(page.locator(".sit summary")).to_contain_text("Ni sitter som")
    return page
