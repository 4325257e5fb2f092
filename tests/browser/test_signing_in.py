"""Coming in with a real browser: an app's digits, and a passkey that it makes and signs with by itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from conference.domain.access.rights import Role
from tests.browser.looking_over import looks_well
from tests.console.visitor import OWN, an_account, digits, in_earnest, kept, pages
from tests.databases import Databases
from tests.stage import Stage, set_up
from webhooks.console.signing_in.doorman import Doorman

pytestmark = pytest.mark.browser


@pytest.fixture
def stage(tmp_path: Path, databases: Databases) -> Iterator[Stage]:
    stage = set_up(tmp_path)
    yield stage
    stage.upprop.close()


@pytest.fixture
def page(stage: Stage, browser: Browser) -> Iterator[Page]:
    app = pages(in_earnest(stage.upprop, console_base_url="http://localhost"))
    server = make_server("localhost", 0, app, threaded=True)
    address = f"http://localhost:{server.port}"
    doorman = app.extensions["doorman"]
    assert isinstance(doorman, Doorman)
    doorman.house = in_earnest(stage.upprop, console_base_url=address)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(base_url=address)
    page, said = context.new_page(), []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda told: said.append(told.text) if "Security Policy" in told.text else None)
    yield page
    context.close()
    server.shutdown()
    assert said == []


def pocket(page: Page) -> None:
    """The browser has an authenticator of its own, which looks who holds it and is content."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    kind = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": {**kind, "isUserVerified": True}})


def sign_in(page: Page, login: str) -> None:
    page.goto("/logga-in")
    page.get_by_label("Användarnamn").fill(login)
    page.get_by_label("Lösenord").fill(OWN)
    page.get_by_role("button", name="Logga in", exact=True).click()


def test_a_passkey_is_made_and_lets_in_without_a_password(stage: Stage, page: Page) -> None:
    an_account(stage)
    pocket(page)
    sign_in(page, "tib")
    expect(page.get_by_role("heading", name="Lägg till en andra faktor")).to_be_visible()
    page.get_by_label("Vad den ska heta").fill("Min telefon")
    page.get_by_role("button", name="Skapa en passnyckel").click()
    expect(page.get_by_role("heading", name="Återställningskoder")).to_be_visible()
    assert [key.name for key in kept(stage).passkeys] == ["Min telefon"]
    page.goto("/konto")
    page.get_by_role("button", name="Logga ut", exact=True).click()
    page.get_by_role("button", name="Logga in med en passnyckel").click()
    expect(page.get_by_role("link", name="Namn tib")).to_be_visible()
    assert kept(stage).passkeys[0].count > 0


def test_whoever_has_no_passkey_is_told_so_and_goes_on(stage: Stage, page: Page) -> None:
    an_account(stage, "revisor", Role.AUDITOR)
    page.goto("/logga-in")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('none')); }")
    page.get_by_role("button", name="Logga in med en passnyckel").click()
    expect(page.get_by_text("Passnyckeln kunde inte användas.")).to_be_visible()
    sign_in(page, "revisor")
    expect(page.get_by_role("link", name="Namn revisor")).to_be_visible()


def test_the_pages_on_the_way_in_look_well_and_work_by_keys_alone(stage: Stage, page: Page) -> None:
    an_account(stage)
    page.goto("/logga-in")
    looks_well(page, "sign-in")
    page.keyboard.type("tib")
    page.keyboard.press("Tab")
    page.keyboard.type(OWN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lägg till en andra faktor")).to_be_visible()
    looks_well(page, "enrol")
    secret = (page.locator(".letters").text_content() or "").replace(" ", "")
    page.get_by_label("De sex siffror som appen visar").fill(digits(secret, stage))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Återställningskoder")).to_be_visible()
    looks_well(page, "codes")
    page.goto("/konto")
    looks_well(page, "account")
    page.goto("/konto/losenord")
    looks_well(page, "password")
    page.goto("/konto")
    page.get_by_role("button", name="Logga ut", exact=True).click()
    sign_in(page, "tib")
    expect(page.get_by_role("heading", name="Andra faktorn")).to_be_visible()
    page.get_by_text("Använd en återställningskod").click()
    looks_well(page, "second")
    page.get_by_label("De sex siffror som appen visar").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well(page, "second-wrong")


def test_the_office_makes_an_account_on_a_phone(stage: Stage, page: Page) -> None:
    an_account(stage, "kansli", Role.OFFICE)
    pocket(page)
    sign_in(page, "kansli")
    page.get_by_label("Vad den ska heta").fill("Min telefon")
    page.get_by_role("button", name="Skapa en passnyckel").click()
    page.goto("/konton")
    looks_well(page, "konton")
    page.get_by_role("link", name="Lägg upp ett konto").click()
    looks_well(page, "nytt-konto")
    page.get_by_label("Användarnamn").fill("ny")
    page.get_by_label("Namn", exact=True).fill("Nils Ny")
    page.get_by_role("button", name="Lägg upp").click()
    expect(page.get_by_text("Första lösenord")).to_be_visible()
    page.goto("/konton/ny")
    looks_well(page, "konto")
    page.get_by_role("button", name="Stäng kontot").click()
    expect(page.get_by_text("stängt")).to_be_visible()
    page.goto("/konto")
    looks_well(page, "eget-konto")
