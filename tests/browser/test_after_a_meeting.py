"""What a meeting came to, on its pages."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.looking_over import looks_well

pytestmark = pytest.mark.browser


def test_the_summary_is_counted_while_it_is_written_and_the_record_looks_well(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=20)
    stage.nobody_at("trafikverket")
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=8)
    stage.wish("note", by="lst-tib", kind="agreement", text="Gemensamt budskap om halkan")
    stage.forward(minutes=10)
    page = desk.opens("leader", f"/konferens/{stage.id}/sammanfattning")
    expect(page.locator("#count")).to_contain_text("2 av 3 delar")
    page.get_by_label("Texten").fill("Kort – men dyrt")
    expect(page.locator("#count")).to_contain_text("mer än dubbelt så långt: –")
    looks_well(page, "sammanfattning")
    page.get_by_label("Texten").fill("SSR: allt lugnt.")
    page.get_by_role("button", name="Spara omskriven").click()
    expect(page.get_by_role("button", name="Godkänn och sänd version 2")).to_be_visible()
    page.get_by_role("button", name="Godkänn och sänd version 2").click()
    stage.forward(minutes=2)
    assert "allt lugnt" in stage.phone("polisen").texts[-1]
    page.goto(f"/konferens/{stage.id}/anteckningar")
    looks_well(page, "minnesanteckningar")
    page.goto("/historik")
    looks_well(page, "historik")
