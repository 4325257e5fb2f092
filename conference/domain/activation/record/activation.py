"""The activation itself: what it is, where it has come to, who had it in hand, what blue came to, its end."""

from __future__ import annotations

from dataclasses import dataclass, field

from conference.domain.activation import ending_events as ending
from conference.domain.activation import events as e
from conference.domain.activation.activation import ActivationState
from conference.domain.activation.press import GREEN
from conference.domain.instants import Instant
from conference.domain.meeting.record.times import written

S = ActivationState
PLANNING_CALL, BLUE_MEETING = "formote", "bla"
"""The formats of the meeting before everybody is called, and of the one that a press on blue convenes."""


@dataclass
class Activated:
    """See the module. The state is walked as the activation walks it, from what has been told of it."""

    began: tuple[Instant, e.ButtonPressed] | None = None
    state: str = S.PRESSED
    acknowledged: tuple[Instant, e.ActivationAcknowledged] | None = None
    automatic: bool = False
    settled: list[tuple[Instant, e.BlueSettled]] = field(default_factory=list)
    mistake: str | None = None
    ended: tuple[Instant, e.ActivationEnded] | None = None
    formats: dict[str, str] = field(default_factory=dict)

    def take(self, at: Instant, event: object) -> None:
        if isinstance(event, e.ButtonPressed):
            self.began = self.began or (at, event)
        if isinstance(event, e.ActivationAcknowledged):
            self.acknowledged = (at, event)
        if isinstance(event, e.CallOutReleased):
            self.automatic = event.by == "clock"
        if isinstance(event, e.BlueSettled):
            self.settled.append((at, event))
        if isinstance(event, e.ActivationMistaken):
            self.mistake = event.why
        if isinstance(event, e.ActivationEnded):
            self.ended = (at, event)
        self._walk(event)

    def _walk(self, event: object) -> None:
        """Where the event leads, if it leads anywhere from here."""
        match event:
            case e.ActivationAcknowledged() if self.state == S.PRESSED:
                self.state = S.ACKNOWLEDGED
            case e.PlanningBegan():
                self.state = S.PLANNING
            case e.CallOutReleased():
                self.state = S.CONVENED
            case e.MeetingConvened():
                self.formats[event.conference] = event.format
                if self.state == S.PRESSED and event.format == BLUE_MEETING:
                    self.state = S.CONVENED
            case e.MeetingObserved(state="open") if self.state == S.CONVENED:
                if self.formats.get(event.conference) != PLANNING_CALL:
                    self.state = S.ACTIVE
            case ending.StandDownProposed():
                self.state = S.PROPOSED
            case ending.StandDownWithdrawn():
                self.state = event.state
            case e.ActivationEnded():
                self.state = event.state

    @property
    def blue_outcome(self) -> str | None:
        """What blue came to in the end: to meet again is no end."""
        outcomes = [event.outcome for _, event in self.settled if event.outcome != "again_at"]
        return outcomes[-1] if outcomes else None

    def row(self, first: e.ButtonPressed | None) -> dict[str, object]:
        """The record's `activation`. `first` is the press that says why."""
        assert self.began is not None, "a history begins with the press"
        pressed_at, pressed = self.began
        first = first or pressed
        ended_at, ended = self.ended or (None, None)
        buttons = self._buttons(pressed_at, pressed)
        return {
            "id": pressed.activation,
            "exercise": pressed.exercise,
            "state": str(self.state),
            "button": buttons[-1]["button"],
            "buttons": buttons,
            "why": first.fit,
            "kind": first.kind,
            "pressed_at": written(pressed_at),
            "guarded": pressed.guarded,
            "acknowledged": self._acknowledged(),
            "automatic": self.automatic,
            "blue_outcome": self.blue_outcome,
            "blue": [_blue(at, event) for at, event in self.settled],
            "ended_at": written(ended_at),
            "ended_by": ended.by if ended else None,
            "mistake": self.mistake,
        }

    def _buttons(self, pressed_at: Instant, pressed: e.ButtonPressed) -> list[dict[str, object]]:
        """Which button it goes by, from when, through whom: a blue one may become green."""
        every = [(pressed_at, pressed.button, pressed.by)]
        every += [(at, GREEN, event.by) for at, event in self.settled if event.outcome == "propose_green"]
        return [{"button": button, "at": written(at), "by": by} for at, button, by in every]

    def _acknowledged(self) -> dict[str, object] | None:
        if self.acknowledged is None:
            return None
        at, event = self.acknowledged
        return {"by": event.by, "name": event.name, "at": written(at)}


def _blue(at: Instant, event: e.BlueSettled) -> dict[str, object]:
    return {
        "outcome": event.outcome,
        "by": event.by,
        "at": written(at),
        "again_at": written(event.at),
        "words": event.words,
    }
