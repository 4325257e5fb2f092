"""Every page there is, looked over: as somebody sees it who has it narrow, in the dark, or read aloud.

A page that nobody thought of here is missed by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import PHONE, Desk
from tests.browser.looking_over import in_the_dark, violations
from tests.console.visitor import an_account
from tests.databases import Databases
from tests.scenarios.activations.asking import Asking
from webhooks.console.pages.activation.forms import FORMS
from webhooks.console.pages.meeting.keys import KEYS, Door

pytestmark = pytest.mark.browser

NO_PAGES: Final = frozenset({"static", "picture.pdf", "record.paper"})
"""Files, which are looked at by other means."""
NARROW: Final = 320
ELSEWHERE: Final = ("signing_in.", "exercise.", "phones.")
"""Looked over where one comes in by them, and where somebody trains by them."""


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Asking:
    """Green has been pressed, something asked, a picture drawn; a meeting is under way."""
    asking = Asking(tmp_path)
    night = asking.night
    night.everyone("gron", speaks=1000)
    night.wish("write-picture", field1="Brand på vårdboende", uncertain1="antal boende")
    night.wish("release")
    asking.stage.forward(seconds=90)
    night.be_about("gron")
    return asking


@pytest.fixture
def desk(night: Asking, browser: Browser) -> Iterator[Desk]:
    with Desk(night.stage, browser) as desk:
        yield desk


def pages_of(night: Asking) -> dict[str, list[str]]:
    """An address or more of each page, by what the application calls it."""
    activation, meeting = f"/aktivering/{night.night.id}", f"/konferens/{night.stage.id}"
    asked_on_a_page = [of for of, key in KEYS.items() if Door.ASKED in key.doors]
    return {
        "start.start": ["/"],
        "press.ask": ["/tryck/green", "/tryck/blue"],
        "meeting.meeting": [meeting],
        "meeting.asked": [f"{meeting}/fraga/{of}" for of in asked_on_a_page],
        "activation.activation": [activation],
        "activation.why": [f"{activation}/varfor/rsib"],
        "activation.form": [f"{activation}/onskan/{of}" for of, form in FORMS.items() if not form.page],
        "inquiry.inquiry": [f"{activation}/forfragan/{night.id}"],
        "picture.picture": [f"{activation}/lagesbild"],
        "picture.write": [f"{activation}/lagesbild/skriv"],
        "members.members": ["/aktorer"],
        "members.function": ["/funktioner/rsib"],
        "members.replace": ["/aktorer/katalog"],
        "members.audit": ["/granskning"],
        "record.history": ["/historik"],
        "record.record": [f"{meeting}/anteckningar"],
        "record.why": [f"{meeting}/plats/rsib/varfor"],
        "record.summary": [f"{meeting}/sammanfattning"],
        "accounts.accounts": ["/konton"],
        "accounts.make": ["/nytt-konto"],
        "accounts.account": ["/konton/kansli"],
        "statement.statement": ["/tillganglighet"],
    }


READERS: Final = {"members.audit": "auditor", "accounts": "office", "members.replace": "office"}
"""Who opens what a leader may not."""


def reader_of(name: str) -> str:
    return READERS.get(name) or READERS.get(name.partition(".")[0], "leader")


def faults_of(page: Page, path: str) -> list[str]:
    """What is wrong with a page in a hand, light and dark, and as narrow as it may be."""
    found = [f"{path} {fault}" for fault in (*violations(page), *in_the_dark(page))]
    page.set_viewport_size({"width": NARROW, "height": 844})
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    return [*found, *([f"{path} is {wide} wide"] if wide > NARROW else [])]


@pytest.mark.timeout(900)
def test_no_page_has_a_violation_or_is_wider_than_the_narrowest_phone(desk: Desk, night: Asking) -> None:
    an_account(night.stage, "kansli")
    readers = {role: desk.opens(role, on=PHONE) for role in ("leader", "office", "auditor")}
    faults: list[str] = []
    for name, paths in pages_of(night).items():
        for path in paths:
            page = readers[reader_of(name)]
            answer = page.goto(path)
            assert answer is not None
            if answer.status == 200:
                faults += faults_of(page, path)
            else:
                assert name in ("meeting.asked", "activation.form"), f"{path}: {answer.status}"
    desk.is_told("404", "409", "403")  # wishes that cannot be made just now
    assert not faults, "\n".join(faults)


def test_every_page_is_among_them(desk: Desk, night: Asking) -> None:
    every = {
        rule.endpoint
        for rule in desk.app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and not rule.rule.endswith(("/strom", "/delar"))
        and not rule.endpoint.startswith(ELSEWHERE)
    }
    assert every - NO_PAGES == pages_of(night).keys()


def test_a_member_sees_its_own_duty_and_nobodys_number(desk: Desk, night: Asking) -> None:
    with night.stage.upprop.store.reading() as look:
        numbers = {
            function: str(look.directory.phones(function).holder)
            for function in ("huddinge-tib", "polisen-tib")
        }
    page = desk.opens("member", "/aktorer", on=PHONE, member="huddinge")
    assert page.get_by_role("heading", name="Huddinge kommun").is_visible()
    assert not page.get_by_text("Polismyndigheten").count()
    page.goto("/funktioner/huddinge-tib")
    assert not page.get_by_role("button", name="Visa numren").count()
    seen = page.content()
    answer = page.goto("/funktioner/polisen-tib")
    assert answer is not None and answer.status == 403
    seen += page.content()
    assert not [number for number in numbers.values() if number[3:] in seen.replace(" ", "").replace("-", "")]
    leader = desk.opens("leader", "/funktioner/polisen-tib", on=PHONE)
    leader.get_by_role("button", name="Visa numren").click()
    expect(leader.get_by_text("+4670").first).to_be_visible()
    desk.is_told("403")
