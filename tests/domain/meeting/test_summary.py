"""The summary is complete without a link and never cut in the middle of a line."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conference.domain.county.gsm7 import segments
from conference.domain.county.texts import Saying, render
from conference.domain.meeting import events as e
from conference.domain.meeting.record import record
from conference.domain.meeting.summary import NAMED_MISSING, PARTS, draft
from tests.domain.meeting.histories import A_THURSDAY, MEMBERS, PLANNED
from tests.domain.meeting.people import NOW, later

WORDS = {
    "summary_head": "SSR v{week} sammanfattning: {present} av {expected} svarade.",
    "summary_head_title": "SSR {title} {time}: {present} av {expected} svarade.",
    "summary_missing": "Ej nådda: {missing}.",
    "summary_declined": "Avböjde: {seats}.",
    "summary_missing_count": "Ej nådda: {missing} platser.",
    "summary_nothing": "Inget att rapportera.",
    "summary_report": "{seat}: {report}",
    "summary_needs": "Samverkansbehov: {needs}.",
    "summary_no_needs": "Samverkansbehov: inga anmälda.",
    "summary_agreement": "Överenskommet: {text}",
    "summary_task": "{seat}: {text}",
    "summary_note": "{text}",
    "summary_objection": "Avvikande uppfattning: {seat}.",
    "summary_more": "Mer finns i minnesanteckningarna.",
    "summary_next": "Nästa konferens {next}.",
    "exercise": "ÖVNING",
    "and": "och",
}
NEXT = "torsdag 26/11 kl 10.00"


def words(saying: Saying) -> str:
    return render({"sv": WORDS}, saying, "sv")


def summary(*noted: Any, planned: e.ConferencePlanned = PLANNED, **more: Any) -> str:
    told = record([(NOW, planned), *((later(1), event) for event in noted)])
    return draft(told, words, week=47, next_meeting=NEXT, **{"held_at": "10.00", **more})


def came(*seats: str) -> list[e.SeatTaken]:
    return [e.SeatTaken(seat, f"leg-{seat}", "Asta", "holder", "called", False) for seat in seats]


def test_a_thursday_in_a_few_lines() -> None:
    text = draft(record(A_THURSDAY), words, week=47, next_meeting=NEXT, held_at="10.00")
    assert text.splitlines() == [
        "SSR v47 sammanfattning: 2 av 5 svarade.",
        "Ej nådda: Hamnar, Tib och Rkk.",
        "Samverkansbehov: Polisen: Två chaufförer till lördag.",
        "Avvikande uppfattning: Hsf.",
        f"Nästa konferens {NEXT}.",
    ]


def test_nobody_missing_and_nothing_to_report_is_short() -> None:
    everybody = came("polisen", "hsf", "hamnar", "tib", "rkk")
    text = summary(*everybody, e.NothingReported("r", ("polisen", "hsf", "hamnar")))
    assert text.splitlines()[1:-1] == ["Inget att rapportera.", "Samverkansbehov: inga anmälda."]
    assert segments(text) == 1


def test_who_declined_was_reached() -> None:
    text = summary(*came("polisen", "hsf", "tib", "rkk"), e.SeatDeclined("hamnar", "Bo"))
    assert text.splitlines()[1:-1] == ["Avböjde: Hamnar.", "Samverkansbehov: inga anmälda."]


def test_reports_are_told_as_those_who_made_them() -> None:
    text = summary(e.NoteTaken("report", "polisen", "Lugnt  läge –\nen demonstration"))
    assert "Polisen: Lugnt läge - en demonstration" in text.splitlines()


def test_what_was_agreed_and_who_does_what_stand_in_it() -> None:
    text = summary(
        e.NoteTaken("agreement", None, "Samlat budskap via RKK"),
        e.NoteTaken("task", "hsf", "återkommer 15.00"),
        e.NoteTaken("task", None, "telefonlista uppdateras"),
    )
    assert {"Överenskommet: Samlat budskap via RKK", "Hsf: återkommer 15.00", "telefonlista uppdateras"} <= {
        *text.splitlines()
    }


def test_a_meeting_out_of_the_week_is_known_by_title_and_hour() -> None:
    green = e.ConferencePlanned("c1", "gron", "Grön", False, NOW, "twilio", PLANNED.seats, MEMBERS)
    assert summary(planned=green, held_at="18.30").startswith("SSR Grön 18.30: 0 av 5 svarade.")
    assert summary(held_at="10.00").startswith("SSR v47 ")


def test_too_many_missing_are_counted() -> None:
    many = tuple(
        e.SeatBrief(f"s{number}", f"Seat {number}", None, None, "f", True, False, True)
        for number in range(NAMED_MISSING + 1)
    )
    planned = e.ConferencePlanned("c1", "ordinarie", "T", False, NOW, "twilio", many, MEMBERS)
    assert f"Ej nådda: {NAMED_MISSING + 1} platser." in summary(planned=planned)


def test_reports_give_way_before_needs_and_the_text_says_so() -> None:
    reports = [e.NoteTaken("report", "polisen", f"{number} " + "x" * 90) for number in range(9)]
    lines = summary(*reports, e.NoteTaken("need", "hsf", "fordon")).splitlines()
    assert "Samverkansbehov: Hsf: fordon." in lines
    assert lines[-2:] == ["Mer finns i minnesanteckningarna.", f"Nästa konferens {NEXT}."]
    assert "Polisen: 0 " + "x" * 90 in lines and "Polisen: 8 " + "x" * 90 not in lines


notes = st.lists(
    st.builds(
        e.NoteTaken,
        st.sampled_from(["report", "need", "agreement", "task", "objection", "note"]),
        st.sampled_from(["polisen", "hsf", None]),
        st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=300),
    ),
    max_size=12,
)


@pytest.mark.parametrize("exercise", [False, True])
@settings(max_examples=100, deadline=None)
@given(noted=notes)
def test_whatever_is_noted_it_fits_and_begins_and_ends_as_it_should(
    exercise: bool, noted: list[e.NoteTaken]
) -> None:
    planned = e.ConferencePlanned("c1", "ordinarie", "T", exercise, NOW, "twilio", PLANNED.seats, MEMBERS)
    text = summary(*noted, planned=planned)
    assert segments(f"ÖVNING {text} ÖVNING" if exercise else text) <= PARTS
    assert text.startswith("SSR v47 sammanfattning: 0 av 5 svarade.")
    assert text.endswith(f"Nästa konferens {NEXT}.")
