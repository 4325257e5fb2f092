"""What every carrier promises, whoever it is: written once, and held by `test_contract.py` of each there is.

Here is what is promised of calls; of texts, in `contract_of_texts.py`.

A promise is said to a *ground*: a carrier beside something that plays the phones behind it. What only some
carriers can be brought to (a refusal, an answer that comes too late) is named with the promise, and the
ground says which of it can be played there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final, Protocol, TypeVar

import pytest

from conference.domain.meeting.facts import Told
from conference.domain.meeting.reasons import Reason
from conference.ports import CarrierError, NotTaken, Unknown, Voice

PHONE, OTHER, THIRD = "+46701740605", "+46701740606", "+46701740607"
NO_NUMBER = "+46999"
REFUSES, LATE = "refuses", "late"
"""It refuses by number; it can act without answering."""


class Ground(Protocol):
    """Where a carrier is tried. `plays`: what of the above it can be brought to."""

    plays: frozenset[str]

    def now(self) -> datetime: ...

    def forward(self, seconds: float) -> None: ...

    def takes_nothing(self) -> None:
        """From now on it asks to be left alone for a moment."""

    def is_away(self) -> None:
        """From now on no connection to it is made."""

    def acts_without_answering(self) -> None: ...

    def says_nothing(self) -> None:
        """From now on it neither acts nor answers."""

    def is_well(self) -> None:
        """What was said by the four before holds no longer."""


class VoiceGround(Ground, Protocol):
    voice: Voice

    def answered(self, number: str) -> str:
        """A call of ours to a phone that was taken, and goes on; its id."""

    def meet(self, room: str, *numbers: str) -> None:
        """These phones are in that room now, as `leg0-1`, `leg1-1` …, all lines closed."""

    def rings_us(self, number: str) -> None: ...

    def will_say(self, address: str, words: str) -> None:
        """What is said where the carrier asks at `words/<effect>`, or at `legs/<leg>/<step>`."""

    def heard(self, number: str) -> list[str]: ...


G = TypeVar("G", contravariant=True)
Promise = Callable[[G], None]

OF_CALLS: Final[dict[Promise[VoiceGround], frozenset[str]]] = {}
"""Each promise, and what a ground must be able to play for it to be tried there."""


def of_calls(*needs: str) -> Callable[[Promise[VoiceGround]], Promise[VoiceGround]]:
    def noted(promise: Promise[VoiceGround]) -> Promise[VoiceGround]:
        OF_CALLS[promise] = frozenset(needs)
        return promise

    return noted


def refusal(ask: Callable[[], object]) -> tuple[Reason, bool]:
    """Why it was certainly not done, and whether it may be asked again."""
    with pytest.raises(NotTaken) as refused:
        ask()
    assert type(refused.value.reason) is Reason
    return refused.value.reason, refused.value.retry


def perhaps(ask: Callable[[], object]) -> None:
    with pytest.raises(Unknown):
        ask()


def soon_after(moment: datetime) -> datetime:
    """A carrier's clock knows whole seconds only, and may be one off."""
    return moment - timedelta(seconds=2)


# --- calls ----------------------------------------------------------------------------------------------


@of_calls()
def a_call_placed_is_found_by_its_id_and_by_its_number(ground: VoiceGround) -> None:
    before = ground.now()
    call = ground.voice.place("leg1", PHONE, 25)
    assert ground.voice.look(call).number == PHONE
    assert [seen.call for seen in ground.voice.calls_to(PHONE, soon_after(before))] == [call]
    assert ground.voice.calls_to(OTHER, soon_after(before)) == []
    ground.forward(60)
    assert ground.voice.calls_to(PHONE, ground.now()) == []


@of_calls()
def a_phone_rings_for_as_long_as_it_was_asked_to_and_hardly_longer(ground: VoiceGround) -> None:
    call = ground.voice.place("leg1", PHONE, 20)
    ground.forward(18)
    assert ground.voice.look(call).status == Told.RINGING
    ground.forward(12)
    assert ground.voice.look(call).status == Told.NO_ANSWER


@of_calls()
def a_call_hung_up_is_over_whether_it_rang_or_was_taken(ground: VoiceGround) -> None:
    taken, ringing = ground.answered(PHONE), ground.voice.place("leg2", OTHER, 25)
    ground.forward(3)
    assert ground.voice.look(taken).status == Told.ANSWERED
    for call, over in ((taken, Told.HUNG_UP), (ringing, Told.CANCELLED)):
        ground.voice.hang_up(call)
        ground.forward(1)
        assert ground.voice.look(call).status in (over, Told.HUNG_UP)


@of_calls()
def what_is_over_or_never_was_is_gone(ground: VoiceGround) -> None:
    call = ground.answered(PHONE)
    ground.voice.hang_up(call)
    ground.forward(1)
    never = call[:2] + "0" * (len(call) - 2)
    assert refusal(lambda: ground.voice.look(never)) == (Reason.GONE, False)
    for one in (call, never):
        assert refusal(lambda one=one: ground.voice.hang_up(one)) == (Reason.GONE, False)  # type: ignore[misc]
        assert refusal(lambda one=one: ground.voice.ask_anew(one, "leg1", 2)) == (Reason.GONE, False)  # type: ignore[misc]


@of_calls()
def whoever_is_asked_to_slow_down_has_rung_nobody(ground: VoiceGround) -> None:
    before = ground.now()
    ground.takes_nothing()
    assert refusal(lambda: ground.voice.place("leg1", PHONE, 25)) == (Reason.CARRIER_FAULT, True)
    ground.is_well()
    assert ground.voice.calls_to(PHONE, soon_after(before)) == []


