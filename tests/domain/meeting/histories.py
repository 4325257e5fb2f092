"""Histories for tests of what is drawn from them: one told by hand, and any at all."""

from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from conference.domain.meeting import events as e
from conference.domain.meeting.room_events import RoomHandedOn, RoomTakenOver
from tests.domain.meeting.people import FORMAT, NOW, later

BRIEFS = tuple(
    e.SeatBrief(p.seat, p.called, p.member, p.cluster, p.function, p.speaks, p.leads, p.summoned)
    for p in FORMAT.seats
)
MEMBERS = (
    e.MemberBrief("polisen", ("polisen",), None),
    e.MemberBrief("hsf", ("hsf",), None),
    e.MemberBrief("hamnar", ("hamnar",), None),
    e.MemberBrief("jarfalla", ("jarfalla-tib",), "hsf"),
    *(e.MemberBrief(f"kommun-{number}", (), "hsf") for number in range(20)),
    *(e.MemberBrief(f"annan-{number}", (), None) for number in range(13)),
)
PLANNED = e.ConferencePlanned(
    "c1", "ordinarie", "Samverkanskonferens", False, NOW, "twilio", BRIEFS, MEMBERS, next_at=later(604800)
)

History = list[tuple[datetime, Any]]

A_THURSDAY: History = [
    (later(-900), PLANNED),
    (later(-300), e.GatheringBegan()),
    (later(-299), e.AttemptPlaced("polisen", "l1", "holder", 1, "Asta Berg")),
    (later(-299), e.AttemptPlaced("hsf", "l2", "holder", 1, "Bo Dahl")),
    (later(-290), e.RoomBegan("CF1", "twilio")),
    (later(-290), e.SeatTaken("polisen", "l1", "Asta Berg", "holder", "called", False)),
    (later(-290), e.AttemptSettled("polisen", "l1", "joined")),
    (later(-290), e.LegJoined("polisen", "l1", "Asta Berg", "called", False)),
    (later(-270), e.AttemptSettled("hsf", "l2", "no_answer")),
    (later(-269), e.AttemptPlaced("hsf", "l3", "substitute", 1, "Cia Ek")),
    (later(0), e.ConferenceOpened()),
    (later(20), e.SeatTaken("hsf", "l3", "Cia Ek", "substitute", "called", True)),
    (later(20), e.AttemptSettled("hsf", "l3", "joined")),
    (later(20), e.LegJoined("hsf", "l3", "Cia Ek", "called", False)),
    (later(45), e.BlockBegan("rapportering")),
    (later(45), e.NothingReported("rapportering", ("hsf",))),
    (later(45), e.TurnBegan("polisen", "rapportering", 1, 40.0, "order")),
    (later(70), e.TurnExtended(1, 20.0)),
    (later(90), e.TurnEnded("polisen", 1, 42.0, "speaker")),
    (later(90), e.SeatPassedOver("hamnar", "rapportering", "absent")),
    (later(95), e.NoteTaken("need", "polisen", "Två chaufförer till lördag")),
    (later(100), e.ObjectionsAsked(("hsf", "polisen", "tib"), later(127))),
    (later(110), e.NoteTaken("objection", "hsf", "")),
    (later(300), e.SeatNotReached("hamnar", "no_answer")),
    (later(300), e.ConferenceClosing("tib")),
    (later(305), e.LegEnded("polisen", "l1", "hung_up")),
    (later(306), e.LegEnded("hsf", "l3", "hung_up")),
    (later(306), e.RoomEnded("CF1")),
    (later(306), e.ConferenceEnded()),
    (later(310), e.SummaryDrafted(1, "SSR v47", 1)),
    (later(320), e.SummaryApproved(1, "tib")),
    (later(321), e.TextWritten("t1", "summary", "polisen", 1)),
    (later(325), e.TextSettled("t1", "sent", "twilio")),
    (later(330), e.TextSettled("t1", "delivered", "twilio")),
]

