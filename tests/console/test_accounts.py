"""Who may sit at the console, kept from its pages: by the office, and by nobody else."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from conference.domain.access.rights import Role
from tests.console.reader import Reader
from tests.console.visitor import OWN, Visitor, an_account, kept, pages
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def app(stage: Stage) -> Flask:
    """In an exercise, so that no second factor is asked for on the way in."""
    an_account(stage, "kansli", Role.OFFICE)
    return pages(stage.upprop)


@pytest.fixture
def office(app: Flask) -> Visitor:
    visitor = Visitor(app)
    visitor.signs_in("kansli")
    return visitor


def makes(office: Visitor, login: str = "ny", **said: str) -> str:
    """Another account; the first password that is shown."""
    office.opens("/nytt-konto")
    office.sends("/nytt-konto", **{"login": login, "name": "Nils Ny", "role": "leader", **said})
    shown = re.search(r"<dt>Första lösenord</dt><dd><code>([^<]+)</code>", office.last)
    return shown[1] if shown else ""


def test_an_account_is_made_and_whoever_gets_it_comes_in_with_what_was_shown(
    office: Visitor, app: Flask, stage: Stage
) -> None:
    password = makes(office, language="en")
    assert "Visas bara nu." in office.words and office.answer is not None
    assert office.answer.headers["Cache-Control"] == "no-store"
    office.opens("/konton")
    assert "Nils Ny" in office.words and "har kvar första lösenordet" in office.words
    assert password not in office.last
    new = Visitor(app)
    new.signs_in("ny", password)
    assert new.at == "/konto/losenord", "which has to be changed first"
    assert kept(stage, "ny").language == "en"


def test_the_form_sent_again_makes_no_second(office: Visitor) -> None:
    makes(office)
    stamp = dict(office.hidden)
    office.opens("/nytt-konto")
    twice = {**office.hidden, "login": "en-gang", "name": "En", "role": "auditor"}
    office.sends("/nytt-konto", **twice)
    assert "Första lösenord" in office.words and stamp == {}
    office.sends("/nytt-konto", **{**twice, "login": "en-till"})
    assert "Formuläret är redan sänt." in office.words
    office.opens("/konton")
    assert "en-gang" in office.words and "en-till" not in office.words


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"role": "kung"}, "Välj"),
        ({"role": "member"}, "Välj en aktör"),
        ({"role": "leader", "member": "huddinge"}, "Välj en aktör"),
        ({"language": "fi"}, "Välj något"),
        ({"login": "kansli"}, "Det finns redan ett konto"),
        ({"login": "å b"}, "Ett användarnamn är"),
    ],
)
def test_what_makes_no_account_is_refused(office: Visitor, said: dict[str, str], told: str) -> None:
    assert makes(office, **said) == ""
    assert office.status in (409, 422) and told in office.words


def test_closed_nobody_comes_in_and_whoever_was_in_is_out_until_it_is_opened(
    office: Visitor, app: Flask, stage: Stage
) -> None:
    an_account(stage, "tib")
    leader = Visitor(app)
    leader.signs_in()
    assert leader.is_in
    office.opens("/konton/tib")
    assert "på 1 ställe" in office.words
    office.sends("/konton/tib/close")
    assert "stängt" in office.words and not leader.is_in
    leader.signs_in()
    assert not leader.is_in
    office.sends("/konton/tib/open")
    leader.signs_in()
    assert leader.is_in
    office.sends("/konton/tib/sign-out")
    assert not leader.is_in


def test_begun_anew_it_has_another_first_password_and_the_old_one_is_good_for_nothing(
    office: Visitor, app: Flask, stage: Stage
) -> None:
    an_account(stage, "tib")
    office.opens("/konton/tib")
    office.sends("/konton/tib/reset")
    assert "Första lösenord" in office.words
    leader = Visitor(app)
    leader.signs_in("tib", OWN)
    assert leader.at == "/logga-in" and kept(stage).must_change


@pytest.mark.parametrize("deed", ["close", "reset"])
def test_nobody_shuts_themselves_out(office: Visitor, stage: Stage, deed: str) -> None:
    office.opens("/konton/kansli")
    assert "Stäng kontot" not in office.words and "Börja om" not in office.words
    office.sends(f"/konton/kansli/{deed}")
    assert "Det måste någon annan göra med ert konto." in office.words
    assert office.is_in and not kept(stage, "kansli").must_change


def test_there_is_nothing_else_to_be_done(office: Visitor) -> None:
    office.opens("/konton/kansli")
    office.sends("/konton/kansli/promote")
    assert office.status == 404
    office.opens("/konton/ingen")
    assert office.status == 404


def test_whoever_came_in_a_while_ago_shows_once_more_who_they_are(office: Visitor, stage: Stage) -> None:
    stage.forward(minutes=31)
    office.opens("/nytt-konto")
    assert office.at == "/logga-in"
    office.sends("/logga-in", login="kansli", password=OWN)
    assert office.at == "/nytt-konto"
    assert makes(office)


def test_what_was_done_stands_in_the_audit(office: Visitor, stage: Stage) -> None:
    makes(office)
    auditor = Reader(stage.upprop, "auditor")
    auditor.opens("/granskning")
    assert "console:kansli skapade kontot ny" in auditor.words


def test_ones_own_language_is_chosen_on_ones_own_page(office: Visitor, stage: Stage) -> None:
    office.opens("/konto")
    office.sends("/konto/sprak", language="en")
    assert "Your account" in office.words and kept(stage, "kansli").language == "en"
    office.sends("/konto/sprak", language="fi")
    assert office.status == 422
    office.opens("/konto")
    assert "Your account" in office.words