@of_calls()
def a_connection_never_made_rings_nobody(ground: VoiceGround) -> None:
    before = ground.now()
    ground.is_away()
    assert refusal(lambda: ground.voice.place("leg1", PHONE, 25)) == (Reason.CARRIER_FAULT, True)
    ground.is_well()
    assert ground.voice.calls_to(PHONE, soon_after(before)) == []


@of_calls(LATE)
def a_call_whose_answer_came_too_late_stands_in_the_list(ground: VoiceGround) -> None:
    before = ground.now()
    ground.acts_without_answering()
    perhaps(lambda: ground.voice.place("leg1", PHONE, 25))
    ground.is_well()
    assert len(ground.voice.calls_to(PHONE, soon_after(before))) == 1


@of_calls(LATE)
def a_call_of_which_nothing_is_heard_may_also_not_have_been_placed(ground: VoiceGround) -> None:
    before = ground.now()
    ground.says_nothing()
    perhaps(lambda: ground.voice.place("leg1", PHONE, 25))
    ground.is_well()
    assert ground.voice.calls_to(PHONE, soon_after(before)) == []


@of_calls()
def whatever_is_asked_of_one_that_is_away_is_an_error_of_ours(ground: VoiceGround) -> None:
    voice = ground.voice
    ground.is_away()
    for ask in (
        lambda: voice.hang_up("CA" + "0" * 32),
        lambda: voice.look("CA" + "0" * 32),
        lambda: voice.calls_to(PHONE, ground.now()),
        lambda: voice.calls_up(),
        lambda: voice.in_a_room("CA" + "0" * 32),
        lambda: voice.set_muted("meeting", "leg0-1", True),
        lambda: voice.announce("meeting", 7),
        lambda: voice.whisper("meeting", "leg0-1", 7),
        lambda: voice.lines("meeting"),
        lambda: voice.end_room("meeting"),
    ):
        with pytest.raises(CarrierError):
            ask()


@of_calls(REFUSES)
def a_number_that_is_none_is_refused_for_good(ground: VoiceGround) -> None:
    assert refusal(lambda: ground.voice.place("leg1", NO_NUMBER, 25)) == (Reason.BAD_NUMBER, False)


@of_calls()
def a_line_comes_back_as_it_was_set_by_either_name_of_its_room(ground: VoiceGround) -> None:
    ground.meet("meeting", PHONE, OTHER)
    theirs = ground.voice.lines("meeting")[0].room
    for room in ("meeting", theirs):
        for muted in (False, True):
            ground.voice.set_muted(room, "leg0-1", muted)
            assert {line.label: line.muted for line in ground.voice.lines(room)} == {
                "leg0-1": muted,
                "leg1-1": True,
            }


@of_calls()
def a_line_that_is_not_there_is_gone(ground: VoiceGround) -> None:
    ground.meet("meeting", PHONE)
    assert refusal(lambda: ground.voice.set_muted("meeting", "leg9-1", True)) == (Reason.GONE, False)
    assert refusal(lambda: ground.voice.set_muted("elsewhere", "leg0-1", True)) == (Reason.GONE, False)


@of_calls()
def what_is_said_to_a_room_is_heard_there_and_nowhere_else(ground: VoiceGround) -> None:
    ground.meet("meeting", PHONE, OTHER)
    ground.meet("elsewhere", THIRD)
    ground.will_say("words/7", "Alla hör detta")
    ground.will_say("words/8", "En hör detta")
    ground.voice.announce("meeting", 7)
    ground.forward(5)
    ground.voice.whisper("meeting", "leg1-1", 8)
    ground.forward(5)
    assert "Alla hör detta" in ground.heard(PHONE) and "Alla hör detta" in ground.heard(OTHER)
    assert "Alla hör detta" not in ground.heard(THIRD)
    assert "En hör detta" in ground.heard(OTHER)
    assert "En hör detta" not in ground.heard(PHONE) + ground.heard(THIRD)


@of_calls()
def whoever_is_asked_anew_leaves_the_room_and_hears_what_is_true_now(ground: VoiceGround) -> None:
    ground.meet("meeting", PHONE, OTHER)
    first, second = ground.voice.lines("meeting")
    assert ground.voice.in_a_room(first.call) and ground.voice.in_a_room(second.call)
    ground.will_say("legs/leg0/7", "Tack och hej")
    ground.voice.ask_anew(first.call, "leg0", 7)
    ground.forward(5)
    assert "Tack och hej" in ground.heard(PHONE)
    assert [line.label for line in ground.voice.lines("meeting")] == ["leg1-1"]
    assert not ground.voice.in_a_room(first.call)


@of_calls()
def a_room_is_ended_once_and_ending_it_again_is_no_fault(ground: VoiceGround) -> None:
    ground.meet("meeting", PHONE, OTHER)
    ground.voice.end_room("meeting")
    ground.forward(1)
    assert ground.voice.lines("meeting") == []
    ground.voice.end_room("meeting")
    ground.voice.end_room("never-was")
    assert ground.voice.lines("never-was") == []


@of_calls()
def whoever_rang_us_is_told_from_whom_we_rang(ground: VoiceGround) -> None:
    ours = ground.answered(PHONE)
    ground.rings_us(OTHER)
    ground.forward(3)
    up = ground.voice.calls_up()
    assert {call.inbound for call in up} == {True, False}
    assert [call.call for call in up if not call.inbound] == [ours]
    ground.voice.ask_from_the_beginning(next(call.call for call in up if call.inbound))
