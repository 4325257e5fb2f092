"""The line to the server is lost in the midst of a meeting, and comes back; nothing typed is lost with it."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.test_two_leaders import sits
from webhooks.console.live import stream

pytestmark = pytest.mark.browser


def test_a_lost_line_is_told_of_and_heals_without_reloading(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = sits(desk.opens("leader", f"/konferens/{stage.id}"), "lst-tib")
    expect(page.locator(".agenda .now")).to_contain_text("Inledning")
    page.evaluate("window.thesame = true")
    desk.goes_away()
    expect(page.locator("#lost")).to_be_visible(timeout=6_000)

    page.get_by_label("På en rad").fill("Halt på E18")
    page.keyboard.press("Enter")
    expect(page.locator("#write[data-waiting]")).to_be_visible()
    expect(page.get_by_label("På en rad")).to_have_value("Halt på E18")
    stage.wish("next-block", by="lst-tib")
    desk.comes_back()
    expect(page.locator("#lost")).to_be_hidden(timeout=10_000)
    expect(page.locator(".agenda .now")).to_contain_text("Upprop")
    expect(page.locator("#notes")).to_contain_text("Halt på E18", timeout=10_000)
    expect(page.get_by_label("På en rad")).to_have_value("")
    assert page.evaluate("window.thesame") is True
    assert [note["text"] for note in stage.record["notes"]] == ["Halt på E18"]
    desk.is_told("Failed to load resource")


def test_where_there_are_too_many_viewers_the_page_asks_again_and_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "MOST", 0)
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = desk.opens("leader", f"/konferens/{stage.id}")
    expect(page.locator("#slow")).to_be_visible(timeout=10_000)
    stage.wish("next-block", by="lst-tib")
    expect(page.locator(".agenda .now")).to_contain_text("Upprop", timeout=12_000)
    expect(page.locator("#lost")).to_be_hidden()
    monkeypatch.setattr(stream, "MOST", 96)
    expect(page.locator("#slow")).to_be_hidden(timeout=20_000)
    desk.is_told("503")


def test_a_draft_survives_a_reload(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = sits(desk.opens("leader", f"/konferens/{stage.id}"), "lst-tib")
    page.get_by_label("På en rad").fill("Halv mening")
    page.reload()
    expect(page.get_by_label("På en rad")).to_have_value("Halv mening")
