"""What is followed in an exercise: one meeting, or an activation with all the meetings that come of it.

Both are looked at once in a while, fill in the names that the leaders' lines leave open, and know whether
they have come as far as was expected.
"""

import re
from collections.abc import Callable
from typing import Final, Protocol

from conference.cli.rehearse.office import Office
from conference.cli.rehearse.scenario import Expectation, MeetingExpected
from conference.cli.rehearse.sight import Glance, Sight

_FINAL: Final = ("summarised", "cancelled")
_NAME: Final = re.compile(r"\{(activation|conference)(?::([a-z-]+))?\}")


class Course(Protocol):
    def look(self) -> Glance: ...

    def fill(self, word: str) -> str | None:
        """A word of a line with its names filled in; None where it names what is not there yet."""

    def is_done(self, glance: Glance) -> bool: ...


class OneMeeting:
    """A meeting that was planned or convened; there is no activation."""

    def __init__(self, office: Office, conference: str, expect: Expectation) -> None:
        self._office, self._conference = office, conference
        self._expected = next(iter(expect.meetings.values()), MeetingExpected())

    def look(self) -> Glance:
        sight = self._office.look(self._conference)
        return Glance(sight.at, (sight,))

    def fill(self, word: str) -> str | None:
        return _filled_in(word, lambda what, _: self._conference if what == "conference" else None)

    def is_done(self, glance: Glance) -> bool:
        return all(_has_come_to(self._expected, sight) for sight in glance.meetings)


class Activated:
    """An activation, found by looking where somebody pressed by phone.

    A meeting that is over and has come to what was expected is let be: it costs time to look at it.
    """

    def __init__(self, office: Office, expect: Expectation, activation: str | None = None) -> None:
        self._office, self._expect, self._id = office, expect, activation
        self._glance: Glance | None = None
        self._let_be: dict[str, Sight] = {}

    def look(self) -> Glance:
        self._id = self._id or next(iter(self._office.activations()), None)
        if self._id is None:
            return Glance(self._office.now())
        shown = self._office.activation(self._id)
        meetings = tuple(self._meeting(row["id"]) for row in shown["conferences"])
        self._glance = Glance(self._office.now(), meetings, shown)
        return self._glance

    def fill(self, word: str) -> str | None:
        return _filled_in(word, self._named)

    def is_done(self, glance: Glance) -> bool:
        wanted = self._expect.activation.get("state", "stood_down")
        return glance.state == wanted and all(map(self._is_let_be, glance.meetings))

    def _meeting(self, id: str) -> Sight:
        sight = self._let_be.get(id) or self._office.look(id)
        if self._is_let_be(sight):
            self._let_be[id] = sight
        return sight

    def _is_let_be(self, sight: Sight) -> bool:
        return sight.is_over and _has_come_to(
            self._expect.meetings.get(sight.format, MeetingExpected()), sight
        )

    def _named(self, what: str, format_: str | None) -> str | None:
        if what == "activation":
            return self._id
        if self._glance is None:
            return None
        meeting = self._glance.latest(format_) if format_ else self._glance.current
        return meeting.id if meeting else None


def _has_come_to(expected: MeetingExpected, sight: Sight) -> bool:
    """A summary that is expected is waited for; a meeting that has gone past its end is not."""
    if expected.state == "summarised":
        return sight.state in _FINAL
    return sight.is_over or sight.state == expected.state


def _filled_in(word: str, named: Callable[[str, str | None], str | None]) -> str | None:
    missing = False

    def name(found: re.Match[str]) -> str:
        nonlocal missing
        id = named(found[1], found[2])
        missing = missing or id is None
        return id or ""

    filled = _NAME.sub(name, word)
    return None if missing else filled
