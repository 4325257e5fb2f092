"""A clock that is fair: warned in time, closed after a grace or only told, one announcement at a time."""

from conference.domain.county.texts import say
from conference.domain.meeting import commands, events
from conference.domain.meeting.effects import Announce, Whisper
from tests.domain.meeting.people import FORMAT, NOW, later
from tests.domain.meeting.rounds import ALL, WARNS, give, in_the_round, one, planned, yielded


def test_two_tones_warn_the_speaker_alone_of_this_turn_and_no_other() -> None:
    floor = in_the_round()
    give(floor)
    tones = one(floor.warn(1, "leg", now=later(33)), Whisper)
    assert (tones.leg, tones.tones, tones.turn, tones.saying) == ("leg", True, 1, None)
    assert floor.warn(2, "leg", now=later(33)).effects == ()
    assert floor.warn(1, None, now=later(33)).effects == ()


def test_ordinarily_the_floor_passes_on_when_the_grace_is_over() -> None:
    floor = in_the_round()
    give(floor)
    early = floor.time_up(1, "leg", FORMAT, now=later(43))
    assert early.events == () and planned(early)[commands.TurnTimeUp] == later(53)
    decision = floor.time_up(1, "leg", FORMAT, now=later(53))
    assert one(decision, events.TurnEnded).ended_by == "time" and floor.turn is None
    assert one(decision, Announce).saying == say("time_out")


def test_in_an_activation_the_speaker_is_told_and_goes_on() -> None:
    floor = in_the_round()
    given = floor.give("polisen", WARNS, ALL, by="order", now=NOW)
    assert planned(given)[commands.TurnTimeUp] == later(43)
    decision = floor.time_up(1, "leg", WARNS, now=later(43))
    assert one(decision, Whisper).saying == say("over_time") and floor.speaking == "polisen"


def test_the_time_of_a_turn_that_is_over_is_nobodys() -> None:
    floor = yielded()
    give(floor, "hsf", at=14)
    assert floor.time_up(1, None, FORMAT, now=later(53)).events == ()


def test_too_short_a_turn_is_not_warned_of() -> None:
    floor = in_the_round()
    floor.ledger.owe("polisen", 8.0)
    assert set(planned(give(floor))) == {commands.TurnTimeUp}


def test_one_announcement_at_a_time() -> None:
    floor = in_the_round()
    said = [floor.announce(say("block", name=name), NOW) for name in ("ett", "två", "tre")]
    assert [one.not_before for one in said] == [None, later(4), later(8)]
    assert said[2].until == later(18)
    assert floor.announce(say("block", name="fyra"), later(60)).not_before is None
