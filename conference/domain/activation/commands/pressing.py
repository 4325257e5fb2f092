"""The press, what is taken back of it, and the paging that follows."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command


@dataclass(frozen=True)
class Press(Command):
    """A member presses a button (green or blue).

    `activation` is a fresh id, used if the press does not join an activation under way. `why` is what has
    happened, in the presser's own words; `kind` one of the county's kinds of event. `function` is the duty
    function whose code was given, `leg` the line it was pressed on, where there are such.
    """

    activation: str
    button: str
    member: str
    why: str
    by: str
    kind: str | None = None
    function: str | None = None
    leg: str | None = None


@dataclass(frozen=True)
class AddWords(Command):
    """What the presser said on the line, as a machine wrote it down: shown to the leaders alone."""

    activation: str
    press: int
    words: str


@dataclass(frozen=True)
class UndoPress(Command):
    """The presser takes it back, within the seconds the county allows."""

    activation: str
    by: str


@dataclass(frozen=True)
class MarkMistaken(Command):
    """A leader says that it was pressed by mistake; those reached are told."""

    activation: str
    by: str
    why: str = ""


@dataclass(frozen=True)
class SplitPress(Command):
    """A leader says that a press was about something else: it becomes an activation of its own (`new`)."""

    activation: str
    press: int
    new: str
    by: str


@dataclass(frozen=True)
class RingPage(Command):
    """Go on with the rounds of one page, if it still has need of it."""

    activation: str
    page: str


@dataclass(frozen=True)
class PageSubstitutes(Command):
    """The county's limit has come and nobody has acknowledged."""

    activation: str


@dataclass(frozen=True)
class PageLastResort(Command):
    activation: str


@dataclass(frozen=True)
class Acknowledge(Command):
    """Whoever has been paged, or another leader, has it from here.

    `page` is what is answered, and `leg` the line it is answered on, where there are such.
    """

    activation: str
    by: str
    page: str | None = None
    leg: str | None = None


@dataclass(frozen=True)
class PassOn(Command):
    """Whoever answered a page cannot take it: the substitute is paged now."""

    activation: str
    page: str
    leg: str | None = None


@dataclass(frozen=True)
class CallOutByItself(Command):
    """Nobody has acknowledged for as long as the county waits: everybody is called all the same."""

    activation: str
