"""A Thursday chaired from the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.browser


def test_the_page_follows_the_meeting_and_gives_the_floor(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=5)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=2)
    page = desk.opens("leader", f"/konferens/{stage.id}")
    expect(page.locator("#state")).to_contain_text("samlas")
    stage.forward(minutes=5)
    expect(page.locator("#state")).to_contain_text("pågår")
    page.screenshot(path="/tmp/meeting.png", full_page=True)
