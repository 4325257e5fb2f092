"""A button is pressed, by whatever door; what follows at once, and what can be taken back of it."""

from __future__ import annotations

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation, ActivationState
from conference.domain.activation.press import BLUE, BUTTONS, GREEN, Press, PressAnswer
from conference.domain.county.fit_words import fit
from conference.domain.county.texts import render, say
from conference.domain.decision import NOTHING, Decision, Due
from conference.domain.errors import BadInput
from conference.domain.instants import Instant, after
from conference.domain.meeting.commands import CancelConference, EndConference
from conference.domain.meeting.conference import ConferenceState
from conference.handlers import convening, long_run, pages, standing_down
from conference.handlers.guidelines import with_guideline
from conference.handlers.words import local_hour
from conference.ports import Handlers, UnitOfWork

HOUR = 3600
LONGEST_WHY = 60
"""Characters of what has happened that go into texts and prompts; the rest is for the record."""
LONGEST_WORDS = 500


def press(command: c.Press, uow: UnitOfWork, now: Instant) -> Decision:
    """A press is never refused for what is under way: it begins an activation, or joins one just begun."""
    _must_make_sense(command, uow)
    joins = _just_begun(uow, command.button, now)
    if joins is not None:
        return _join(command, uow, uow.activations.get(joins.id), now)
    activation = Activation(
        id=command.activation,
        button=command.button,
        language=uow.house.language,
        exercise=uow.house.exercise,
        carrier=uow.house.carrier,
        pressed_at=now,
        guarded=_too_often(uow, now),
    )
    uow.activations.add(activation)
    decision = activation.press(_press_of(command, uow, 1, now))
    decision += long_run.review_by_itself(uow, activation, now)
    follow = _green if command.button == GREEN else _blue
    decision += follow(command, uow, activation, now)
    return decision + Decision(answer=answer(uow, activation, 1, joined=False))


def _must_make_sense(command: c.Press, uow: UnitOfWork) -> None:
    if command.button not in BUTTONS:
        raise BadInput(f"there are the buttons {' and '.join(BUTTONS)}")
    uow.county.member(command.member)
    if command.kind is not None and uow.county.event(command.kind) is None:
        raise BadInput(f"{command.kind[:40]} is none of the county's kinds of event")
    if not command.why.strip() and command.kind is None:
        raise BadInput("say what has happened")


def _just_begun(uow: UnitOfWork, button: str, now: Instant) -> Activation | None:
    """The activation a press joins: one by the same button, begun within the county's minutes, not over."""
    since = after(now, -uow.county.limits.one_activation_within)
    fitting = [one for one in uow.activations.since(since) if not one.over and one.button in (button, GREEN)]
    return fitting[0] if fitting else None


def _too_often(uow: UnitOfWork, now: Instant) -> bool:
    """More activations have begun within the hour than the county allows; those taken back do not count."""
    begun = [one for one in uow.activations.since(after(now, -HOUR)) if one.state != ActivationState.UNDONE]
    return len(begun) >= uow.county.limits.presses_per_hour


def _press_of(command: c.Press, uow: UnitOfWork, number: int, now: Instant) -> Press:
    kind = uow.county.event(command.kind) if command.kind else None
    named = kind.words[uow.county.language] if kind else ""
    never = uow.county.words[uow.county.language].get("never", ())
    said = command.why.strip()[:LONGEST_WORDS]
    return Press(
        number=number,
        button=command.button,
        member=command.member,
        why=said or named,
        fit=fit(said or named, never, LONGEST_WHY) or named or uow.county.member(command.member).name,
        by=command.by,
        at=now,
        wall=uow.wall,
        kind=command.kind,
        function=command.function,
        leg=command.leg,
    )


