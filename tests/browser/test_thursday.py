"""A Thursday chaired from the page, from when people gather until it is over."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import PHONE, Desk
from tests.browser.looking_over import looks_well

pytestmark = pytest.mark.browser


def test_a_thursday_is_chaired_from_the_page(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.nobody_at("trafikverket")
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=1.5)
    page = desk.opens("leader", f"/konferens/{stage.id}")
    page.locator(".sit [value=lst-tib]").click()
    expect(page.locator("#state")).to_contain_text("Samlas")
    looks_well(page, "konferens-samlas")
    stage.forward(minutes=4.6)
    expect(page.locator("#state")).to_contain_text("Pågår")
    expect(page.locator("#count")).to_contain_text("saknas: Trafikverket")

    go_on_to_the_round(desk, page)
    expect(page.locator("#speaking")).to_have_text("Polisen")
    expect(page.locator("#seat-polisen")).to_contain_text("har ordet")

    page.keyboard.press("1")
    expect(page.locator("#note-seat")).to_have_value("polisen")
    page.keyboard.type("Avåkning på E4 vid Häggvik")
    page.keyboard.press("Enter")
    expect(page.locator("#notes")).to_contain_text("Rapport Polisen Avåkning på E4 vid Häggvik")
    expect(page.locator("#note-text")).to_have_value("")
    page.keyboard.press("Escape")

    page.keyboard.press("h")  # hoppa över
    stage.settle()
    expect(page.locator("#speaking")).to_have_text("Storstockholms brandförsvar")
    page.get_by_role("button", name="Ge ordet: Kluster Nord").click()
    stage.settle()
    expect(page.locator("#speaking")).to_have_text("Kluster Nord")
    expect(page.locator("#done")).to_contain_text("Länsstyrelsen gav ordet till Kluster Nord")

    page.get_by_role("radio", name="Uppgift").check()
    page.get_by_label("Vem som säger: ja, vi tar den").select_option("kluster-nord")
    page.get_by_label("På en rad").fill("Samordnar budskapet till skolorna")
    page.get_by_label("Klart när").fill("i dag 16.00")
    page.get_by_role("button", name="Skriv ned").click()
    expect(page.locator("#notes")).to_contain_text("Kluster Nord: ja, vi tar den Samordnar budskapet")
    expect(page.locator("#notes")).to_contain_text("klart i dag 16.00")
    looks_well(page, "konferens-varvet")

    page.keyboard.press("n")
    stage.settle()
    page.keyboard.press("e")
    expect(page.get_by_role("dialog")).to_contain_text("Alla hör hej då")
    page.get_by_role("dialog").get_by_role("button", name="Avsluta konferensen").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
    stage.forward(minutes=2)
    expect(page.locator("#state")).to_contain_text("Avslutad")
    expect(page.get_by_role("link", name="Till sammanfattningen")).to_be_visible()
    looks_well(page, "konferens-avslutad")
    assert [(note["kind"], note["seat"]) for note in stage.record["notes"]] == [
        ("report", "polisen"),
        ("task", "kluster-nord"),
    ]
    assert stage.turns[:3] == [
        ("polisen", "skipped"),
        ("storstockholms-brandforsvar", "spoke"),
        ("kluster-nord", "spoke"),
    ]


def test_on_a_phone_the_next_key_is_on_the_first_screen(desk: Desk) -> None:
    stage = desk.stage
    stage.everyone(speaks=1000)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=6.1)
    page = desk.opens("leader", f"/konferens/{stage.id}", on=PHONE)
    page.locator(".sit [value=lst-tib]").click()
    box = page.get_by_role("button", name="Nästa", exact=True).bounding_box()
    assert box is not None and box["height"] >= 64 and box["width"] >= 300
    assert box["y"] + box["height"] <= PHONE["height"]
    polis = page.locator("#of-polis")
    expect(polis).not_to_have_attribute("open", "")
    polis.locator("summary").first.click()
    stage.wish("next-block", by="lst-tib")
    stage.forward(seconds=2)
    expect(page.locator(".agenda .now")).to_contain_text("Upprop")
    expect(polis).to_have_attribute("open", "")


def go_on_to_the_round(desk: Desk, page: Page) -> None:
    expect(page.locator(".agenda .now")).to_contain_text("Inledning")
    for block in ("Upprop", "Aktörsrapportering"):
        page.keyboard.press("p")
        expect(page.locator(".agenda .now")).to_contain_text(block)
        desk.stage.settle()
