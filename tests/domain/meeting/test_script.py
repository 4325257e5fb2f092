"""What a line hears is computed from what is stored: the same question always gets what is true now."""

from dataclasses import replace
from datetime import datetime

import pytest

from conference.domain.county.texts import say
from conference.domain.meeting import menus
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.floor import Turn
from conference.domain.meeting.leg import LegState, Place
from conference.domain.meeting.prompt import Prompt
from conference.domain.meeting.script import Line, next_for, role_of
from conference.domain.meeting.wish import Role
from conference.domain.meeting.wishes import WISHES
from tests.domain.meeting.people import NOW, a_conference, a_floor, a_leg, a_seat, later


def line(**what: object) -> Line:
    seat = what.pop("seat", a_seat(holder="l1"))
    leg = what.pop("leg", a_leg())
    return Line(
        leg, seat, what.pop("conference", a_conference()), what.pop("floor", a_floor()), "0 8 4 6 5", "10.00"
    )


def keys_of(prompt: Prompt) -> list[str]:
    return [saying.key for saying in prompt.say]


def turn_of(seat: str, given_at: datetime = NOW) -> Turn:
    return Turn(1, seat, "rapportering", given_at, given_at, 40)


def test_an_outgoing_call_begins_with_who_and_why_and_asks_for_one_key() -> None:
    prompt = next_for(line(seat=a_seat()), NOW)
    assert keys_of(prompt) == ["hello"] and prompt.keys == 1 and prompt.door is None


def test_an_exercise_says_so_before_anything_else() -> None:
    prompt = next_for(line(seat=a_seat(), conference=a_conference(exercise=True)), NOW)
    assert keys_of(prompt)[0] == "exercise_spoken"


def test_the_dial_in_number_is_said_once_only() -> None:
    assert keys_of(next_for(line(seat=a_seat(), leg=a_leg(silences=1)), NOW)) == ["hello_short"]


def test_the_same_question_twice_gets_the_same_answer() -> None:
    asked = line(seat=a_seat())
    assert next_for(asked, NOW) == next_for(asked, NOW)


def test_who_is_asked_while_a_sibling_takes_the_place_hears_that_it_is_taken() -> None:
    prompt = next_for(line(seat=a_seat(holder="l2", holder_by="Bo Dahl")), NOW)
    assert keys_of(prompt) == ["taken"]
    prompt = next_for(line(seat=a_seat(reserved="l2")), NOW)
    assert keys_of(prompt) == ["taken"]


@pytest.mark.parametrize("place", [p for p in Place if p not in (Place.BYE, Place.SUMMARY)])
@pytest.mark.parametrize(
    "state",
    [ConferenceState.CLOSING, ConferenceState.ENDED, ConferenceState.SUMMARISED, ConferenceState.CANCELLED],
)
def test_when_the_meeting_is_over_every_line_hears_goodbye_and_is_let_go(
    place: Place, state: ConferenceState
) -> None:
    prompt = next_for(line(leg=a_leg(place=place), conference=a_conference(state)), NOW)
    assert keys_of(prompt) == ["goodbye"] and prompt.hang_up


def test_a_leader_who_rings_hears_the_summary_while_it_waits_for_approval() -> None:
    leg = a_leg(place=Place.SUMMARY, seat="rkk")
    ended = a_conference(ConferenceState.ENDED, summary_text="SSR v47", summary_version=2)
    assert keys_of(next_for(line(leg=leg, conference=ended), NOW)) == ["summary_read"]
    summarised = a_conference(ConferenceState.SUMMARISED, summary_text="SSR v47", summary_version=2)
    assert keys_of(next_for(line(leg=leg, conference=summarised), NOW)) == ["goodbye"]


def test_a_line_that_is_over_is_told_nothing_more() -> None:
    prompt = next_for(line(leg=a_leg(state=LegState.GONE)), NOW)
    assert prompt.hang_up and prompt.say == ()


def test_a_speaker_enters_with_the_line_closed_and_a_leader_with_it_open() -> None:
    speaker = next_for(line(leg=a_leg(place=Place.ROOM, entry=1)), NOW)
    leader = next_for(
        line(leg=a_leg(place=Place.ROOM, entry=1, seat="tib"), seat=a_seat("tib", holder="l1")), NOW
    )
    assert speaker.door is not None and speaker.door.muted
    assert leader.door is not None and not leader.door.muted


def test_who_holds_the_floor_and_comes_back_enters_with_the_line_open() -> None:
    prompt = next_for(line(leg=a_leg(place=Place.ROOM, entry=2), floor=a_floor(turn=turn_of("polisen"))), NOW)
    assert prompt.door is not None and not prompt.door.muted


