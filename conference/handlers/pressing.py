"""A button is pressed, by whatever door, and what follows at once. Taking it back is in `correcting.py`."""

from __future__ import annotations

from dataclasses import replace

from conference.domain.activation import commands as c
from conference.domain.activation.activation import BEFORE_MEETING, Activation
from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.press import BLUE, BUTTONS, GREEN, Press, PressAnswer
from conference.domain.county.county import County
from conference.domain.county.fit_words import fit
from conference.domain.county.formats import Format
from conference.domain.county.texts import render, say
from conference.domain.decision import NOTHING, Decision, Due, together
from conference.domain.errors import BadInput
from conference.domain.instants import Instant, after, seconds_between
from conference.handlers import convening, long_run, pages, standing_down
from conference.handlers.guidelines import with_guideline
from conference.handlers.words import local_hour
from conference.ports import Handlers, House, UnitOfWork

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
    decision += long_run.review_by_itself(uow, activation, now) + _follow(uow, activation, now)
    return decision + Decision(answer=answer(uow, activation, 1, now, joined=False))


def foreseen(uow: UnitOfWork, button: str, now: Instant) -> tuple[Activation, bool]:
    """What a press would begin now, or what it would join (True). Nothing of it is stored."""
    joins = _just_begun(uow, button, now)
    if joins is not None:
        return joins, True
    return begun(uow.house, button, now, guarded=_too_often(uow, now)), False


def begun(house: House, button: str, now: Instant, *, guarded: bool = False) -> Activation:
    """An activation as it is once its first press has done its work."""
    return Activation(
        id="",
        button=button,
        language=house.language,
        exercise=house.exercise,
        carrier=house.carrier,
        pressed_at=now,
        state=S.CONVENED if button == BLUE and not guarded else S.PRESSED,
        guarded=guarded,
    )


def _must_make_sense(command: c.Press, uow: UnitOfWork) -> None:
    if command.button not in BUTTONS:
        raise BadInput(f"there are the buttons {' and '.join(BUTTONS)}")
    uow.county.member(command.member)
    if command.kind is not None and uow.county.event(command.kind) is None:
        raise BadInput(f"{command.kind[:40]} is none of the county's kinds of event")
    if not command.why.strip() and command.kind is None and command.function is None:
        raise BadInput("say what has happened")


def _just_begun(uow: UnitOfWork, button: str, now: Instant) -> Activation | None:
    """The activation a press joins: one by the same button, begun within the county's minutes, not over."""
    since = after(now, -uow.county.limits.one_activation_within)
    fitting = [one for one in uow.activations.since(since) if not one.over and one.button in (button, GREEN)]
    return fitting[0] if fitting else None


def _too_often(uow: UnitOfWork, now: Instant) -> bool:
    """More activations have begun within the hour than the county allows; those taken back do not count."""
    begun = [one for one in uow.activations.since(after(now, -HOUR)) if one.state is not S.UNDONE]
    return len(begun) >= uow.county.limits.presses_per_hour


def _press_of(command: c.Press, uow: UnitOfWork, number: int, now: Instant) -> Press:
    kind = uow.county.event(command.kind) if command.kind else None
    named = kind.words[uow.county.language] if kind else ""
    never = uow.county.words[uow.county.language].get("never", ())
    said = command.why.strip()[:LONGEST_WORDS]
    unsaid = named or render(uow.county.texts, say("unsaid_why"), uow.county.language)
    return Press(
        number=number,
        button=command.button,
        member=command.member,
        why=said or unsaid,
        fit=fit(said, never, LONGEST_WHY) or unsaid,
        by=command.by,
        at=now,
        wall=uow.wall,
        kind=command.kind,
        function=command.function,
        leg=command.leg,
    )


