"""<Dial><Conference>: the call goes into a room until it leaves it, is taken out, or the room ends.

Afterwards the action decides, or else the next verb. `*` steps out where the document allows it. A call that
may not enter (its label is taken, the room is full) goes straight on to the next verb.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exercise.clock import Due

if TYPE_CHECKING:
    from exercise.twiml.document import Element
    from exercise.twiml.run import Run

LONGEST_SECONDS = 14400


@dataclass(frozen=True)
class Entry:
    """How a call wants to enter a room."""

    name: str
    label: str | None
    muted: bool
    starts: bool
    ends: bool
    coaches: str | None
    wait_url: str | None  # None: the carrier's own music; empty: silence
    wait_method: str
    most: int
    callback: str | None
    callback_method: str
    callback_events: frozenset[str]


def entry(conference: "Element") -> Entry:
    attributes = conference.attributes
    return Entry(
        name=conference.words,
        label=attributes.get("participantLabel"),
        muted=conference.is_on("muted"),
        starts=conference.is_on("startConferenceOnEnter", True),
        ends=conference.is_on("endConferenceOnExit"),
        coaches=attributes.get("coach"),
        wait_url=attributes.get("waitUrl"),
        wait_method=attributes.get("waitMethod", "POST"),
        most=int(conference.number("maxParticipants", 250)),
        callback=attributes.get("statusCallback") or None,
        callback_method=attributes.get("statusCallbackMethod", "POST"),
        callback_events=frozenset(attributes.get("statusCallbackEvent", "").split()),
    )


class Dial:
    def __init__(self, element: "Element") -> None:
        self._element = element
        self._action = element.attributes.get("action")
        self._method = element.attributes.get("method", "POST")
        self._star_leaves = element.is_on("hangupOnStar")
        self._limit = element.number("timeLimit", LONGEST_SECONDS)
        self._timer: Due | None = None
        self._inside = False

    def start(self, run: "Run") -> None:
        conference = next((c for c in self._element.children if c.name == "Conference"), None)
        if conference is None:
            run.trouble(13224, "This network connects calls to conferences only")
            self._over(run, "failed")
        elif run.enter_room(entry(conference)):
            self._inside = True
            self._timer = run.after(self._limit, run.leave_room)
        else:
            run.go_on()

    def key(self, run: "Run", key: str) -> None:
        if key == "*" and self._star_leaves and self._inside:
            run.leave_room()

    def left_room(self, run: "Run") -> None:
        self._inside = False
        self.stop()
        self._over(run, "answered")

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _over(self, run: "Run", status: str) -> None:
        if self._action is not None:
            run.fetch(self._action, self._method, {"DialCallStatus": status, "DialBridged": "true"})
        else:
            run.go_on()
