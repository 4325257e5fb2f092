"""An activation from press to standing down, on a phone in one hand; and pressed with keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conference.domain.activation.activation import ActivationState as S
from tests.browser.desk import PHONE, Desk
from tests.browser.looking_over import looks_well
from tests.databases import Databases
from tests.scenarios.activations.night import PAGED, Night

pytestmark = pytest.mark.browser
THUMB = 44
"""CSS pixels that a thumb hits in the dark."""


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Night:
    return Night(tmp_path)


@pytest.fixture
def desk(night: Night, browser: Browser) -> Iterator[Desk]:
    with Desk(night.stage, browser) as desk:
        yield desk


def tap(page: Page, name: str, role: str = "link") -> None:
    page.get_by_role(role, name=name, exact=True).click()  # type: ignore[arg-type]


def easily_hit(page: Page) -> None:
    """Whatever is pressed is large enough for a thumb."""
    small = page.evaluate(
        "least => [...document.querySelectorAll('main :is(button, a.button, label.choice, select)')]"
        ".filter(one => one.checkVisibility())"
        ".filter(one => one.getBoundingClientRect().height < least).map(one => one.textContent)",
        THUMB,
    )
    assert small == []


def presses_green(page: Page) -> None:
    tap(page, "Gröna knappen")
    page.get_by_label("Vilken organisation trycker?").select_option(label="Huddinge kommun")
    page.get_by_label("Brand").check()
    page.get_by_label("Med egna ord").fill("Brand på vårdboende")


@pytest.mark.timeout(900)  # thirteen pages, each looked over six times
def test_from_press_to_standing_down_on_a_phone(desk: Desk, night: Night) -> None:
    stage = night.stage
    night.everyone("gron")
    page = desk.opens("leader", on=PHONE)
    looks_well(page, "start")
    easily_hit(page)
    presses_green(page)
    expect(page.get_by_text(night.name("lst-tib"))).to_be_visible()
    looks_well(page, "tryck")
    easily_hit(page)

    tap(page, "Tryck på gröna knappen", "button")
    undo = page.get_by_role("button", name="Ångra trycket")
    expect(undo).to_be_visible()
    expect(page.locator("[data-left]")).to_have_text("7", timeout=15_000)
    page.screenshot(path="var/screenshots/angra-390.png")
    expect(undo).to_have_count(0, timeout=30_000)
    night.only_activation()
    expect(page.locator("#state")).to_contain_text("Ingen har kvitterat än.")

    stage.forward(minutes=1)
    expect(page.locator("#state")).to_contain_text(f"{night.name('lst-tib')} har kvitterat.", timeout=15_000)
    looks_well(page, "aktivering")
    easily_hit(page)

    tap(page, "Ange behovet")
    page.get_by_label("Vad som behövs").fill("platser på vårdboende")
    page.get_by_label("Hur många, om det är känt").fill("40")
    page.get_by_label("Osäkert: det kan ändras").check()
    tap(page, "Spara", "button")
    tap(page, "Utse föredragande")
    page.get_by_label("Föredragande 1").select_option("polisen-tib")
    looks_well(page, "foredragande")
    tap(page, "Utse dem", "button")
    expect(page.locator("#planning")).to_contain_text("40 platser på vårdboende")

    tap(page, "Kalla alla")
    page.get_by_label("Konferensen öppnar klockan").fill("10:20")
    looks_well(page, "kalla-alla")
    tap(page, "Kalla alla", "button")
    expect(page.locator("#state")).to_contain_text("Konferensen öppnar 10.20.")

    asks_for_places(page, night)
    draws_the_picture(page, night)

    stage.forward_to("10.59")
    page.goto(f"/aktivering/{night.id}")
    expect(page.locator("#timeline")).to_contain_text("Samverkanskonferens i aktiverat läge")
    looks_well(page, "aktivering-konferens")
    stands_down(page, desk, night)
    stage.forward(minutes=1)
    night.closes_quietly()


def asks_for_places(page: Page, night: Night) -> None:
    tap(page, "Ny resursförfrågan")
    page.get_by_label("Frågan").fill("Platser på vårdboende i natt?")
    page.get_by_label("Vad som räknas").fill("platser")
    page.get_by_label("Hur många som behövs, om det är känt").fill("40")
    page.get_by_label("Svar senast klockan").fill("12:00")
    page.locator("summary", has_text="Fråga bara dessa").click()
    for member in ("Haninge kommun", "Södertälje kommun"):
        page.get_by_label(member).check()
    looks_well(page, "ny-resursforfragan")
    tap(page, "Skicka frågan", "button")
    tap(page, "Platser på vårdboende i natt?")
    expect(page.locator("#total")).to_contain_text("0 av 40 platser")
    night.stage.forward(seconds=5)
    page.get_by_label("Organisation", exact=True).select_option("sodertalje")
    night.phone("haninge-tib").text("ca 12")
    night.stage.forward(seconds=5)
    expect(page.locator("#total")).to_contain_text("0 + 12", timeout=15_000)
    expect(page.get_by_label("Organisation", exact=True)).to_have_value("sodertalje")
    page.get_by_label("Antal platser (0 om inga)").fill("20")
    tap(page, "Skicka svaret", "button")
    expect(page.locator("#total")).to_contain_text("20 + 12")
    looks_well(page, "resursforfragan")
    easily_hit(page)
    page.locator("a.back").click()


def draws_the_picture(page: Page, night: Night) -> None:
    tap(page, "Skriv lägesbild")
    known = page.get_by_label("Känt: Läge")
    known.fill("Brand i byggnad C – 90 boende flyttas")
    expect(page.locator("#count")).to_contain_text("skrivs om i sms: –", timeout=15_000)
    known.fill("Brand i byggnad C, 90 boende flyttas")
    expect(page.locator("#count")).not_to_contain_text("skrivs om", timeout=15_000)
    expect(page.locator("#count")).to_contain_text("1 sms-del")
    page.get_by_label("Osäkert: Läge").fill("Antal skadade")
    looks_well(page, "skriv-lagesbild")
    tap(page, "Spara som ny version", "button")
    tap(page, "Skriv en ny version")
    page.get_by_label("Känt: Behov").fill("40 platser på vårdboende")
    tap(page, "Spara som ny version", "button")
    expect(page.locator("main")).to_contain_text("+ Version 2 40 platser på vårdboende")
    looks_well(page, "lagesbild")
    tap(page, "Skicka lägesbilden")
    page.locator("summary", has_text="Bara till dessa").click()
    for member in ("Haninge kommun", "Huddinge kommun"):
        page.get_by_label(member).check()
    tap(page, "Skicka lägesbilden", "button")
    night.stage.forward(seconds=5)
    assert "40 platser" in night.phone("haninge-tib").texts[-1]


def stands_down(page: Page, desk: Desk, night: Night) -> None:
    tap(page, "Föreslå att gå ur aktiverat läge")
    looks_well(page, "foresla-att-ga-ur")
    tap(page, "Föreslå att gå ur aktiverat läge", "button")
    expect(page.locator("#state")).to_contain_text("Det är föreslaget att gå ur aktiverat läge.")
    night.stage.forward(seconds=10)
    member = desk.opens("member", f"/aktivering/{night.id}", on=PHONE, member="haninge")
    tap(member, "Invända mot att gå ur")
    member.get_by_label("Vad som talar emot").fill("Det brinner än")
    tap(member, "Invänd", "button")
    expect(page.locator("#standing_down")).to_contain_text("Det brinner än", timeout=15_000)
    looks_well(page, "invandning")
    tap(page, "Svara Haninge kommun")
    expect(page.get_by_label("Vems invändning")).to_have_value("haninge")
    page.get_by_label("Svaret").fill("Släckt enligt brandförsvaret")
    tap(page, "Svara", "button")
    night.stage.forward(minutes=11)
    expect(page.locator("#state")).to_contain_text("Aktiverat läge avslutat", timeout=15_000)
    expect(page.locator("#doable, #leaving").get_by_role("link")).to_have_count(0)
    looks_well(page, "aktivering-avslutad")


def test_pressed_and_taken_back_with_keys_alone(desk: Desk, night: Night) -> None:
    night.nobody_at(*PAGED, "sos-alarm-tib")
    page = desk.opens("leader")

    def tab_to(words: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            if words in page.evaluate("document.activeElement.textContent || document.activeElement.name"):
                seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert seen != "none", f"{words} is not seen to be where one is"
                return
        raise AssertionError(f"no key leads to {words}")

    tab_to("Gröna knappen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Gröna knappen")).to_be_visible()
    tab_to("Huddinge kommun")
    page.keyboard.type("Huddinge")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("Brand på vårdboende")
    tab_to("Tryck på gröna knappen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ångra trycket")).to_be_visible()
    night.only_activation()
    assert (night.activation.first.member, night.activation.first.kind) == ("huddinge", "fire")
    tab_to("Ångra trycket")
    page.keyboard.press("Enter")
    expect(page.locator("#state")).to_contain_text("Trycket är återtaget.")
    assert night.activation.state is S.UNDONE


def test_the_first_page_sees_that_somebody_else_has_pressed(desk: Desk, night: Night) -> None:
    night.everyone()
    page = desk.opens("auditor")
    expect(page.locator("h1")).to_have_text("Ordinarie läge")
    night.press()
    expect(page.locator("h1")).to_have_text("Aktiverat läge", timeout=15_000)
    expect(page.locator("#state")).to_contain_text("Grön aktivering: Brand på vårdboende")
