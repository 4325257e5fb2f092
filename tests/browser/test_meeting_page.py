"""The page of a meeting as it is used: by keyboard alone, by a member, on a wall, and enlarged."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import PHONE, Desk
from tests.browser.looking_over import SHOTS, looks_well, violations
from tests.browser.test_two_leaders import sits

pytestmark = pytest.mark.browser


def test_focus_and_what_is_open_survive_what_is_drawn_again(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = sits(desk.opens("leader", f"/konferens/{stage.id}"), "lst-tib")
    page.locator("#of-ledning > summary").click()
    page.locator("#menu-polisen > summary").focus()
    page.keyboard.press("Enter")
    page.locator("#key-back").focus()
    for _ in range(2):
        stage.wish("next-block", by="lst-tib")
    stage.forward(seconds=1)
    expect(page.locator("#speaking")).to_have_text("Polisen")
    expect(page.locator("#key-back")).to_be_focused()
    expect(page.locator("#menu-polisen")).to_have_attribute("open", "")
    expect(page.locator("#of-ledning")).not_to_have_attribute("open", "")
    page.locator("#menu-kluster-nord > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#on-board-give-kluster-nord")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#speaking")).to_have_text("Kluster Nord")


def test_keys_of_the_keyboard_can_be_put_off(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = sits(desk.opens("leader", f"/konferens/{stage.id}"), "lst-tib")
    off = page.get_by_role("button", name="Kortkommandon")
    off.click()
    expect(off).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("p")
    page.wait_for_timeout(500)
    assert stage.block_now == "inledning"
    off.click()
    page.keyboard.press("p")
    expect(page.locator(".agenda .now")).to_contain_text("Upprop")


def test_a_member_has_keys_of_its_own_and_no_others(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = desk.opens("member", f"/konferens/{stage.id}", member="trafikverket", on=PHONE)
    expect(page.get_by_role("button", name="Nästa", exact=True)).to_have_count(0)
    expect(page.locator(".of-seat")).to_have_count(0)
    page.get_by_role("button", name="Begär ordet").click()
    expect(page.locator("#floor .asks")).to_contain_text("Trafikverket")
    looks_well(page, "konferens-aktor")
    page.get_by_role("button", name="Ta tillbaka begäran").click()
    expect(page.locator("#floor .asks")).to_have_count(0)


def test_before_the_meeting_leaders_see_what_will_be_reported(whole_desk: Desk) -> None:
    stage = whole_desk.stage
    stage.plan("ordinarie", minutes=24 * 60)
    stage.wish("report", by="lst-tib", seat="trafikverket", text="Avstängt vid Häggvik lördag natt")
    stage.wish("report", by="lst-tib", seat="polisen")
    page = sits(whole_desk.opens("leader", f"/konferens/{stage.id}"), "lst-tib")
    expect(page.locator("#ahead")).to_contain_text("Trafikverket: Avstängt vid Häggvik lördag natt")
    expect(page.locator("#ahead")).to_contain_text("Polisen: inget att rapportera")
    looks_well(page, "konferens-planerad")


@pytest.fixture
def in_the_round(whole_desk: Desk) -> Desk:
    """The police have the floor; two are missing."""
    stage = whole_desk.stage
    stage.everyone(speaks=1000)
    stage.nobody_at("kluster-syd", "stockholms-hamnar")
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6)
    for _ in range(3):
        stage.wish("next-block", by="lst-tib")
    stage.forward(seconds=3)
    return whole_desk


def test_the_whole_thursday_on_a_screen_and_enlarged(in_the_round: Desk) -> None:
    page = sits(in_the_round.opens("leader", f"/konferens/{in_the_round.stage.id}"), "lst-tib")
    expect(page.locator("#speaking strong")).to_be_visible()
    looks_well(page, "konferens-hela")
    page.set_viewport_size({"width": 640, "height": 450})  # as a screen of 1280 at 200 %
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_what_is_asked_once_more_can_be_left(in_the_round: Desk) -> None:
    page = sits(in_the_round.opens("leader", f"/konferens/{in_the_round.stage.id}"), "lst-tib")
    page.locator("#key-guest").click()
    expect(page.get_by_label("Vem, så som det ska sägas")).to_be_focused()
    assert violations(page) == []
    page.screenshot(path=SHOTS / "konferens-gast-1280.png")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#key-guest")).to_be_focused()


def test_a_wall_has_no_keys(in_the_round: Desk) -> None:
    page = in_the_round.opens("leader", f"/konferens/{in_the_round.stage.id}")
    page.get_by_role("link", name="Väggskärm").click()
    expect(page.locator(".wall #speaking strong")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    in_the_round.stage.wish("next", by="lst-tib")
    expect(page.locator("#speaking")).to_have_text("Storstockholms brandförsvar")
    looks_well(page, "konferens-vagg")
