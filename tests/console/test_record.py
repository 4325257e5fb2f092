"""After a meeting: the summary put in other words and approved, and the record as page and papers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.console.reader import Reader
from tests.databases import Databases
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def stage(tmp_path: Path, databases: Databases) -> Stage:
    """A small Thursday that has just ended; trafikverket has not come."""
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=5)
    stage.nobody_at("trafikverket")
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=8)
    stage.wish("note", by="lst-tib", kind="agreement", text="Gemensamt budskap om halkan")
    stage.forward(minutes=10)
    assert stage.conference.state == "ended"
    return stage


def test_the_summary_is_put_in_other_words_and_approved_from_its_page(stage: Stage, leader: Reader) -> None:
    page = f"/konferens/{stage.id}/sammanfattning"
    leader.opens(page)
    assert "Godkänn och sänd version 1" in leader.words
    leader.sends(page, of="rewrite", text="SSR: allt lugnt. Nästa torsdag.")
    assert "Godkänn och sänd version 2" in leader.words
    leader.sends(page, of="approve")
    stage.forward(minutes=2)
    assert "allt lugnt" in stage.phone("polisen").texts[-1]
    leader.opens(page)
    assert "framme" in leader.words


def test_an_approval_of_a_page_that_is_old_approves_nothing(stage: Stage, leader: Reader) -> None:
    page = f"/konferens/{stage.id}/sammanfattning"
    leader.opens(page)
    stage.wish("rewrite", by="rsib", text="Något annat.")
    leader.sends(page, of="approve")
    assert (leader.status, stage.conference.state) == (409, "ended")


def test_what_has_been_changed_and_not_saved_is_not_sent_unseen(stage: Stage, leader: Reader) -> None:
    page = f"/konferens/{stage.id}/sammanfattning"
    leader.opens(page)
    leader.sends(page, of="approve", text="Något helt annat.")
    assert (leader.status, stage.conference.state) == (409, "ended")
    assert "inte sparad" in leader.words


def test_what_is_written_is_counted_as_it_will_be_sent(stage: Stage, leader: Reader) -> None:
    page = f"/konferens/{stage.id}/sammanfattning"
    leader.opens(page)
    leader.sends(f"{page}/langd", text="ord " * 200)
    assert "För långt för att sändas" in leader.words
    leader.opens(page)
    leader.sends(f"{page}/langd", text="Tack – hej")
    assert "mer än dubbelt så långt: –" in leader.words


def test_the_record_says_who_was_there_and_why_somebody_was_not(stage: Stage, leader: Reader) -> None:
    leader.opens(f"/konferens/{stage.id}/anteckningar")
    assert "Trafikverket ej anträffad: inget svar" in leader.words
    assert "Historiken är hel" in leader.words
    assert "Gemensamt budskap om halkan" in leader.words
    assert "5 av 6 som ringdes upp var med" in leader.last
    leader.opens(f"/konferens/{stage.id}/plats/trafikverket/varfor")
    assert "innehavarens telefon" in leader.words and "besvarades inte" in leader.words


def test_the_record_is_one_page_to_print_a_table_and_the_record_itself(stage: Stage, leader: Reader) -> None:
    page = f"/konferens/{stage.id}/anteckningar"
    leader.opens(f"{page}.pdf")
    assert leader.answer is not None
    printed = PdfReader(io.BytesIO(leader.answer.data))
    assert len(printed.pages) == 1
    words = " ".join(printed.pages[0].extract_text().split())
    assert "Trafikverket: ej anträffad" in words and "Gemensamt budskap" in words
    leader.opens(f"{page}.csv")
    rows = list(csv.DictReader(io.StringIO(leader.answer.data.decode("utf-8-sig")), delimiter=";"))
    assert {row["seat"]: row["outcome"] for row in rows}["trafikverket"] == "not_reached"
    leader.opens(f"{page}.json")
    assert json.loads(leader.last)["conference"]["id"] == stage.id


def test_no_number_stands_in_any_of_it(stage: Stage, leader: Reader) -> None:
    page = f"/konferens/{stage.id}/anteckningar"
    with stage.upprop.store.reading() as look:
        number = look.directory.phones("polisen-tib").holder
    assert number is not None
    for kind in ("", ".csv", ".json"):
        leader.opens(page + kind)
        assert number not in leader.last and number.removeprefix("+46") not in leader.last


def test_the_years_and_the_thursdays_stand_in_the_history(stage: Stage, leader: Reader) -> None:
    leader.opens("/historik")
    assert "Ordinarie samverkanskonferens" in leader.words
    assert "5 av 6" in leader.words
