"""Who is whose: organisations and rota for all, numbers for those who may, and every look written down."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.console.reader import Reader
from tests.stage import Stage

pytestmark = pytest.mark.once

FICTION = Path("counties/stockholm/fiction")


@pytest.fixture
def auditor(stage: Stage) -> Reader:
    return Reader(stage.upprop, "auditor")


@pytest.fixture
def office(stage: Stage) -> Reader:
    return Reader(stage.upprop, "office")


@pytest.fixture
def huddinge(stage: Stage) -> Reader:
    return Reader(stage.upprop, "member", "huddinge")


def number_of(stage: Stage, function: str) -> str:
    with stage.upprop.store.reading() as look:
        return str(look.directory.phones(function).holder)


def test_organisations_stand_with_clusters_functions_and_who_holds_them(stage: Stage, leader: Reader) -> None:
    leader.opens("/aktorer")
    assert "Huddinge kommun Kluster Syd från" in leader.words
    with stage.upprop.store.reading() as look:
        holder = look.directory.on_duty("rsib", stage.clock.now()).holder
    assert holder is not None and holder.name in leader.words
    assert number_of(stage, "huddinge-tib") not in leader.last


def test_numbers_are_shown_when_asked_for_and_the_look_is_written_down(
    leader: Reader, auditor: Reader, stage: Stage
) -> None:
    leader.opens("/funktioner/polisen-tib")
    assert number_of(stage, "polisen-tib") not in leader.last
    leader.sends("/funktioner/polisen-tib")
    assert number_of(stage, "polisen-tib") in leader.last
    auditor.opens("/granskning")
    assert "console:leader såg nummer polisen-tib" in auditor.words


@pytest.mark.parametrize("role", ["auditor", "member"])
def test_whoever_may_not_see_numbers_is_not_shown_any(role: str, stage: Stage) -> None:
    reader = Reader(stage.upprop, role, "polisen" if role == "member" else "")
    reader.opens("/funktioner/polisen-tib")
    assert "Visa numren" not in reader.words
    reader.sends("/funktioner/polisen-tib")
    assert reader.status in (400, 403)  # without a form there is nothing to send it with either
    assert number_of(stage, "polisen-tib") not in reader.last


def test_a_members_account_sees_its_own_organisation(huddinge: Reader) -> None:
    huddinge.opens("/aktorer")
    assert "Huddinge kommun" in huddinge.words and "Polismyndigheten" not in huddinge.words
    huddinge.opens("/funktioner/polisen-tib")
    assert huddinge.status == 403


def test_another_directory_takes_the_place_of_all_that_was(office: Reader, auditor: Reader) -> None:
    office.opens("/aktorer/katalog")
    office.sends("/aktorer/katalog", files=[(path.open("rb"), path.name) for path in FICTION.iterdir()])
    assert "På plats:" in office.words
    auditor.opens("/granskning")
    assert "console:office bytte katalog" in auditor.words


def test_a_directory_with_faults_is_refused_with_all_of_them_and_changes_nothing(
    office: Reader, stage: Stage
) -> None:
    before = number_of(stage, "polisen-tib")
    office.opens("/aktorer/katalog")
    broken = b"function,holder\npolisen-tib,12\nnobody,+46701740610\n"
    people = (FICTION / "people.csv").read_bytes()
    office.sends(
        "/aktorer/katalog", files=[(io.BytesIO(broken), "phones.csv"), (io.BytesIO(people), "people.csv")]
    )
    assert "Avvisad; inget har ändrats" in office.words
    assert office.words.count("phones.csv:") >= 2
    assert number_of(stage, "polisen-tib") == before


@pytest.mark.parametrize("name", ["../../etc/passwd", "notes.txt"])
def test_what_is_no_file_of_a_directory_is_refused(name: str, office: Reader) -> None:
    office.opens("/aktorer/katalog")
    office.sends("/aktorer/katalog", files=[(io.BytesIO(b"x"), name)])
    assert office.status == 422


def test_whoever_does_not_keep_the_directory_cannot_replace_it(leader: Reader) -> None:
    leader.opens("/aktorer/katalog")
    assert leader.status == 403
