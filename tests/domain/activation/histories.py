"""Histories of activations for tests of what is drawn from them: one told by hand, and any at all."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, get_type_hints

from hypothesis import strategies as st

from conference.domain.activation import ending_events as d
from conference.domain.activation import events as e
from conference.domain.activation import inquiry_events as i
from conference.domain.activation import long_run_events as r
from conference.domain.activation import picture_events as p
from conference.domain.activation.picture_fields import PictureField
from conference.domain.activation.proposal import Asked
from conference.domain.instants import Instant
from conference.domain.meeting import events as m
from tests.domain.meeting.people import NOW, later

History = list[tuple[datetime, Any]]

PRESSED = e.ButtonPressed(
    "a1", 1, "green", "huddinge", "Det brinner!!", "Det brinner", "fire", "phone:huddinge-tib",
    "huddinge-tib", False, False,
)  # fmt: skip

FIELDS = (PictureField("Det brinner"), PictureField(), PictureField(), PictureField("90 platser", "antalet"))


TOLD_OF_IT = (Asked("haninge-tib", "haninge"), Asked("salem-tib", "salem"), Asked("rkk", None))


def answered(
    member: str, version: int, kind: str, number: int | None, *, uncertain: bool = False, **what: bool
) -> i.InquiryAnswered:
    late, changed = what.get("late", False), what.get("changed", False)
    by = f"{member}-tib"
    return i.InquiryAnswered(
        "a1", "i1", member, version, kind, number, uncertain, "sagt", "text", by, late, changed
    )


TOLD: History = [
    (NOW, PRESSED),
    (NOW, e.PageBegan("a1", "lst-tib", "lst-tib", "Länsstyrelsen", "holder")),
    (NOW, m.TextWritten("t1", "page", "lst-tib", 1)),
    (NOW, e.PageAttemptPlaced("a1", "lst-tib", "l1", "holder", 1, "Asta Berg")),
    (NOW, e.PageBegan("a1", "rsib", "rsib", "Regional samverkanskoordinator", "holder")),
    (NOW, e.PageAttemptPlaced("a1", "rsib", "l2", "holder", 1, "Bo Dahl")),
    (later(4), m.TextSettled("t1", "delivered", "twilio")),
    (later(20), e.WordsAdded("a1", 1, "det brinner på ett vårdboende")),
    (later(35), e.PageAttemptSettled("a1", "lst-tib", "l1", "unknown")),
    (later(36), e.PageAttemptPlaced("a1", "lst-tib", "l3", "holder", 1, "Asta Berg", True)),
    (
        later(40),
        e.ButtonPressed("a1", 2, "green", "botkyrka", "Rök", "Rök", None, "cli:eva", None, False, False),
    ),
    (later(50), e.PageAttemptSettled("a1", "lst-tib", "l3", "joined")),
    (later(50), e.ActivationAcknowledged("a1", "lst-tib", "Asta Berg")),
    (later(50), e.PageEnded("a1", "lst-tib", "acknowledged")),
    (later(50), e.PageEnded("a1", "rsib", "called_off")),
    (later(50), e.PageAttemptSettled("a1", "rsib", "l2", "cancelled")),
    (later(60), e.PressSplit("a1", 2, "a2", "lst-tib")),
    (later(90), e.PlanningBegan("a1", "c1", ("huddinge-tib",), "lst-tib")),
    (later(90), e.MeetingConvened("a1", "c1", "formote", "lst-tib", later(90))),
    (later(120), e.MeetingObserved("a1", "c1", "open")),
    (later(200), e.SpeakersNamed("a1", ("polisen-tib", "sodertorns-tib"), "lst-tib")),
    (later(210), e.NeedSet("a1", "platser", None, True, "lst-tib")),
    (later(240), e.NeedSet("a1", "platser", 90, True, "lst-tib")),
    (later(300), e.CallOutReleased("a1", "c2", "lst-tib", later(600))),
    (later(300), e.MeetingConvened("a1", "c2", "gron", "lst-tib", later(600))),
    (later(310), e.MeetingObserved("a1", "c1", "ended")),
    (later(600), e.MeetingObserved("a1", "c2", "open")),
    (later(2000), e.MeetingObserved("a1", "c2", "ended")),
    (later(700), i.InquiryAsked("a1", "i1", "rsib", "rsib", (("haninge", ("haninge-tib",)), ("salem", ())))),
    (later(700), i.InquiryVersioned("a1", "i1", 1, "Platser?", "platser", 40, False, later(1600), "rsib")),
    (later(700), m.TextWritten("t2", "inquiry", "haninge-tib", 1, "i1")),
    (later(760), answered("haninge", 1, "number", 12)),
    (later(760), i.AskerTold("a1", "i1", "moved", 12, 0, 1, 2)),
    (later(800), i.InquiryVersioned("a1", "i1", 2, "Platser?", "platser", 90, True, later(1600), "rsib")),
    (later(900), answered("haninge", 2, "number", 14, uncertain=True, changed=True)),
    (later(1700), answered("salem", 2, "words", None, late=True)),
    (later(1800), i.InquiryClosed("a1", "i1", "rsib")),
    (later(1900), p.PictureWritten("a1", 1, "Brand", FIELDS, "rkk", (1, 4))),
    (later(1910), p.PictureSent("a1", 1, ("polisen-tib", "haninge-tib"), "rkk")),
    (later(2000), r.CadenceSet("a1", None, ("09:00", "16:00"), "rsib")),
    (later(2010), r.ReviewSet("a1", later(2050), "clock")),
    (later(2020), r.SeatStaffed("a1", "rsib", "rsib", "kansli", "rsib")),
    (later(2050), r.ReviewCame("a1", later(9000))),
    (later(2100), d.StandDownProposed("a1", "p1", "lst-tib", later(2700), TOLD_OF_IT)),
    (later(2100), m.TextWritten("t3", "stand_down", "haninge-tib", 1, "p1")),
    (later(2100), m.TextWritten("t4", "stand_down", "salem-tib", 1, "p1")),
    (later(2110), m.TextSettled("t3", "delivered", "twilio")),
    (later(2200), d.ObjectionMade("a1", "p1", "haninge", "Vi har rök kvar", "haninge-tib", False)),
    (later(2300), d.ObjectionMade("a1", "p1", "haninge", "Vi har rök och glöd kvar", "haninge-tib", True)),
    (later(2700), d.StandDownWaits("a1", "p1", ("haninge",))),
    (later(2800), d.ObjectionAnswered("a1", "p1", "haninge", "Brandkåren stannar", "lst-tib")),
    (later(3000), d.StoodDown("a1", "p1", "clock", "", (), ("salem",), ("haninge",), ())),
    (later(3000), e.ActivationEnded("a1", "stood_down", "clock")),
]
A_FIRE: History = sorted(TOLD, key=lambda told: told[0])

BUTTON = st.sampled_from(["green", "blue"])
OUTCOMES = ["joined", "someone_else", "busy", "no_answer", "no_key", "cancelled", "hung_up", "unknown"]
LIKELY: Mapping[type, Mapping[str, st.SearchStrategy[Any]]] = {
    e.ButtonPressed: {"number": st.integers(1, 3), "button": BUTTON},
    e.WordsAdded: {"press": st.integers(1, 3)},
    e.PressSplit: {"press": st.integers(1, 3)},
    e.PageBegan: {"stage": st.sampled_from(["holder", "substitute", "last_resort", "correction"])},
    e.PageAttemptPlaced: {"to": st.sampled_from(["holder", "substitute"]), "round": st.integers(1, 3)},
    e.PageAttemptSettled: {"outcome": st.sampled_from(OUTCOMES)},
    e.PageEnded: {"outcome": st.sampled_from(["acknowledged", "passed_on", "not_reached", "called_off"])},
    e.NeedSet: {"number": st.none() | st.integers(0, 99)},
    e.MeetingConvened: {"format": st.sampled_from(["formote", "gron", "bla", "inriktande", "avstamning"])},
    e.MeetingObserved: {"state": st.sampled_from(["open", "ended"])},
    e.BlueSettled: {"outcome": st.sampled_from(["closed", "again_at", "inform_all", "propose_green"])},
    i.InquiryVersioned: {"version": st.integers(1, 3), "unit": st.sampled_from(["platser", "bussar"])},
    i.InquiryAnswered: {
        "member": st.sampled_from(["haninge", "salem"]),
        "version": st.integers(1, 3),
        "kind": st.sampled_from(["number", "none", "uncertain", "words"]),
        "via": st.sampled_from(["text", "key", "api", "cli", "console"]),
    },
    i.AskerTold: {"why": st.sampled_from(["moved", "reached", "deadline"])},
    p.PictureWritten: {"version": st.integers(1, 3), "changed": st.just((1, 4))},
    p.PictureSent: {"version": st.integers(1, 3)},
    d.StandDownWithdrawn: {"state": st.sampled_from(["acknowledged", "active"])},
    e.ActivationEnded: {"state": st.sampled_from(["stood_down", "undone", "mistaken"])},
}
"""What a field may be where not any word or number will do."""
EVERYWHERE: Mapping[str, st.SearchStrategy[Any]] = {
    "activation": st.just("a1"),
    "page": st.sampled_from(["lst-tib", "rsib"]),
    "leg": st.sampled_from(["l1", "l2", "l3"]),
    "conference": st.sampled_from(["c1", "c2"]),
    "proposal": st.sampled_from(["p1", "p2"]),
    "inquiry": st.sampled_from(["i1", "i2"]),
}
"""What has to be met again by another event."""
INSTANT = st.integers(0, 9000).map(later)


def every_kind(kind: type[Any] = e.ActivationEvent) -> Iterator[type[Any]]:
    """All events of an activation there are, whoever wrote them."""
    for below in kind.__subclasses__():
        yield below
        yield from every_kind(below)


def some(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any event of a kind: a new kind is drawn as well, without being told of here."""
    given: dict[str, st.SearchStrategy[Any]] = {}
    for name, hint in get_type_hints(kind).items():
        if name in EVERYWHERE:
            given[name] = EVERYWHERE[name]
        elif hint in (Instant, Instant | None):
            given[name] = INSTANT if hint is Instant else st.none() | INSTANT
    return st.builds(kind, **{**given, **LIKELY.get(kind, {})})


TEXT = st.sampled_from(["t1", "t2"])
anything = st.one_of(
    *(some(kind) for kind in every_kind()),
    st.builds(
        m.TextWritten,
        TEXT,
        st.sampled_from(["page", "instruction", "reply", "inquiry", "picture", "stand_down"]),
        st.none() | st.just("rsib"),
        st.integers(1, 4),
        st.none() | st.sampled_from(["a1", "p1", "p2"]),
    ),
    st.builds(m.TextSettled, TEXT, st.sampled_from(["sent", "delivered", "failed"]), st.just("twilio")),
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Any events whatever after the press, in order of time."""
    happened = draw(st.lists(st.tuples(st.integers(0, 9000), anything), max_size=40))
    return [(NOW, PRESSED), *((later(at), event) for at, event in sorted(happened, key=lambda h: h[0]))]
