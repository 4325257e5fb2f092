"""The round on ordinary phones: one speaker at a time, the clock, the whispers, the chair's wishes."""

import pytest

from conference.domain.meeting.leg import Leg
from exercise.faults import Rule
from tests.exercise.sdk import sdk
from tests.stage import Stage

pytestmark = pytest.mark.once

LEADERS = ("lst-tib", "rsib", "rkk", "lst-lagesbild")


@pytest.fixture
def round_(stage: Stage) -> Stage:
    """A meeting in which everybody is there, just before the round begins."""
    stage.everyone(speaks=8)
    stage.plan(minutes=3)
    stage.forward(minutes=3)
    while stage.block_now != "vader":
        stage.wish("next-block")
    stage.forward(seconds=20)  # so that nothing is left to be said
    return stage


def overlaps(stage: Stage) -> list[object]:
    exempt = {stage.number(leader) for leader in LEADERS}
    return [both for both in stage.network.open_lines.overlaps(exempt, None)]


def test_the_order_is_police_rescue_region_clusters_and_the_rest(round_: Stage) -> None:
    round_.wish("next-block")
    round_.forward(minutes=6)
    assert [seat for seat, _ in round_.turns] == [
        "polisen",
        "storstockholms-brandforsvar",
        "sodertorns-brandforsvarsforbund",
        "brandkaren-attunda",
        "region-stockholm-hsf",
        "region-stockholm-tf",
        "kluster-nord",
        "kluster-mitt",
        "kluster-syd",
        "stockholm",
        "sos-alarm",
        "trafikverket",
        "stockholms-hamnar",
        "kustbevakningen",
        "forsvarsmakten",
    ]
    assert overlaps(round_) == []


def test_who_talks_on_is_warned_by_two_tones_and_closed_by_the_clock_after_a_grace(round_: Stage) -> None:
    round_.script("polisen", answers=3, speaks=300)
    round_.wish("next-block")
    rescue = round_.phone("storstockholms-brandforsvar")
    round_.forward(seconds=30)
    assert round_.speaking == "polisen" and not hears_tones(round_, "polisen")
    round_.forward(seconds=10)
    assert hears_tones(round_, "polisen") and not hears_tones(round_, "storstockholms-brandforsvar")
    round_.forward(seconds=10)
    assert round_.speaking == "polisen"
    round_.forward(seconds=10)
    assert round_.speaking == "storstockholms-brandforsvar"
    assert heard(rescue, "ordet går vidare")
    turn = round_.record["round"][0]
    assert turn["ended_by"] == "time"
    assert 50 <= turn["used"] <= 53
    assert overlaps(round_) == []


def test_the_next_speaker_alone_hears_that_it_is_next(round_: Stage) -> None:
    round_.wish("next-block")
    round_.forward(seconds=6)
    assert heard(round_.phone("storstockholms-brandforsvar"), "Ni är näst")
    assert not heard(round_.phone("polisen"), "Ni är näst")
    assert not heard(round_.phone("brandkaren-attunda"), "Ni är näst")


def test_thirty_seconds_more_come_out_of_what_others_left(round_: Stage) -> None:
    round_.script("brandkaren-attunda", answers=3, speaks=300)
    round_.wish("next-block")
    while round_.speaking != "brandkaren-attunda":
        round_.forward(seconds=5)
    round_.forward(seconds=20)
    round_.wish("extend")
    round_.forward(seconds=45)
    assert round_.speaking == "brandkaren-attunda"
    round_.forward(seconds=20)
    assert round_.speaking != "brandkaren-attunda"


def test_a_line_lost_in_mid_turn_keeps_its_time_and_comes_next_after_its_return(round_: Stage) -> None:
    round_.script(
        "storstockholms-brandforsvar", answers=3, presses="1", speaks=30, drops={"in_turn": 10, "times": 1}
    )
    round_.wish("next-block")
    round_.forward(minutes=3)
    turns = [(row["seat"], row["how"], round(row["budget"])) for row in round_.record["round"]]
    lost = turns.index(("storstockholms-brandforsvar", "lost_line", 40))
    again = [turn for turn in turns[lost + 1 :] if turn[0] == "storstockholms-brandforsvar"]
    assert len(again) == 1 and again[0][1] == "spoke" and 20 <= again[0][2] < 35
    assert turns.index(again[0]) <= lost + 3  # at most two others while the phone was rung back
    assert round_.outcomes["storstockholms-brandforsvar"] == "present"


def test_if_the_chair_is_gone_for_ten_seconds_the_next_leader_chairs_and_it_is_said(round_: Stage) -> None:
    round_.script("lst-tib", answers="never")
    round_.phone("lst-tib").hang_up()
    round_.forward(seconds=9)
    assert round_.conference.chair == "lst-tib"
    round_.forward(seconds=2)
    assert round_.conference.chair == "rsib"
    round_.forward(seconds=6)
    assert heard(round_.phone("polisen"), "är nu ordförande")


def test_a_line_that_the_carrier_has_otherwise_is_set_right(round_: Stage) -> None:
    """Somebody's line was opened at the carrier and no report came: looking twice is enough."""
    round_.wish("next-block")
    round_.forward(seconds=5)
    round_.network.faults.add(Rule("callback:participant-unmute", "lose"))
    client = sdk(round_.network)
    (room,) = client.conferences.list(status="in-progress")
    stray = round_.number("forsvarsmakten")
    label = next(line.label for line in participants(round_) if line.number == stray)
    client.conferences(room.sid).participants(label).update(muted=False)
    assert stray in speakers(round_)
    lookout = round_.upprop.lookout()
    for _ in range(4):
        lookout.look_round()
        round_.forward(seconds=1)
    assert stray not in speakers(round_)
    assert round_.number("polisen") in speakers(round_)


def participants(stage: Stage) -> list[Leg]:
    with stage.upprop.store.reading() as work:
        return list(work.legs.in_room(stage.id))


def speakers(stage: Stage) -> list[str]:
    return stage.network.open_lines.speakers_at(stage.clock.now())


def heard(phone: object, words: str) -> bool:
    return any(words in said for said in phone.heard)  # type: ignore[attr-defined]


def hears_tones(stage: Stage, seat: str) -> bool:
    number = stage.number(seat)
    return any(sound.phone == number and sound.tone for sound in stage.network.ears.journal)