def _follow(uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """What a button sets going: blue the command centres, green those on duty. Nothing delays it.

    Pressed oftener than usual, either is put to those on duty, once, and waits for their word.
    """
    if activation.button == BLUE and not activation.guarded:
        return _blue(uow, activation, now)
    decision = together(pages.begin(uow, activation, one, "holder", now) for one in uow.county.paged)
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


def _blue(uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """The command centres are called at once, without a page; the two who are not in it are told by text."""
    told = say("blue_told", member=uow.county.member(activation.first.member).name, why=activation.why)
    told = with_guideline(uow, activation, told)
    seated = {seat.function for seat in uow.county.formats["bla"].seats}
    decision = together(
        pages.tell(uow, activation, one, told, now) for one in uow.county.paged if one not in seated
    )
    return decision + convening.convene_blue(uow, activation, now)


def _join(command: c.Press, uow: UnitOfWork, activation: Activation, now: Instant) -> Decision:
    """One more reason. Those who look after it are told; they may part the two.

    A member that presses again for the same reason says nothing new: a phone may do so by itself, for ever.
    """
    known = {(press.member, press.fit) for press in activation.presses}
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
    if (joined.member, joined.fit) not in known:
        decision += together(pages.tell(uow, activation, one, told, now) for one in uow.county.paged)
    decision += convening.speak_in_order(uow, activation)
    if activation.state is S.PROPOSED:  # who presses now does not want it to be over
        objects = c.ObjectToStandDown(activation.id, joined.member, joined.why, joined.by)
        decision += standing_down.object_(objects, uow, now)
    return decision + Decision(answer=answer(uow, activation, number, now, joined=True))


def answer(
    uow: UnitOfWork, activation: Activation, number: int, now: Instant, *, joined: bool
) -> PressAnswer:
    """What whoever pressed is told."""
    return PressAnswer(
        id=activation.id,
        state=activation.state.value,
        button=activation.button,
        press=number,
        joined=joined,
        guarded=activation.guarded,
        paged=tuple(page.called for page in activation.pages if page.stage == "holder"),
        all_ring_within=all_ring_within(uow.county, uow.house, activation, now),
        undo_seconds=uow.county.limits.undo_seconds,
        reserve=uow.house.reserve,
    )


def all_ring_within(county: County, house: House, activation: Activation, now: Instant) -> int | None:
    """Seconds until the last phone of the meeting rings at the latest; None if that waits for a word."""
    waiting = activation.state in BEFORE_MEETING
    if waiting and (activation.guarded or activation.acknowledged_by):
        return None
    format_ = called_to(county, activation.button)
    opens_at = activation.planning.opens_at
    begins = after(activation.pressed_at, county.limits.call_out_after) if waiting else now
    if opens_at is not None:
        begins = after(opens_at, -format_.gather_lead)
    calls = sum(seat.summoned for seat in format_.seats)
    return round(max(0, seconds_between(now, begins)) + calls / house.calls_per_second)


def called_to(county: County, button: str) -> Format:
    """The meeting that a button comes to."""
    return county.formats["bla" if button == BLUE else "gron"]


def minutes_until_all_ring(uow: UnitOfWork, activation: Activation, now: Instant) -> int:
    """The same in whole minutes, as it is told."""
    return -(-(all_ring_within(uow.county, uow.house, activation, now) or 0) // 60)


def add_words(command: c.AddWords, uow: UnitOfWork, now: Instant) -> Decision:
    """What a machine heard the presser say: the leaders are shown it, marked as such, and nobody else."""
    activation = uow.activations.get(command.activation)
    never = uow.county.words[uow.county.language].get("never", ())
    words = fit(command.words, never, 2 * LONGEST_WHY)
    if not words:
        return NOTHING
    decision = activation.add_words(command.press, words)
    told = say("machine_words", words=words)
    return decision + together(pages.tell(uow, activation, one, told, now) for one in uow.county.paged)


def split(command: c.SplitPress, uow: UnitOfWork, now: Instant) -> Decision:
    """A press was about something else: it gets an activation and a page of its own, on a leader's word."""
    activation = uow.activations.get(command.activation)
    leaving, decision = activation.split(command.press, command.new, command.by)
    new = Activation(
        id=command.new,
        button=leaving.button,
        language=activation.language,
        exercise=activation.exercise,
        carrier=activation.carrier,
        pressed_at=now,
    )
    uow.activations.add(new)
    decision += new.press(replace(leaving, number=1)) + long_run.review_by_itself(uow, new, now)
    return decision + _follow(uow, new, now)


HANDLERS: Handlers = {
    c.Press: press,
    c.AddWords: add_words,
    c.SplitPress: split,
}
