"""Whoever has English hears and reads English from the first word to the last, and nobody else a word of it.

What is said to the whole room is in the house's language, and what people say and write in their own.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from conference.county.directory import read_directory
from conference.county.folder import read_county
from conference.domain.county.county import County
from conference.domain.county.texts import NAMES, parameters, render, say
from tests.scenarios.activations.night import Night
from tests.scenarios.english import doors, nights, thursday
from tests.scenarios.english.night import GreenNight
from tests.scenarios.english.story import STRANGER, Story
from tests.scenarios.english.tongues import SIGNS, announced, leaks, signed, speak_english
from tests.scenarios.small import COUNTY, a_small_thursday
from tests.stage import FICTION, set_up

pytestmark = pytest.mark.once

STORIES: Final[tuple[type[Story], ...]] = (
    thursday.Thursday,
    thursday.InWriting,
    GreenNight,
    doors.Seats,
    doors.Rounds,
    doors.OutOfHours,
    doors.NotReady,
    doors.Moved,
    doors.ToAPlace,
    nights.TakenBack,
    nights.PassedOn,
    nights.CalledByItself,
    nights.Blue,
    nights.PressedTooOften,
    nights.Answers,
    nights.Leaving,
    nights.Several,
    nights.Lasting,
)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """The county whose words show their language."""
    folder = tmp_path_factory.mktemp("signed") / "county"
    return read_county(signed(Path(shutil.copytree(COUNTY, folder))))


def _keys(words: str) -> frozenset[str]:
    return frozenset(words.split())


TO_THE_ROOM: Final = _keys(
    """
    opening opening_green opening_blue opening_plain opening_green_automatic gathering_notice roll_call
    roll_call_all block open_floor floor_given floor_returned lost_line time_out nothing_to_report_list
    read_aloud two_minutes_left one_minute_left hard_stop new_chair objection_window break_out_asked
    handed_over moved_on reports_lost reports_regained
    """
)
"""What all hear together, and in no language but the house's."""
TO_WHOEVER: Final = _keys("moment line_waits trouble")
"""Said when nobody can know who is on the line, and therefore in every language: `tests/webhooks`."""
ON_PAPER: Final = _keys(
    """
    picture_title picture_active picture_over picture_written picture_changed picture_nothing picture_notice
    picture_cut
    """
)
IN_THE_RECORD: Final = _keys("pressed_by_mistake activation_over held_at_another_time")
"""Why a meeting was called off: nobody is told."""
PUT_INTO_WORDS: Final = _keys(
    """
    carrier_lost voice_lost link_silent_text not_open_yet press_reserve press_told_reserve summary_nothing
    summary_missing_count someone unsaid_why time_to_be_told over_time monday tuesday wednesday saturday
    sunday readiness_barred readiness_minutes readiness_seats readiness_rested readiness_returning way_heard
    way_old way_trying
    """
)
"""Told in other stories, by the same way as others of theirs; here they are only put into words."""


@pytest.mark.parametrize("kind", STORIES, ids=lambda kind: kind.__name__)
def test_nothing_in_the_one_language_reaches_whoever_has_the_other(tmp_path: Path, kind: type[Story]) -> None:
    story = kind(tmp_path)
    story.tell()
    assert story.leaks == []
    assert set(kind.SAYS.split()) - story.asked.keys_seen == set()
    assert announced(story.stage) <= TO_THE_ROOM


def test_every_text_is_told_in_english_by_one_of_these_stories_or_is_known_not_to_be(county: County) -> None:
    told = frozenset(key for kind in STORIES for key in kind.SAYS.split())
    elsewhere = TO_THE_ROOM | TO_WHOEVER | ON_PAPER | IN_THE_RECORD | PUT_INTO_WORDS
    every = {key for key in county.texts["en"] if not key.startswith((NAMES, "paper_"))}
    assert sorted(every - told - elsewhere) == []
    assert sorted((told | elsewhere) - every) == []
    assert sorted(told & elsewhere) == []


@pytest.mark.parametrize("key", sorted(PUT_INTO_WORDS))
def test_what_they_do_not_tell_is_english_too_whatever_is_named_in_it(county: County, key: str) -> None:
    asked_for = parameters(county.texts["en"][key])
    words = render(county.texts, say(key, **dict.fromkeys(asked_for, f"{SIGNS['sv']}Polisen")), "en")
    assert SIGNS["sv"] not in words and words.count(SIGNS["en"]) == 1 + len(asked_for)


def test_a_stranger_is_spoken_to_as_the_house_does_until_a_key_or_a_code_has_told(tmp_path: Path) -> None:
    """Nought for the other language, nought for the first again, and the code of somebody who has English."""
    story = doors.Stranger(tmp_path)
    story.tell()
    heard = [words for words in story.phone(STRANGER).heard if " är här" not in words]
    signs = [sign for words in heard for sign in SIGNS.values() if sign in words]
    turns = [sign for at, sign in enumerate(signs) if at == 0 or signs[at - 1] != sign]
    assert turns == [SIGNS["sv"], SIGNS["en"], SIGNS["sv"], SIGNS["en"]]
    assert any("The code is for" in words for words in heard)


def test_the_same_is_true_where_the_house_has_english_and_one_person_swedish(tmp_path: Path) -> None:
    story = doors.Seats(tmp_path, LANGUAGE="en")
    known = read_directory(FICTION, story.stage.upprop.county)
    speak_english(story.stage, *known.phones.keys() - {doors.POLICE})
    swedish = frozenset(known.phones[doors.POLICE].numbers)
    story.tell()
    assert leaks(story.stage, swedish, frozenset({STRANGER}), house="en") == []
    assert "¤Tack för idag" in story.heard(doors.POLICE, "substitute")


def test_a_summary_in_somebodys_own_words_is_sent_as_it_stands_to_all(tmp_path: Path) -> None:
    stage = a_small_thursday(tmp_path)
    speak_english(stage, "polisen-tib")
    stage.everyone()
    stage.plan(minutes=3)
    stage.forward(minutes=4)
    stage.wish("end")
    stage.forward(minutes=1)
    with stage.upprop.store.writing() as work:
        work.conferences.get(stage.id).summary_text = "SSR v48: allt lugnt. Hälsningar Vera"
    stage.wish("approve")
    stage.forward(minutes=4)
    for seat in ("polisen", "trafikverket"):
        assert "allt lugnt. Hälsningar Vera" in stage.phone(seat).texts[-1]


def test_with_the_next_shift_the_same_phone_has_another_language(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    speak_english(stage, "polisen-tib", only_now=True)
    phone = stage.phone("polisen")
    phone.text("STATUS")
    stage.forward(seconds=5)
    stage.forward(minutes=7 * 24 * 60)
    phone.text("STATUS")
    stage.forward(seconds=5)
    assert ["no meeting is under way" in text for text in phone.texts] == [True, False]
    assert "ingen konferens pågår" in phone.texts[-1]


def test_a_leader_names_a_member_in_english_too(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone()
    for member in ("polisen", "huddinge"):
        night.press(member, "Fire")
    night.stage.forward(minutes=1)
    for function, body in (
        ("lst-tib", "AVSLUTA"),
        ("polisen-tib", "INVÄND inte än"),
        ("huddinge-tib", "INVÄND vänta"),
        ("lst-tib", "ANSWER Police until tomorrow"),
    ):
        night.phone(function).text(body)
        night.stage.forward(seconds=8)
    assert "invändning: until tomorrow" in night.phone("polisen-tib").texts[-1]
