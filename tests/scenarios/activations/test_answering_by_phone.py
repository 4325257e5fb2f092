"""An inquiry answered with keys: behind the star in the room, or by whoever rings outside a meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.activations.asking import ASKED, Asking
from tests.scenarios.activations.night import CODES

pytestmark = pytest.mark.once

BORROWED = "+46701740690"
"""A phone that no list has."""
UNHURRIED = 13
"""Seconds in which a menu and a question are heard to their end, and no more."""


@pytest.fixture
def asking(tmp_path: Path) -> Asking:
    return Asking(tmp_path)


@pytest.fixture
def meeting(tmp_path: Path) -> Asking:
    """The meeting of the activation has begun."""
    asking = Asking(tmp_path)
    asking.night.everyone("gron", speaks=1000)
    asking.night.wish("release")
    asking.stage.forward(seconds=60)
    asking.night.be_about("gron")
    assert asking.stage.outcomes["haninge-tib"] == "present"
    return asking


def rings_in(asking: Asking, *keys: str, seconds: float = 60) -> str:
    """Ring our number from a borrowed phone, with keys for one question after the other; what was heard."""
    heard = asking.night.rings_in(BORROWED, *keys, seconds=seconds)
    assert asking.stage.network.phone(BORROWED).state == "idle"
    return heard


def code(function: str) -> str:
    return f"{CODES[function]}#"


def answers(asking: Asking) -> list[tuple[str, str, int | None, str]]:
    return [(one.member, one.kind, one.number, one.via) for one in asking.inquiry.answers]


# --- whoever rings ------------------------------------------------------------------------------------------


def test_whoever_gives_the_code_of_a_function_hears_the_question_and_keys_a_number(asking: Asking) -> None:
    heard = rings_in(asking, code("haninge-tib"), "12#")
    assert "Fråga till Haninge kommun: Platser på vårdboende i natt? Slå antal platser och fyrkant." in heard
    assert heard.endswith("Ni svarade 12 platser. Tack. Hej då.")
    (answer,) = asking.inquiry.answers
    assert (answer.number, answer.via, answer.by, answer.words) == (12, "key", "haninge-tib", "12")
    assert "12 platser. 1 av 4 har svarat." in asking.told()[-1]


@pytest.mark.parametrize(
    ("keys", "kind", "number", "hears"),
    [
        ("0#", "none", None, "Ni svarade nej."),
        ("*#", "uncertain", None, "Ni svarade osäkert."),
        ("10*#", "number", 10, "Ni svarade 10 platser, osäkert."),
    ],
)
def test_nought_is_no_and_a_star_is_doubt(
    asking: Asking, keys: str, kind: str, number: int | None, hears: str
) -> None:
    assert hears in rings_in(asking, code("haninge-tib"), keys)
    assert answers(asking) == [("haninge", kind, number, "key")]
    assert asking.inquiry.answers[0].uncertain is ("*" in keys)


def test_anybody_on_duty_at_a_member_may_answer_for_it(asking: Asking) -> None:
    rings_in(asking, code("haninge-kib"), "4#")
    (answer,) = asking.inquiry.answers
    assert (answer.member, answer.by) == ("haninge", "haninge-kib")


def test_what_is_no_answer_is_asked_again(asking: Asking) -> None:
    heard = rings_in(asking, code("haninge-tib"), "1*2#", "12#")
    assert heard.count("Fråga till Haninge kommun") == 2
    assert "Svaret gick inte att förstå. Fråga till" in heard and "Ni svarade 12 platser" in heard


def test_who_says_nothing_is_asked_a_few_times_and_told_goodbye(asking: Asking) -> None:
    heard = rings_in(asking, code("haninge-tib"), seconds=150)
    assert heard.count("Fråga till Haninge kommun") == 3 and heard.endswith("Hej då.")
    assert answers(asking) == []


def test_who_was_not_asked_hears_that_there_is_no_meeting(asking: Asking) -> None:
    assert "Det pågår ingen konferens just nu." in rings_in(asking, code("nacka-tib"))


def test_when_it_is_closed_while_it_is_heard_the_answer_is_not_taken(asking: Asking) -> None:
    phone = asking.stage.network.phone(BORROWED)
    phone.script({"answers": "never", "dials_in": {"at": 1, "keys": [code("haninge-tib")]}})
    asking.stage.forward(seconds=30)
    asking.night.wish("close-inquiry")
    phone.press("12#")
    asking.stage.forward(seconds=10)
    heard = " ".join(phone.heard)
    assert "Fråga till Haninge kommun" in heard
    assert heard.endswith("Frågan är avslutad och svaret är inte noterat. Hej då.")
    assert answers(asking) == []
    assert "Det pågår ingen konferens just nu." in rings_in(asking, code("haninge-tib"))


def test_three_answers_by_three_doors_count_once_and_all_are_kept(asking: Asking) -> None:
    asking.says("haninge", "12")
    asking.says("salem", "5")
    rings_in(asking, code("haninge-tib"), "10#")
    assert asking.inquiry.total.certain == 15
    asking.night.wish("answer-inquiry", by="rsib", member="haninge", words="NEJ")
    total = asking.inquiry.total
    assert (total.certain, total.none, total.answered) == (5, ("haninge",), ("haninge", "salem"))
    assert answers(asking) == [
        ("haninge", "number", 12, "text"),
        ("salem", "number", 5, "text"),
        ("haninge", "number", 10, "key"),
        ("haninge", "none", None, "cli"),
    ]
    assert [one.changed for one in asking.inquiry.answers] == [False, False, True, True]
    asking.stage.forward(minutes=3)
    assert 1 < len(asking.told()) < 4
    assert "5 platser. 2 av 4 har svarat." in asking.told()[-1]


# --- in the room --------------------------------------------------------------------------------------------


def test_behind_the_star_is_a_key_for_the_answer_and_the_way_straight_back(meeting: Asking) -> None:
    heard = " ".join(meeting.keys("haninge", "*", "8", "12#", apart=UNHURRIED))
    assert "8 svara på resursförfrågan." in heard
    assert "Fråga till Haninge kommun: Platser på vårdboende i natt?" in heard
    assert "Ni svarade 12 platser. Tack." in heard
    (answer,) = meeting.inquiry.answers
    assert (answer.member, answer.number, answer.via, answer.by) == ("haninge", 12, "key", "haninge-tib")
    assert in_the_room(meeting, "haninge-tib")
    assert "12 platser. 1 av 4 har svarat." in meeting.told()[-1]


def test_who_was_not_asked_or_no_more_is_offered_nothing(meeting: Asking) -> None:
    heard = " ".join(meeting.keys("polisen", "*", "8"))
    assert "resursförfrågan" not in heard and "Det går inte just nu." in heard
    meeting.night.wish("close-inquiry")
    heard = " ".join(meeting.keys("haninge", "*", "8"))
    assert "resursförfrågan" not in heard and "Det går inte just nu." in heard
    assert in_the_room(meeting, "polisen-tib") and in_the_room(meeting, "haninge-tib")


def test_silence_and_what_is_no_answer_lead_back_to_the_room(meeting: Asking) -> None:
    assert "Svaret gick inte att förstå." in " ".join(meeting.keys("haninge", "*", "8", "**#"))
    assert in_the_room(meeting, "haninge-tib")
    meeting.keys("haninge", "*", "8", after=30)
    assert in_the_room(meeting, "haninge-tib") and answers(meeting) == []


def test_an_answer_is_to_the_version_that_was_heard(meeting: Asking) -> None:
    meeting.keys("haninge", "*", "8", after=0)
    meeting.night.wish("amend-inquiry", wanted="25", uncertain="ja")
    meeting.keys("haninge", "12#")
    meeting.keys("sodertalje", "*", "8", "13#")
    assert [(one.member, one.version) for one in meeting.inquiry.answers] == [
        ("haninge", 1),
        ("sodertalje", 2),
    ]
    assert "25 platser. 2 av 4 har svarat. Behovet 25 är täckt." in meeting.told()[-1]


def test_the_last_that_was_asked_and_is_open_is_what_the_key_is_for(meeting: Asking) -> None:
    meeting.night.wish("ask-inquiry", question="Bussar?", unit="bussar", deadline="10.00", to="haninge")
    assert "Fråga till Haninge kommun: Bussar?" in " ".join(
        meeting.keys("haninge", "*", "8", "2#", apart=UNHURRIED)
    )
    assert "Platser på vårdboende" in " ".join(meeting.keys("sodertalje", "*", "8", "3#", apart=UNHURRIED))
    assert answers(meeting) == [("sodertalje", "number", 3, "key")]


def test_history_and_what_is_stored_agree_afterwards(meeting: Asking) -> None:
    meeting.keys("haninge", "*", "8", "12#")
    assert ASKED[0] == "haninge" and meeting.night.findings == ()
    (inquiry,) = meeting.night.record["inquiries"]
    assert [(answer["member"], answer["via"]) for answer in inquiry["answers"]] == [("haninge", "key")]


def in_the_room(asking: Asking, seat: str) -> bool:
    with asking.stage.upprop.store.reading() as work:
        return seat in work.seats.present(asking.stage.id)