def test_a_listening_line_enters_closed_even_when_its_seat_holds_the_floor() -> None:
    leg = a_leg(place=Place.ROOM, entry=1, listening=True)
    prompt = next_for(line(leg=leg, floor=a_floor(turn=turn_of("polisen"))), NOW)
    assert prompt.door is not None and prompt.door.muted


def test_each_entry_has_a_label_of_its_own() -> None:
    labels = {
        next_for(line(leg=a_leg(place=Place.ROOM, entry=entry)), NOW).door.label  # type: ignore[union-attr]
        for entry in (1, 2, 3)
    }
    assert labels == {"l1-1", "l1-2", "l1-3"}


@pytest.mark.parametrize(
    ("slug", "what", "role"),
    [
        ("tib", {}, Role.CHAIR),
        ("rkk", {}, Role.LEADER),
        ("polisen", {}, Role.SPEAKER),
        ("polisen", {"listening": True}, Role.LISTENER),
        ("jarfalla-tib", {}, Role.LISTENER),
    ],
)
def test_what_one_may_ask_for_follows_seat_and_chair(slug: str, what: dict[str, bool], role: Role) -> None:
    assert role_of(line(leg=a_leg(seat=slug, **what), seat=a_seat(slug, holder="l1"))) is role


def test_for_ten_seconds_after_the_star_the_speaker_is_offered_the_turn_back() -> None:
    floor = a_floor(last=turn_of("polisen"), last_ended_at=NOW)
    at_the_menu = line(leg=a_leg(place=Place.MENU), floor=floor)
    assert keys_of(next_for(at_the_menu, later(4))) == ["menu_speaker"]
    assert keys_of(next_for(at_the_menu, later(11))) == ["menu_other"]


def test_the_star_menu_gives_four_seconds_and_silence_leads_back() -> None:
    prompt = next_for(line(leg=a_leg(place=Place.MENU)), NOW)
    assert prompt.silence == 4
    for menu in (menus.CHAIR, menus.LEADER, menus.SPEAKER, menus.DONE, menus.LISTENER):
        assert (menu.silence, menu.wrong, menu.wait) == ("return", "return", 4)


def test_a_speaker_hears_of_the_key_for_an_answer_only_while_something_is_asked() -> None:
    hint = (say("menu_answer"),)
    at_the_menu = line(leg=a_leg(place=Place.MENU))
    assert keys_of(next_for(replace(at_the_menu, asked=hint), NOW)) == ["menu_answer", "menu_other"]
    assert keys_of(next_for(at_the_menu, NOW)) == ["menu_other"]
    listening = line(leg=a_leg(place=Place.MENU, listening=True))
    assert keys_of(next_for(replace(listening, asked=hint), NOW)) == ["menu_listener"]


def test_a_number_is_asked_for_until_the_hash() -> None:
    prompt = next_for(replace(line(leg=a_leg(place=Place.ANSWER)), asked=(say("answer_asked"),)), NOW)
    assert (keys_of(prompt), prompt.keys, prompt.finish) == (["answer_asked"], 8, "#")
    assert prompt.door is None and not prompt.hang_up


def test_every_key_of_every_menu_is_a_wish_or_a_turn_of_the_conversation() -> None:
    for menu in menus.MENUS:
        for what in (*menu.keys.values(), menu.silence, menu.wrong):
            assert what in WISHES or what in menus.TURNS, (menu.id, what)


def test_no_turn_of_the_conversation_goes_by_the_name_of_a_wish() -> None:
    assert not set(menus.TURNS) & set(WISHES), "a key could mean either"


def test_no_menu_offers_a_wish_to_someone_who_may_not_make_it() -> None:
    for role, menu in (
        (Role.CHAIR, menus.CHAIR),
        (Role.LEADER, menus.LEADER),
        (Role.SPEAKER, menus.SPEAKER),
        (Role.SPEAKER, menus.DONE),
        (Role.LISTENER, menus.LISTENER),
    ):
        offered = {what for what in menu.keys.values() if what in WISHES}
        assert all(role in WISHES[what].who for what in offered), menu.id


def test_after_a_wrong_code_the_line_waits_a_little_before_it_is_asked_again() -> None:
    asked = line(leg=a_leg(place=Place.CODE, seat=None, wrong=2), seat=None, conference=None, floor=None)
    prompt = next_for(asked, NOW)
    assert (prompt.keys, prompt.finish, prompt.pause) == (9, "#", 2)


def test_who_was_told_that_the_place_is_taken_is_asked_again_when_it_is_free() -> None:
    told = a_leg(place=Place.TAKEN, silences=1)
    assert keys_of(next_for(line(leg=told, seat=a_seat(holder="l2")), NOW)) == ["taken"]
    assert keys_of(next_for(line(leg=told, seat=a_seat()), NOW)) == ["hello_short"]