GUEST = e.SeatBrief("gast-1", "Stockholm Vatten", None, None, "gast", True, False, True)
SEAT = st.sampled_from([*(place.seat for place in FORMAT.seats), GUEST.seat])
LEG = st.sampled_from(["l1", "l2", "l3"])
TURN = st.integers(1, 3)
BY = st.none() | st.just("Asta Berg")
VIA = st.sampled_from(["called", "dialled_in"])
SECONDS = st.floats(0, 90)
OUTCOMES = ["joined", "declined", "busy", "no_answer", "voicemail", "no_key", "cancelled", "taken", "hung_up"]
anything = st.one_of(
    st.builds(e.GatheringBegan),
    st.builds(e.ConferenceOpened),
    st.builds(e.ConferenceCancelled, st.text()),
    st.builds(e.ResultGiven, st.just("c1"), st.sampled_from(["closed", "again_at", "inform_all"])),
    st.builds(e.ConferenceClosing, BY),
    st.builds(e.ConferenceEnded),
    st.builds(e.RoomBegan, LEG, st.just("twilio")),
    st.builds(e.RoomEnded, LEG),
    st.builds(RoomTakenOver, LEG, st.just("twilio"), st.just("c0")),
    st.builds(RoomHandedOn, LEG, st.just("c2")),
    st.builds(e.SeatAdded, st.just(GUEST), st.just("tib")),
    st.builds(e.AttemptPlaced, SEAT, LEG, st.sampled_from(["holder", "substitute"]), st.integers(1, 2), BY),
    st.builds(e.AttemptSettled, SEAT, LEG, st.sampled_from(OUTCOMES), st.booleans()),
    st.builds(
        e.SeatTaken, SEAT, LEG, BY, st.sampled_from(["holder", "substitute", "guest"]), VIA, st.booleans()
    ),
    st.builds(e.LegJoined, SEAT, LEG, BY, VIA, st.booleans()),
    st.builds(e.LegEnded, SEAT, LEG, st.just("hung_up")),
    st.builds(e.SeatDeclined, SEAT, BY),
    st.builds(e.SeatReportedByText, SEAT),
    st.builds(e.SeatTicked, SEAT, st.just("cli:eva")),
    st.builds(e.SeatNotReached, SEAT, st.just("no_answer")),
    st.builds(e.TurnBegan, SEAT, st.just("rapportering"), TURN, SECONDS, st.just("order")),
    st.builds(e.TurnExtended, TURN, SECONDS),
    st.builds(e.TurnEnded, SEAT, TURN, SECONDS, st.sampled_from(["speaker", "chair", "time", "end"])),
    st.builds(e.TurnResumed, SEAT, TURN),
    st.builds(e.NothingReported, st.just("rapportering"), st.lists(SEAT, unique=True).map(tuple)),
    st.builds(e.SeatPassedOver, SEAT, st.just("rapportering"), st.sampled_from(["skipped", "absent"])),
    st.builds(e.ChairPassed, SEAT, st.just("the chair is gone")),
    st.builds(e.NoteTaken, st.sampled_from(["report", "need", "agreement", "task"]), SEAT, st.text()),
    st.builds(e.ObjectionsAsked, st.lists(SEAT).map(tuple), st.just(later(60))),
    st.builds(e.TextWritten, LEG, st.just("summary"), SEAT, st.integers(1, 3)),
    st.builds(e.TextSettled, LEG, st.sampled_from(["sent", "delivered", "failed"]), st.just("twilio")),
    st.builds(e.SummaryDrafted, st.just(1), st.text(), st.integers(1, 3)),
    st.builds(e.SummaryApproved, st.just(1), st.just("tib")),
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any events whatever after the plan, in order of time."""
    happened = draw(st.lists(st.tuples(st.integers(0, 3000), anything), max_size=40))
    return [
        (later(-900), PLANNED),
        *((later(at), event) for at, event in sorted(happened, key=lambda h: h[0])),
    ]
