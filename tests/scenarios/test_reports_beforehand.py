"""The day before: who is asked what there will be to report, what is made of the answers, who sees them."""

from pathlib import Path

import pytest

from conference.domain.errors import DomainError
from conference.views.quiet import quiet
from conference.views.room import Place, room
from tests.scenarios.asking import ask
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

ASKED, AGAIN = "Har ni något att rapportera?", "har vi inte fått ert svar"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """It is the day before, and in five minutes the question goes out."""
    stage = a_small_thursday(tmp_path)
    stage.everyone(speaks=4)
    stage.plan(minutes=21 * 60 + 5, week=47)
    return stage


def texts(stage: Stage, seat: str, words: str) -> list[str]:
    return [text for text in stage.phone(seat).texts if words in text]


def place(stage: Stage, seat: str) -> Place:
    with stage.upprop.store.reading() as look:
        found = room(look, stage.conference, stage.clock.now()).seat(seat)
    assert found is not None
    return found


def heard(stage: Stage, words: str) -> bool:
    return any(words in said for said in stage.phone("polisen").heard)


def test_the_round_is_asked_the_day_before_and_those_who_are_silent_once_more(stage: Stage) -> None:
    stage.forward(minutes=4)
    assert not texts(stage, "polisen", ASKED)
    stage.forward(minutes=2)
    speakers = [seat.seat for seat in stage.conference.format.speakers]
    assert all(len(texts(stage, seat, ASKED)) == 1 for seat in speakers)
    assert not texts(stage, "lst-tib", ASKED), "leaders have their own points"
    stage.phone("polisen").text("INGET")
    stage.phone("trafikverket").text("Slussen stängs för lastbilar i natt.")
    stage.forward(minutes=19 * 60)
    silent = [seat for seat in speakers if texts(stage, seat, AGAIN)]
    assert silent == [seat for seat in speakers if seat not in ("polisen", "trafikverket")]
    assert all(len(text) <= 160 for seat in speakers for text in stage.phone(seat).texts), "one part each"


def test_who_has_nothing_is_read_out_in_one_sentence_and_a_line_is_said_by_whoever_sent_it(
    stage: Stage,
) -> None:
    stage.forward(minutes=6)
    stage.phone("polisen").text("Hej, inget att rapportera")
    stage.phone("trafikverket").text("RAPPORT Slussen stängs för lastbilar i natt")
    stage.forward(minutes=1)
    assert texts(stage, "polisen", "inget att rapportera från Polisen")
    assert texts(stage, "trafikverket", "raden från Trafikverket är noterad")
    assert place(stage, "polisen").nothing_to_report
    assert place(stage, "trafikverket").report == "Slussen stängs för lastbilar i natt"
    stage.forward(minutes=21 * 60 + 12)
    assert heard(stage, "Inget att rapportera från Polisen")
    assert ("trafikverket", "spoke") in stage.turns
    assert not heard(stage, "Slussen stängs"), "whoever is there says it"
    notes = [note["text"] for note in stage.record["notes"] if note["kind"] == "report"]
    assert notes == ["Slussen stängs för lastbilar i natt"]


def test_a_line_is_read_aloud_where_nobody_has_come_to_say_it(stage: Stage) -> None:
    stage.nobody_at("trafikverket")
    stage.forward(minutes=6)
    stage.phone("trafikverket").text("Slussen stängs för lastbilar i natt.")
    stage.forward(minutes=21 * 60 + 15)
    assert heard(stage, "Trafikverket har sänt en skriftlig rapport: Slussen stängs")
    assert ("trafikverket", "read_aloud") in stage.turns


def test_the_last_answer_counts(stage: Stage) -> None:
    stage.forward(minutes=6)
    phone = stage.phone("trafikverket")
    for words in ("Slussen stängs.", "NEJ", "Slussen stängs ändå."):
        phone.text(words)
        stage.forward(minutes=1)
    assert place(stage, "trafikverket").report == "Slussen stängs ändå."
    assert not place(stage, "trafikverket").nothing_to_report
    phone.text("inget!")
    stage.forward(minutes=1)
    assert place(stage, "trafikverket").report is None
    assert place(stage, "trafikverket").nothing_to_report