def _green(command: c.Press, uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """Those on duty are paged at once; what comes of it if nobody answers is written down already."""
    decision = NOTHING
    for function in uow.county.paged:
        decision += pages.begin(uow, activation, function, "holder", now)
    return decision if activation.guarded else decision + _if_nobody_answers(uow, activation, now)


def _if_nobody_answers(uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    id, limits = activation.id, uow.county.limits
    return Decision(
        due=(
            Due(c.PageSubstitutes(id), after(now, limits.substitutes_after), activation.key("substitutes")),
            Due(c.PageLastResort(id), after(now, limits.last_resort_after), activation.key("last-resort")),
            Due(c.CallOutByItself(id), after(now, limits.call_out_after), activation.key("call-out")),
        )
    )


def _blue(command: c.Press, uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """The command centres are called at once, without a page; the two who are not in it are told by text."""
    told = say("blue_told", member=uow.county.member(command.member).name, why=activation.why)
    told = with_guideline(uow, activation, told)
    decision = NOTHING
    seated = {seat.function for seat in uow.county.formats["bla"].seats}
    for function in uow.county.paged:
        if function not in seated:
            decision += pages.tell(uow, activation, function, told, now)
    if activation.guarded:
        return decision
    activation.state = ActivationState.CONVENED
    return decision + convening.convene(uow, activation, uow.new_id(), "bla", now, by="clock", now=now)


def _join(command: c.Press, uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """One more reason. Those who look after it are told; they may part the two."""
    number = 1 + max(press.number for press in activation.presses)
    decision = activation.press(_press_of(command, uow, number, now))
    joined = activation.presses[-1]
    told = say(
        "press_joined",
        member=uow.county.member(command.member).name,
        time=local_hour(uow.county, now),
        why=joined.fit,
        number=number,
    )
    for function in uow.county.paged:
        decision += pages.tell(uow, activation, function, told, now)
    if activation.state is ActivationState.PROPOSED:  # who presses now does not want it to be over
        objects = c.ObjectToStandDown(activation.id, joined.member, joined.why, joined.by)
        decision += standing_down.object_(objects, uow, now)
    return decision + Decision(answer=answer(uow, activation, number, joined=True))


def answer(uow: UnitOfWork, activation: Activation, number: int, *, joined: bool) -> PressAnswer:
    """What whoever pressed is told."""
    return PressAnswer(
        id=activation.id,
        state=activation.state.value,
        button=activation.button,
        press=number,
        joined=joined,
        guarded=activation.guarded,
        paged=tuple(page.called for page in activation.pages if page.stage == "holder"),
        all_ring_within=None if activation.guarded else _all_ring_within(uow, activation),
        undo_seconds=uow.county.limits.undo_seconds,
    )


def _all_ring_within(uow: UnitOfWork, activation: Activation) -> int:
    """Seconds from the press until the last phone of the meeting rings, should nobody acknowledge."""
    format_ = uow.county.formats["bla" if activation.button == BLUE else "gron"]
    calls = sum(seat.summoned for seat in format_.seats)
    waits = 0 if activation.button == BLUE else uow.county.limits.call_out_after
    return round(waits + calls / uow.house.calls_per_second)


def minutes_until_all_ring(uow: UnitOfWork, activation: Activation) -> int:
    """The same in whole minutes, as it is told."""
    return -(-_all_ring_within(uow, activation) // 60)


def add_words(command: c.AddWords, uow: UnitOfWork, now: Instant) -> Decision:
    """What a machine heard the presser say: the leaders are shown it, marked as such, and nobody else."""
    activation = uow.activations.get(command.activation)
    never = uow.county.words[uow.county.language].get("never", ())
    words = fit(command.words, never, 2 * LONGEST_WHY)
    if not words:
        return NOTHING
    decision = activation.add_words(command.press, words)
    for function in uow.county.paged:
        decision += pages.tell(uow, activation, function, say("machine_words", words=words), now)
    return decision


# --- taken back -------------------------------------------------------------------------------------------


def undo(command: c.UndoPress, uow: UnitOfWork, now: Instant) -> Decision:
    """Whoever pressed takes it back: what is not answered or sent is withdrawn, those reached are told."""
    activation = uow.activations.get(command.activation)
    reached = _reached(uow, activation)
    decision = activation.undo(command.by, uow.county.limits.undo_seconds, uow.wall, now)
    return decision + _correct(uow, activation, reached, now)


def mistaken(command: c.MarkMistaken, uow: UnitOfWork, now: Instant) -> Decision:
    """A leader says that it was a mistake."""
    activation = uow.activations.get(command.activation)
    reached = _reached(uow, activation)
    decision = activation.mistaken(command.by, command.why, now)
    return decision + _correct(uow, activation, reached, now)


def _reached(uow: UnitOfWork, activation: Activation) -> tuple[str, ...]:
    """The functions of which somebody has answered, or got a text that cannot be called back."""
    answered = {p.function for p in activation.pages if any(a.answered for a in p.attempts)}
    sent = {text.seat for text in uow.texts.of_activation(activation.id) if text.status not in ("pending",)}
    return tuple(sorted(answered | {function for function in sent if function}))


def _correct(uow: UnitOfWork, activation: Activation, reached: tuple[str, ...], now: Instant) -> Decision:
    """Texts not yet sent are withdrawn; a text and one call to those reached; meetings are called off."""
    decision = NOTHING
    for text in uow.texts.of_activation(activation.id):
        if text.status == "pending":
            written_off = uow.texts.get(text.id)
            decision += written_off.observe("expired", route="", ref=None, error=None, now=now)
    for function in reached:
        told = say("press_corrected", time=local_hour(uow.county, activation.pressed_at))
        decision += pages.tell(uow, activation, function, told, now)
        decision += pages.begin(uow, activation, function, "correction", now)
    return decision + _call_off_meetings(uow, activation, now)


def _call_off_meetings(uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """Those not yet open are cancelled, which tells whoever has been called; an open one is ended."""
    why = render(uow.county.texts, say("pressed_by_mistake"), activation.language)
    due = []
    for meeting in activation.under_way():
        open_ = uow.conferences.look(meeting.id).state in (ConferenceState.OPEN, ConferenceState.CLOSING)
        ends = EndConference(meeting.id, "clock") if open_ else CancelConference(meeting.id, "clock", why)
        due.append(Due(ends, now, f"{meeting.id}/called-off"))
    return Decision(due=tuple(due))


def split(command: c.SplitPress, uow: UnitOfWork, now: Instant) -> Decision:
    """A press was about something else: it gets an activation and a page of its own."""
    activation = uow.activations.get(command.activation)
    leaving, decision = activation.split(command.press, command.new, command.by)
    again = c.Press(
        command.new, leaving.button, leaving.member, leaving.why, leaving.by, leaving.kind, leaving.function
    )
    new = Activation(
        id=command.new,
        button=leaving.button,
        language=activation.language,
        exercise=activation.exercise,
        carrier=activation.carrier,
        pressed_at=now,
        guarded=_too_often(uow, now),
    )
    uow.activations.add(new)
    decision += new.press(_press_of(again, uow, 1, now))
    decision += long_run.review_by_itself(uow, new, now)
    return decision + (_green if new.button == GREEN else _blue)(again, uow, new, now)


HANDLERS: Handlers = {
    c.Press: press,
    c.AddWords: add_words,
    c.UndoPress: undo,
    c.MarkMistaken: mistaken,
    c.SplitPress: split,
}
