"""The fire at a care home in Huddinge on the seventh of May 2025, with the times it had.

The button at 17.05, the planning call at 18.00, all at 18.30, under control at 19.45. It is told once, with a
few in the meeting, and looked at from several sides; `exercises/huddinge.yaml` plays it with everybody.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from conference.domain.activation.activation import ActivationState
from tests.scenarios.activations.night import CODES, Night

pytestmark = pytest.mark.once

PRESSED_AT = datetime(2025, 5, 7, 15, 5, tzinfo=UTC)  # five past five in Stockholm: it is summer
NAMED = ("sodertorns-brandforsvarsforbund-tib", "region-stockholm-tib")
OFFERS = {
    "haninge": ["12", "NEJ", "15 platser"],
    "sodertalje": ["10"],
    "nacka": ["osäkert"],
    "tyreso": ["nej"],
}
BESIDE = (*NAMED, "nacka-tib", "tyreso-tib", "salem-tib", "salem-kib", "norrtalje-tib")
LONG = 22
"""Seconds that Nacka speaks in the general round, where there are fifteen."""


class Fire:
    """See the module."""

    def __init__(self, folder: Any) -> None:
        self.night = Night(folder, beside=BESIDE, start=PRESSED_AT)
        self.offered = {member: iter(texts) for member, texts in OFFERS.items()}
        self.stage = self.night.stage
        self.night.nobody_at(*(function.id for function in self.stage.upprop.county.functions))
        self.night.everyone("gron", speaks=5, presses=[{"keys": "1", "into": 8}])
        self.night.script("nacka-tib", answers=3, presses="1", speaks=LONG, called="Nacka")
        self.night.nobody_at("polisen-tib", "salem-tib", "salem-kib", "rkk")

    def at(self, local: str) -> None:
        """Let time pass until an hour of that evening, as `18.25`; `18.25.30` to the second."""
        hour, minute, *second = (int(part) for part in local.split("."))
        moment = PRESSED_AT.replace(hour=hour - 2, minute=minute, second=second[0] if second else 0)
        self.stage.forward(seconds=(moment - self.stage.clock.now()).total_seconds())

    def offers(self, *members: str) -> None:
        for member in members:
            self.night.phone(f"{member}-tib").text(next(self.offered[member]))
            self.stage.forward(seconds=20)

    # --- as it went -----------------------------------------------------------------------------------------

    def pressed(self) -> None:
        self.night.phone("huddinge-tib").text(
            f"Grön {CODES['huddinge-tib']} Brand på vårdboende, alla 90 måste ut"
        )
        self.stage.forward(seconds=40)
        self.night.only_activation()

    def planned(self) -> None:
        self.at("18.00")
        self.night.wish("plan")
        self.at("18.02")
        self.night.wish("speakers", seats=" ".join(NAMED))
        self.night.wish("need", what="platser på vårdboende i natt", number="90", uncertain="ja")
        self.night.wish(
            "write-picture", field1="Brand i vårdboende, alla 90 evakueras", field4="Platser i natt"
        )
        self.night.wish("send-picture", to="")
        self.at("18.05")
        self.night.wish(
            "ask-inquiry", by="rsib", question="Platser på vårdboende i natt?", unit="platser",
            deadline="19.00", wanted="90", uncertain="ja",
        )  # fmt: skip
        self.at("18.12")
        self.night.wish("release", at="18.30")
        self.offers("haninge", "tyreso")

    def held(self) -> None:
        self.at("18.33")
        self.night.rings_in("polisen-tib", f"{CODES['polisen-tib']}#", "1", seconds=30)
        self.night.script("polisen-tib", called="Polisen", speaks=5)
        self.offers("sodertalje", "haninge")
        self.night.wish("amend-inquiry", by="rsib", wanted="40", uncertain="ja")
        self.offers("nacka", "haninge")
        self.at("19.06")

    def left(self) -> None:
        self.night.be_about("gron")
        self.stage.wish("approve")
        self.at("19.35")
        self.night.wish("stand-down")
        self.at("19.46")

    def is_quiet(self) -> None:
        self.stage.forward(minutes=120)
        self.night.closes_quietly()


@pytest.fixture(scope="module")
def fire(tmp_path_factory: pytest.TempPathFactory) -> Fire:
    """The whole evening, to be looked at and left as it is."""
    fire = Fire(tmp_path_factory.mktemp("huddinge"))
    fire.pressed()
    fire.planned()
    fire.held()
    fire.left()
    fire.is_quiet()
    return fire


def test_three_were_paged_in_the_second_of_the_press_and_one_had_it_within_the_minute(fire: Fire) -> None:
    activation = fire.night.activation
    assert activation.acknowledged_at is not None
    assert timedelta(0) < activation.acknowledged_at - PRESSED_AT < timedelta(minutes=1)
    assert {page.attempts[0].placed_at for page in activation.pages} == {activation.pressed_at}
    assert activation.pressed_at - PRESSED_AT < timedelta(seconds=1)
    assert "kl 17.05. Brand på vårdboende, alla 90 måste ut." in fire.night.phone("rsib").texts[0]


def test_nobody_but_those_who_plan_heard_anything_before_they_were_to(fire: Fire) -> None:
    texts = fire.night.phone("norrtalje-tib").texts
    assert [text.split(".")[0].removeprefix("ÖVNING ") for text in texts] == [
        "SSR lägesbild 1 kl 18",
        "SSR resursförfrågan: Platser på vårdboende i natt? Behov: omkring 90 platser, osäkert",
        "SSR AKTIVERAT LÄGE",
        "SSR ändrad resursförfrågan, version 2: Platser på vårdboende i natt? Behov: omkring 40 platser, "
        "osäkert",
        "SSR Samverkanskonferens i aktiverat läge 18",
        "SSR: ledningen föreslår att gå ur aktiverat läge, Brand på vårdboende, alla 90 måste ut",
        "SSR: aktiverat läge avslutat kl 19",
    ]
    assert fire.night.phone("norrtalje-tib").rings == 1
    assert fire.night.phone("rkk").texts and fire.night.stage.network.unexpected == []


def test_the_calls_began_at_25_past_and_the_meeting_at_half_past_six(fire: Fire) -> None:
    fire.night.be_about("gron")
    conference = fire.stage.conference
    assert conference.gathering_at == PRESSED_AT.replace(hour=16, minute=25)
    assert conference.opened_at == PRESSED_AT.replace(hour=16, minute=30)


def test_the_planning_call_ended_by_itself_after_its_ten_minutes(fire: Fire) -> None:
    fire.night.be_about("formote")
    planning = fire.stage.conference
    assert planning.state == "ended" and planning.ended_at is not None
    assert (
        PRESSED_AT.replace(hour=16, minute=10) <= planning.ended_at < PRESSED_AT.replace(hour=16, minute=12)
    )
    assert fire.stage.outcomes == dict.fromkeys(("lst-tib", "rsib", "huddinge-tib"), "present") | {
        "rkk": "not_reached"
    }


def test_whoever_pressed_spoke_first_then_those_named_then_all_in_their_order(fire: Fire) -> None:
    fire.night.be_about("gron")
    spoke = [(turn["block"], turn["seat"]) for turn in fire.stage.record["round"] if turn["how"] == "spoke"]
    assert spoke[:3] == [("lagesbild", "huddinge-tib"), *(("foredragande", seat) for seat in NAMED)]
    general = [seat for block, seat in spoke if block == "varvet"]
    fixed = [
        place.seat for place in fire.stage.upprop.county.formats["gron"].speakers if place.seat != "salem-tib"
    ]
    first = ["huddinge-tib", *NAMED]
    assert general == [*first, *(seat for seat in fixed if seat not in first)]


def test_in_the_general_round_each_had_fifteen_seconds_and_nobody_was_cut_off(fire: Fire) -> None:
    fire.night.be_about("gron")
    turns = [
        turn for turn in fire.stage.record["round"] if turn["block"] == "varvet" and turn["how"] == "spoke"
    ]
    assert {turn["budget"] for turn in turns} == {15.0}
    [nacka] = [turn for turn in turns if turn["seat"] == "nacka-tib"]
    assert 15 + 5 < nacka["used"] < LONG and nacka["ended_by"] == "speaker"


def test_the_police_came_late_and_are_in_the_roll_call_all_the_same(fire: Fire) -> None:
    fire.night.be_about("gron")
    [police] = [seat for seat in fire.stage.record["seats"] if seat["seat"] == "polisen-tib"]
    assert (police["outcome"], police["via"]) == ("present", "dialled_in")
    assert police["joined_at"] > "2025-05-07T16:33:00Z"


def test_everybody_is_accounted_for(fire: Fire) -> None:
    fire.night.be_about("gron")
    record = fire.stage.record
    outcomes = {member["member"]: member["outcome"] for member in record["members"]}
    assert len(outcomes) == 37 and "expected" not in outcomes.values()
    assert [member for member, outcome in outcomes.items() if outcome == "not_reached"] == ["salem"]
    assert outcomes["huddinge"] == "present", "once, with two seats"


def test_those_in_the_planning_call_were_not_rung_twice_for_it(fire: Fire) -> None:
    assert fire.night.phone("huddinge-tib").rings == 2, "to the planning call, and to the meeting"


def test_offers_came_while_the_need_changed_and_each_counted_once(fire: Fire) -> None:
    with fire.stage.upprop.store.reading() as work:
        [inquiry] = work.inquiries.of(fire.night.id)
    assert inquiry.total.certain == 15 + 10
    said = [(answer.member, answer.words, answer.version) for answer in inquiry.answers]
    assert [row for row in said if row[0] == "haninge"] == [
        ("haninge", "12", 1),
        ("haninge", "NEJ", 1),
        ("haninge", "15 platser", 2),
    ]
    assert [version.question.wanted for version in inquiry.versions] == [90, 40]


def test_it_was_over_at_a_quarter_to_eight(fire: Fire) -> None:
    activation = fire.night.activation
    assert activation.state is ActivationState.STOOD_DOWN
    assert activation.ended_at == PRESSED_AT.replace(hour=17, minute=45)
    assert fire.night.record["chain"]["verified"]