def test_leaders_and_desk_report_for_a_seat_and_a_seat_for_itself_alone(stage: Stage) -> None:
    ask(stage, "report", seat="polisen", text="Demonstration på lördag.")
    assert place(stage, "polisen").report == "Demonstration på lördag."
    ask(stage, "report", seat="polisen")
    assert place(stage, "polisen").nothing_to_report
    ask(stage, "report", as_="trafikverket", text="Slussen stängs.")
    assert place(stage, "trafikverket").report == "Slussen stängs."
    with pytest.raises(DomainError):
        ask(stage, "report", as_="trafikverket", seat="polisen", text="Allt lugnt.")
    with pytest.raises(DomainError, match="no turn in the round"):
        ask(stage, "report", seat="lst-tib", text="Vi börjar.")


def test_whoever_has_been_asked_and_rings_reports_nothing_with_the_first_key_and_the_buttons_keep_theirs(
    stage: Stage,
) -> None:
    stage.forward(minutes=6)
    phone = stage.phone("polisen")
    phone.dial()
    stage.forward(seconds=12)
    assert "Inget att rapportera: tryck 1. Gröna knappen: 5, blå: 6." in phone.heard[-1]
    phone.press("1")
    stage.forward(seconds=20)
    assert any("inget att rapportera är noterat" in words for words in phone.heard), phone.heard
    assert place(stage, "polisen").nothing_to_report
    phone.dial()
    stage.forward(seconds=15)
    assert "Inget att rapportera" not in phone.heard[-1], "nothing more is wanted"
    phone.press("5")
    stage.forward(seconds=10)
    assert "på väg att trycka på gröna knappen" in phone.heard[-1]


def test_it_is_too_late_when_the_calls_have_begun(stage: Stage) -> None:
    stage.forward(minutes=21 * 60 + 2)
    with pytest.raises(DomainError, match="gathering"):
        ask(stage, "report", seat="polisen", text="Demonstration på lördag.")


def test_nobody_is_asked_about_a_meeting_that_is_cancelled_or_soon(stage: Stage) -> None:
    ask(stage, "cancel", why="sjukdom")
    stage.plan(minutes=30, week=47)
    stage.forward(minutes=21 * 60)
    assert not texts(stage, "polisen", ASKED) and not texts(stage, "polisen", AGAIN)


def test_a_figure_or_a_strangers_words_are_no_report(stage: Stage) -> None:
    stage.forward(minutes=6)
    stage.phone("polisen").text("12")
    stage.phone("trafikverket", "substitute").text("Allt lugnt.")
    stage.forward(minutes=1)
    assert place(stage, "polisen").report is None
    assert place(stage, "trafikverket").report is None


def test_every_fourth_week_it_is_also_asked_for_a_lesson(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    stage.plan(minutes=21 * 60 + 5, week=52)
    stage.forward(minutes=6)
    assert texts(stage, "polisen", "en lärdom för andra")


def test_whoever_reads_english_is_asked_in_english(stage: Stage) -> None:
    with stage.upprop.store.writing() as work:
        work.connection.exec_driver_sql("UPDATE people SET language = 'en'")
    stage.forward(minutes=6)
    assert texts(stage, "polisen", "Answer NOTHING or one line.")
    stage.phone("polisen").text("NOTHING")
    stage.forward(minutes=1)
    assert texts(stage, "polisen", "nothing to report from Police")


def test_leaders_see_who_has_not_spoken_for_four_meetings(stage: Stage) -> None:
    ask(stage, "cancel")
    stage.nobody_at("trafikverket")
    for held in range(4):
        assert _quiet(stage) == (), f"after {held} meetings"
        stage.plan(minutes=10)
        stage.forward(minutes=20)
        assert stage.conference.state == "ended"
    stage.plan(minutes=10)
    assert _quiet(stage) == ("trafikverket",)


def _quiet(stage: Stage) -> tuple[str, ...]:
    stage.plan(minutes=600)
    with stage.upprop.store.reading() as look:
        found = quiet(look, stage.conference)
    ask(stage, "cancel")
    return found
