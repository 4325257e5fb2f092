"""The monthly meeting on Rakel: the same page, with ticking."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.looking_over import looks_well
from tests.browser.test_two_leaders import sits

pytestmark = pytest.mark.browser


def test_who_answers_on_rakel_is_ticked_by_keyboard_in_speaking_order(whole_desk: Desk) -> None:
    stage = whole_desk.stage
    stage.plan("ordinarie-rakel", minutes=6)
    stage.forward(minutes=2)
    page = sits(whole_desk.opens("leader", f"/konferens/{stage.id}"), "lst-tib")
    ticks = page.locator(".tick")
    expect(ticks.first).to_contain_text("Polisen")
    page.keyboard.press("j")
    expect(ticks.first).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#tick-polisen")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#tick-polisen")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#tick-sodertorns-brandforsvarsforbund")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("k")
    expect(page.locator("#tick-storstockholms-brandforsvar")).to_be_focused()
    expect(page.locator("#count")).to_contain_text("2 av 19 är här")
    expect(page.locator("#done")).to_contain_text("Länsstyrelsen prickade av Polisen")
    page.locator("#tick-polisen").click()
    expect(page.locator("#tick-polisen")).to_have_attribute("aria-pressed", "false")
    looks_well(page, "rakel")
    stage.forward(minutes=5)
    page.locator("#tick-lst-tib").click()
    assert stage.outcomes["sodertorns-brandforsvarsforbund"] == "by_radio"
