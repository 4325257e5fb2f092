"""What is stored of an activation is held against what its history tells; whatever was changed is seen."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from conference.domain.activation.activation import Activation, ActivationState, Meeting
from conference.domain.activation.answer_words import Kind
from conference.domain.activation.cadence import Cadence
from conference.domain.activation.inquiry import Inquiry
from conference.domain.activation.inquiry_events import InquiryAnswered, InquiryVersioned
from conference.domain.activation.inquiry_question import Asked, Question, Version
from conference.domain.activation.inquiry_total import Answer
from conference.domain.activation.page import Page
from conference.domain.activation.picture import Picture, PictureVersion, Sent
from conference.domain.activation.planning import Need, Planning
from conference.domain.activation.press import Press
from conference.domain.activation.proposal import Objection, Proposal
from conference.domain.activation.staffing import StandIn
from conference.domain.errors import NotFound
from conference.domain.meeting.seat import Attempt
from conference.domain.meeting.text import Text
from conference.views.activation_record import activation_record_of
from conference.views.verdict import Verdict
from conference.views.verify_activation import verify_activation
from tests.domain.activation.histories import A_FIRE, FIELDS, TOLD_OF_IT
from tests.domain.meeting.people import NOW, later

NUMBER = "+46701740605"


PROPOSAL = Proposal(
    "p1",
    "lst-tib",
    later(2100),
    later(2700),
    "active",
    TOLD_OF_IT,
    (
        Objection(
            "haninge", "Vi har rök och glöd kvar", "haninge-tib", later(2300),
            "Brandkåren stannar", "lst-tib", later(2800),
        ),
    ),
    waits=True,
    outcome="stood_down",
)  # fmt: skip


def page(slug: str, outcome: str, *became: tuple[str, str]) -> Page:
    attempts = tuple(
        Attempt(leg, "holder", NUMBER, 1, None, "holder", NOW, outcome=each) for leg, each in became
    )
    return Page("a1", slug, slug, slug, "holder", (), (0,), NOW, attempts, outcome)


def stored() -> Activation:
    """As it is after the fire told in `histories`."""
    press = Press(
        1, "green", "huddinge", "Det brinner!!", "Det brinner", "phone:huddinge-tib", NOW, 0.0, "fire"
    )
    return Activation(
        id="a1",
        button="green",
        language="sv",
        exercise=False,
        carrier="twilio",
        pressed_at=NOW,
        presses=(replace(press, words="det brinner på ett vårdboende"),),
        state=ActivationState.STOOD_DOWN,
        pages=(
            page("lst-tib", "acknowledged", ("l1", "unknown"), ("l3", "joined")),
            page("rsib", "called_off", ("l2", "cancelled")),
        ),
        acknowledged_by="lst-tib",
        acknowledged_name="Asta Berg",
        acknowledged_at=later(50),
        planning=Planning(
            "c1",
            ("polisen-tib", "sodertorns-tib"),
            Need("platser", 90, True, "lst-tib", later(240)),
            "lst-tib",
            later(300),
            later(600),
        ),
        meetings=(Meeting("c1", "formote", "ended"), Meeting("c2", "gron", "ended")),
        proposals=(PROPOSAL,),
        cadence=Cadence(None, ("09:00", "16:00"), "rsib"),
        review_at=later(9000),
        staffing=(StandIn("rsib", "kansli", "rsib", later(2020)),),
        ended_at=later(3000),
    )


def asked() -> Inquiry:
    """As it is after the fire."""
    inquiry = Inquiry(
        "i1", "a1", "rsib", "rsib", (Asked("haninge", ("haninge-tib",)), Asked("salem", ())), later(700),
        closed_at=later(1800), closed_by="rsib",
    )  # fmt: skip
    for at, event in A_FIRE:
        if isinstance(event, InquiryVersioned):
            question = Question(event.question, event.unit, event.wanted, event.uncertain, event.deadline)
            inquiry.versions += (Version(event.version, question, at, event.by),)
        if isinstance(event, InquiryAnswered):
            inquiry.answers += (
                Answer(
                    event.member, event.version, cast(Kind, event.kind), event.number, event.uncertain,
                    event.words, event.via, event.by, at, event.late, event.changed,
                ),
            )  # fmt: skip
    return inquiry


PICTURE = Picture(
    "a1",
    (PictureVersion(1, "Brand", FIELDS, "rkk", later(1900)),),
    (Sent(1, ("polisen-tib", "haninge-tib"), later(1910), "rkk"),),
)
ASKING = Text(
    "t2",
    None,
    "haninge-tib",
    "inquiry",
    NUMBER,
    "SSR",
    1,
    later(700),
    later(900),
    activation="a1",
    about="i1",
)
LEAVING = tuple(
    replace(ASKING, id=f"t{number}", seat=seat, purpose="stand_down", about="p1", status=status)
    for number, seat, status in ((3, "haninge-tib", "delivered"), (4, "salem-tib", "pending"))
)
TEXT = Text(
    "t1", None, "lst-tib", "page", NUMBER, "GRÖN", 1, NOW, later(60), status="delivered", activation="a1"
)


@dataclass
class Kept:
    """The fire as it is stored, and its chain; a test spoils some of it."""

    activation: Activation
    texts: tuple[Text, ...] = (TEXT, ASKING, *LEAVING)
    inquiry: Inquiry = field(default_factory=asked)
    picture: Picture = field(default_factory=lambda: PICTURE)
    broken_at: int | None = None
    weeded: int = 0

    @property
    def work(self) -> Any:
        whole = SimpleNamespace(
            events=len(A_FIRE), head="b" * 64, whole=self.broken_at is None, broken_at=self.broken_at
        )
        return SimpleNamespace(
            verify_chain=lambda id: whole,
            history=lambda id: A_FIRE[self.weeded :],
            reads=SimpleNamespace(activation=lambda id: self.activation if id == "a1" else None),
            texts=SimpleNamespace(of_activation=lambda id: self.texts),
            inquiries=SimpleNamespace(of=lambda id: (self.inquiry,)),
            pictures=SimpleNamespace(look=lambda id: self.picture),
        )


def verdict(activation: Activation | None = None, **what: Any) -> Verdict:
    return verify_activation(Kept(activation or stored(), **what).work, "a1")


def test_what_is_stored_is_what_history_tells() -> None:
    assert verdict().findings == ()
    assert verdict().verified and verdict().compared


def changed(**what: Any) -> Activation:
    return replace(stored(), **what)


def planned(**what: Any) -> Activation:
    return replace(stored(), planning=replace(stored().planning, **what))


@pytest.mark.parametrize(
    ("spoilt", "finding"),
    [
        (lambda: changed(state=ActivationState.ACTIVE), "its state is active, by history stood_down"),
        (lambda: changed(button="blue"), "its button is blue, by history green"),
        (lambda: changed(automatic=True), "its call-out by itself is True, by history False"),
        (lambda: changed(acknowledged_by="rkk"), "who acknowledged is rkk, by history lst-tib"),
        (lambda: changed(blue_outcome="closed"), "what blue came to is closed, by history nothing"),
        (lambda: changed(ended_at=None), "its end is nothing, by history 2026-11-19T09:50:00Z"),
        (
            lambda: changed(presses=(replace(stored().first, member="nacka"),)),
            "press 1 is not that of history",
        ),
        (lambda: changed(presses=(replace(stored().first, words=""),)), "press 1 is not that of history"),
        (
            lambda: changed(pages=stored().pages[:1]),
            "there is no page rsib, by history there is",
        ),
        (
            lambda: changed(pages=(stored().pages[0], replace(stored().pages[1], outcome="not_reached"))),
            "the page rsib is not_reached, by history called_off",
        ),
        (
            lambda: changed(pages=(stored().pages[0], replace(stored().pages[1], attempts=()))),
            "the calls of the page rsib are not those of history",
        ),
        (
            lambda: planned(named=("polisen-tib",)),
            "who speaks first is polisen-tib, by history polisen-tib, sodertorns-tib",
        ),
        (lambda: planned(need=None), "the need is nothing, by history ('platser', 90, True)"),
        (lambda: planned(released_by="clock"), "who called everybody is clock, by history lst-tib"),
        (
            lambda: changed(meetings=(stored().meetings[0], Meeting("c2", "gron", "open"))),
            "the gron c2 is open, by history not",
        ),
        (
            lambda: changed(cadence=None),
            "how often one meets is nothing, by history (None, ('09:00', '16:00'))",
        ),
        (
            lambda: changed(review_at=None),
            "when it is reviewed is nothing, by history 2026-11-19T11:30:00Z",
        ),
        (lambda: changed(staffing=()), "who stands in for whom is {}, by history {'rsib': 'kansli'}"),
        (lambda: changed(meetings=stored().meetings[:1]), "there are 1 meetings, by history 2"),
    ],
)
def test_whatever_is_changed_behind_historys_back_is_seen(
    spoilt: Callable[[], Activation], finding: str
) -> None:
    assert finding in verdict(spoilt()).findings


def test_a_text_with_another_fate_is_seen() -> None:
    failed = (replace(TEXT, status="failed"), ASKING, *LEAVING)
    assert verdict(texts=failed).findings == ("a text (page) to lst-tib is failed, by history not",)


@pytest.mark.parametrize(
    ("what", "finding"),
    [
        ({"versions": asked().versions[:1]}, "the versions of the inquiry i1 are not those of history"),
        ({"answers": asked().answers[1:]}, "the answers to the inquiry i1 are not those of history"),
        (
            {"answers": (replace(asked().answers[0], number=40),)},
            "what the inquiry i1 has come to is (40, 0), by history (0, 14)",
        ),
        ({"closed_at": None}, "when the inquiry i1 was closed is nothing, by history 2026-11-19T09:30:00Z"),
        ({"id": "i2"}, "the inquiry i2 is not told of by history"),
        ({"id": "i2"}, "there is no inquiry i1, by history there is"),
    ],
)
def test_an_inquiry_that_is_not_as_history_tells_is_seen(what: dict[str, Any], finding: str) -> None:
    assert finding in verdict(inquiry=replace(asked(), **what)).findings


@pytest.mark.parametrize(
    ("what", "finding"),
    [
        ({"outcome": "withdrawn"}, "the proposal p1 to stand down is withdrawn, by history stood_down"),
        ({"asked": TOLD_OF_IT[:1]}, "those told of the proposal p1 to stand down are not those of history"),
        ({"objections": ()}, "the objections to the proposal p1 to stand down are not those of history"),
        ({"waits": False}, "whether the proposal p1 to stand down waits is False, by history True"),
        ({"id": "p2"}, "there is no proposal p1 to stand down, by history there is"),
    ],
)
def test_a_proposal_that_is_not_as_history_tells_is_seen(what: dict[str, Any], finding: str) -> None:
    assert finding in verdict(changed(proposals=(replace(PROPOSAL, **what),))).findings


def test_a_picture_that_is_not_as_history_tells_is_seen() -> None:
    other = replace(PICTURE.versions[0], happened="Översvämning")
    assert verdict(picture=replace(PICTURE, versions=(other,))).findings == (
        "the versions of the picture are not those of history",
    )
    assert verdict(picture=replace(PICTURE, sent=())).findings == (
        "version 1 of the picture went to others by history",
    )


def test_a_broken_chain_is_named_at_its_first_bad_row() -> None:
    assert verdict(broken_at=7).findings == ("the chain is broken at event 7",)


def test_a_weeded_history_can_be_whole_but_tells_too_little_to_compare() -> None:
    weeded = verdict(changed(automatic=True), weeded=3)
    assert weeded.verified and not weeded.compared


def test_there_is_nothing_to_verify_or_draw_of_an_activation_that_is_not() -> None:
    for view in (verify_activation, activation_record_of):
        with pytest.raises(NotFound):
            view(Kept(stored()).work, "a2")


def test_the_record_says_what_its_chain_says() -> None:
    assert activation_record_of(Kept(stored(), broken_at=7).work, "a1")["chain"] == {
        "events": len(A_FIRE),
        "head": "b" * 64,
        "verified": False,
    }
