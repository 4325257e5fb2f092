"""An activation as it is now, for whoever looks after it; and which there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conference.domain.activation.activation import Activation
from conference.domain.activation.page import Page
from conference.domain.errors import BadInput, NotFound
from conference.domain.instants import Instant
from conference.domain.meeting.conference import ConferenceState
from conference.handlers.guidelines import offered
from conference.views import inquiries
from conference.views.places import Tried
from conference.views.sources import Look

CURRENT = "current"
LATEST = 1000


@dataclass(frozen=True)
class Pressed:
    """A press. `why` as it was said; `words` as a machine heard them: for leaders, and marked as such."""

    number: int
    button: str
    member: str
    why: str
    kind: str | None
    by: str
    at: Instant
    machine_transcript: str


@dataclass(frozen=True)
class Paged:
    """One who is or was looked for. `tries` names phones by their rung, never by number."""

    page: str
    function: str
    called: str
    stage: str
    outcome: str
    tries: tuple[Tried, ...]


@dataclass(frozen=True)
class Needed:
    what: str
    number: int | None
    uncertain: bool


@dataclass(frozen=True)
class Convened:
    """A meeting of the activation."""

    id: str
    format: str
    state: str


@dataclass(frozen=True)
class Objected:
    """What a member has against standing down, and what the leaders answered."""

    member: str
    words: str
    by: str
    at: Instant
    answer: str | None
    answered_by: str | None


@dataclass(frozen=True)
class StandDown:
    """A proposal to stand down: open, withdrawn, stood_down or lapsed. `waits`: its time is up and it holds.

    `asked` are the functions told, each with what has become of its text; None where it has no phone.
    """

    by: str
    at: Instant
    until: Instant
    outcome: str
    waits: bool
    why: str
    objections: tuple[Objected, ...]
    asked: Mapping[str, str | None]


@dataclass(frozen=True)
class Lasting:
    """What keeps it going. `every` in seconds, or local `hours`: how often meetings follow one another.

    `next_at` is the next meeting planned, `review_at` when the leaders are reminded to reconsider,
    `stand_ins` the functions that are relieved, each with the one that stands in for it.
    """

    every: int | None
    hours: tuple[str, ...]
    next_at: Instant | None
    review_at: Instant | None
    stand_ins: Mapping[str, str]


@dataclass(frozen=True)
class Seen:
    """See the module. `picture` is the number of its newest version, 0 while there is none."""

    id: str
    state: str
    button: str
    exercise: bool
    why: str
    pressed_at: Instant
    guarded: bool
    automatic: bool
    presses: tuple[Pressed, ...]
    pages: tuple[Paged, ...]
    acknowledged_by: str | None
    acknowledged_name: str | None
    acknowledged_at: Instant | None
    speakers: tuple[str, ...]
    need: Needed | None
    opens_at: Instant | None
    blue_outcome: str | None
    conferences: tuple[Convened, ...]
    guidelines: tuple[str, ...]
    stand_downs: tuple[StandDown, ...]
    inquiries: tuple[inquiries.Row, ...]
    picture: int
    lasting: Lasting
    ended_at: Instant | None


@dataclass(frozen=True)
class Row:
    """An activation in a list."""

    id: str
    state: str
    button: str
    exercise: bool
    why: str
    pressed_at: Instant
    ended_at: Instant | None


def seen(look: Look, activation: Activation) -> Seen:
    """All there is to be known of it now."""
    need = activation.planning.need
    return Seen(
        id=activation.id,
        state=activation.state.value,
        button=activation.button,
        exercise=activation.exercise,
        why=activation.why,
        pressed_at=activation.pressed_at,
        guarded=activation.guarded,
        automatic=activation.automatic,
        presses=tuple(
            Pressed(p.number, p.button, p.member, p.why, p.kind, p.by, p.at, p.words)
            for p in activation.presses
        ),
        pages=tuple(map(_paged, activation.pages)),
        acknowledged_by=activation.acknowledged_by,
        acknowledged_name=activation.acknowledged_name,
        acknowledged_at=activation.acknowledged_at,
        speakers=activation.planning.named,
        need=Needed(need.what, need.number, need.uncertain) if need else None,
        opens_at=activation.planning.opens_at,
        blue_outcome=activation.blue_outcome,
        conferences=tuple(
            Convened(meeting.id, meeting.format, look.conferences.look(meeting.id).state.value)
            for meeting in activation.meetings
        ),
        guidelines=tuple(guideline.title for guideline in offered(look, activation)),
        stand_downs=_stand_downs(look, activation),
        inquiries=inquiries.listed(look, activation.id),
        picture=len(look.pictures.look(activation.id).versions),
        lasting=_lasting(look, activation),
        ended_at=activation.ended_at,
    )


def _lasting(look: Look, activation: Activation) -> Lasting:
    cadence = activation.cadence
    meetings = [look.conferences.look(one.id) for one in activation.under_way()]
    planned = [one.planned_at for one in meetings if one.state is ConferenceState.PLANNED]
    return Lasting(
        every=cadence.every if cadence else None,
        hours=cadence.hours if cadence else (),
        next_at=min(planned, default=None),
        review_at=None if activation.over else activation.review_at,
        stand_ins=activation.stand_ins,
    )


def _stand_downs(look: Look, activation: Activation) -> tuple[StandDown, ...]:
    if not activation.proposals:
        return ()
    fates = {(text.about, text.seat): text.status for text in look.texts.of_activation(activation.id)}
    return tuple(
        StandDown(
            one.by,
            one.at,
            one.until,
            one.outcome,
            one.waits,
            one.why,
            tuple(Objected(o.member, o.words, o.by, o.at, o.answer, o.answered_by) for o in one.objections),
            {asked.function: fates.get((one.id, asked.function)) for asked in one.asked},
        )
        for one in activation.proposals
    )


def _paged(page: Page) -> Paged:
    tries = tuple(Tried(a.to, a.round, a.by, a.placed_at, a.outcome, a.settled_at) for a in page.attempts)
    return Paged(page.slug, page.function, page.called, page.stage, page.outcome, tries)


def activations(look: Look, *, limit: int = 100) -> tuple[Row, ...]:
    """The last pressed first."""
    return tuple(
        Row(one.id, one.state.value, one.button, one.exercise, one.why, one.pressed_at, one.ended_at)
        for one in look.reads.activations(limit)
    )


def meant(look: Look, words: str = CURRENT) -> Activation:
    """The activation of an id, of its beginning, or of none: then the one under way, or the last.

    Raises NotFound, or BadInput if it may be several.
    """
    every = look.reads.activations(LATEST)
    if not words or words == CURRENT:
        return _current(every)
    if not words.isalnum() or not words.isascii():
        raise BadInput("the id of an activation is letters and digits")
    found = [one for one in every if one.id.startswith(words.lower())]
    if not found:
        raise NotFound(f"no activation's id begins with {words[:40]}")
    if len(found) > 1:
        raise BadInput(f"{len(found)} activations have ids that begin with {words}: write more of it")
    return found[0]


def _current(every: Sequence[Activation]) -> Activation:
    alive = [one for one in every if not one.over]
    if len(alive) > 1:
        which = " or ".join(f"{one.id[:6]} ({one.why})" for one in alive)
        raise BadInput(f"{len(alive)} activations are under way: say which, {which}")
    if not every:
        raise NotFound("there is no activation yet")
    return alive[0] if alive else every[0]
