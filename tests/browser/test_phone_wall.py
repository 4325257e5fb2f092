"""An exercise from browsers alone: one begins it and chairs, another is an officer with a phone on a page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import PHONE, Desk
from tests.browser.looking_over import looks_well

pytestmark = pytest.mark.browser

POLICE = "/ovning/telefoner/polisen-tib"


def begins(desk: Desk, page: Page, course: str) -> None:
    """An exercise Thursday, begun on its page; the stage is about it from then on."""
    page.goto("/ovning")
    page.get_by_role("radio", name=course).check()
    page.get_by_role("button", name="Börja övningen").click()
    expect(page.get_by_text("Övningen har börjat.")).to_be_visible()
    desk.stage.id = page.url.rpartition("/")[2]


def test_two_train_in_two_browsers(desk: Desk) -> None:
    stage = desk.stage
    police = desk.opens("member", POLICE, on=PHONE, name="polis", member="polisen")
    expect(police.locator("#line")).to_contain_text("Ledig")
    leader = desk.opens("leader", "/ovning", name="anna")
    looks_well(leader, "ovning")
    begins(desk, leader, "Ingen gör något av sig själv")
    assert leader.title().startswith("ÖVNING")
    stage.forward(seconds=10)

    expect(police.locator("#line")).to_contain_text("Ringer")
    looks_well(police, "telefon-ringer")
    wall = desk.opens("leader", "/ovning/telefoner", name="bo")
    expect(wall.locator("#telefon-polisen-tib")).to_contain_text("ringer")
    looks_well(wall, "telefonvagg")

    police.get_by_role("button", name="Svara").click()
    expect(police.locator("#line")).not_to_contain_text("Ringer")
    stage.forward(seconds=12)
    expect(police.locator("#heard")).to_contain_text("Övning, övning, övning.")
    expect(wall.locator("#telefon-polisen-tib")).to_contain_text("ombeds trycka en knapp")
    police.get_by_role("button", name="1", exact=True).click()
    expect(police.locator("#heard")).to_contain_text("Ni tryckte 1")
    stage.forward(seconds=6)
    expect(leader.locator("#seat-polisen")).to_contain_text("här: ")
    expect(police.locator("#heard")).to_contain_text("I rummet.")

    police.get_by_label("Skriv ett sms").fill("Vi har två bränder")
    police.get_by_role("button", name="Skicka").click()
    expect(police.locator("#texts")).to_contain_text("Vi har två bränder")
    expect(police.get_by_label("Skriv ett sms")).to_have_value("")
    looks_well(police, "telefon-i-rummet")

    police.get_by_role("button", name="Lägg på").click()
    expect(police.get_by_role("button", name="Ring Upprop")).to_be_visible()
    stage.forward(seconds=3)
    expect(leader.locator("#seat-polisen")).to_contain_text("har lämnat")


def test_the_wall_shows_what_rings_and_is_answered_from(desk: Desk) -> None:
    stage = desk.stage
    leader = desk.opens("leader", "/ovning")
    begins(desk, leader, "Ingen gör något av sig själv")
    leader.goto("/ovning/telefoner?visa=ringer")
    expect(leader.locator(".telephones")).to_have_count(0)
    stage.forward(seconds=10)
    expect(leader.locator(".telephones .rings")).to_have_count(6)
    leader.get_by_role("button", name="Svara: Polisen").click()
    expect(leader.locator(".telephones .rings")).to_have_count(5)
    leader.get_by_role("link", name="I samtal").click()
    expect(leader.locator("#telefon-polisen-tib")).to_be_visible()
    leader.emulate_media(reduced_motion="reduce")
    leader.get_by_role("link", name="Ringer", exact=True).click()
    first = leader.locator(".telephones .rings").first
    expect(first).to_contain_text("ringer")
    assert first.evaluate("one => getComputedStyle(one).borderTopWidth") == "4px"
    assert first.locator(".mark").evaluate("one => getComputedStyle(one).animationName") == "none"


def test_what_is_said_on_one_page_is_heard_on_the_other(desk: Desk) -> None:
    stage = desk.stage
    leader = desk.opens("leader", "/ovning")
    begins(desk, leader, "Alla gör som de blir ombedda")
    stage.forward(minutes=1.2)
    chair = desk.opens("leader", "/ovning/telefoner/lst-tib", name="anna")
    rsib = desk.opens("leader", "/ovning/telefoner/rsib", name="bo")
    expect(chair.locator("#line")).to_contain_text("I rummet")
    chair.get_by_label("Säg", exact=True).fill("Då börjar vi. Välkomna.")
    chair.keyboard.press("Enter")
    expect(rsib.locator("#heard")).to_contain_text("Länsstyrelsen: Då börjar vi. Välkomna.")
    expect(chair.locator("#line")).to_contain_text("Talar")
    expect(chair.locator("#line")).to_contain_text("Ni sköter telefonen.")
