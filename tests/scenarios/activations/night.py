"""A night on which somebody presses: the stage, and the few words that stories of activations are told in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from conference.domain.activation import commands as c
from conference.domain.activation.activation import Activation
from conference.domain.activation.press import PressAnswer
from conference.domain.activation.wishes import WISHES
from conference.domain.decision import Decision
from conference.views.activated import ask_of
from conference.views.activation_record import activation_record_of
from conference.views.record import record_of
from conference.views.verify import verify
from conference.views.verify_activation import verify_activation
from exercise.officers.phone import Phone
from tests.schemas import OF_ACTIVATIONS, OF_MEETINGS
from tests.stage import LANES, Stage, set_up

PAGED = ("lst-tib", "rsib", "rkk")


class Night:
    """See the module. `stage` is about whichever meeting was convened last."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.stage: Stage = set_up(folder, **settings)
        self.id = ""

    # --- what is done -------------------------------------------------------------------------------------

    def press(
        self, member: str = "huddinge", why: str = "Brand på vårdboende", button: str = "green"
    ) -> PressAnswer:
        """Press a button at the desk, and be about what it began."""
        told = self.stage.do(c.Press(self.new_id(), button, member, why, "cli:test")).answer
        assert isinstance(told, PressAnswer)
        self.id = told.id
        return told

    def wish(self, id: str, *, by: str = "lst-tib", **given: str) -> Decision:
        """A wish of the activation, as the table has it."""
        with self.stage.upprop.store.reading() as work:
            ask = ask_of(work, work.activations.look(self.id), by, given, self.stage.clock.now())
        return self.stage.do(WISHES[id].build(ask))

    def new_id(self) -> str:
        with self.stage.upprop.store.reading() as work:
            return work.new_id()

    # --- what is -----------------------------------------------------------------------------------------

    @property
    def activation(self) -> Activation:
        with self.stage.upprop.store.reading() as work:
            return work.activations.look(self.id)

    def be_about(self, format: str) -> None:
        """The last meeting in that format is what the stage is asked about from now on."""
        meeting = self.activation.latest(format)
        assert meeting is not None, f"no {format} has been convened"
        self.stage.id = meeting.id

    def number(self, function: str, rung: str = "holder") -> str:
        with self.stage.upprop.store.reading() as work:
            number = getattr(work.directory.phones(function), rung)
        assert number is not None, f"{function} has no {rung}"
        return str(number)

    def phone(self, function: str, rung: str = "holder") -> Phone:
        return self.stage.network.phone(self.number(function, rung))

    def script(self, function: str, rung: str = "holder", **words: Any) -> None:
        """Put an officer at a duty phone."""
        self.stage.network.script({self.number(function, rung): words})

    def nobody_at(self, *functions: str) -> None:
        """All their phones ring unanswered, and that is expected."""
        for function in functions:
            with self.stage.upprop.store.reading() as work:
                numbers = work.directory.phones(function).numbers
            self.stage.network.script({number: {"answers": "never"} for number in numbers})

    def everyone(self, *formats: str, **words: Any) -> None:
        """An officer at every phone that may be rung first by a page or by meetings in these formats."""
        default = {"answers": 3, "presses": "1", "speaks": 6, **words}
        county = self.stage.upprop.county
        for function in county.paged:
            self.script(function, **default)
        for format in formats:
            for place in county.formats[format].seats:
                if place.summoned:
                    self.script(place.function, called=place.called, **default)

    @property
    def record(self) -> dict[str, Any]:
        """The activation's record, which is what its schema says."""
        with self.stage.upprop.store.reading() as work:
            drawn = activation_record_of(work, self.id)
        OF_ACTIVATIONS.validate(drawn)
        return drawn

    @property
    def findings(self) -> tuple[str, ...]:
        """What is stored and not what history tells, of the activation and of its meetings.

        Their records are what their schema says.
        """
        with self.stage.upprop.store.reading() as work:
            verdicts = [verify_activation(work, self.id)]
            verdicts += [verify(work, meeting.id) for meeting in self.activation.meetings]
            for meeting in self.activation.meetings:
                OF_MEETINGS.validate(record_of(work, meeting.id))
        assert all(verdict.compared for verdict in verdicts)
        return tuple(finding for verdict in verdicts for finding in verdict.findings)

    def closes_quietly(self) -> None:
        """And no other phone rang, nothing is left to do by itself, and history tells what is stored."""
        stage = self.stage
        assert self.findings == ()
        assert self.record["chain"]["verified"]
        assert stage.network.unexpected == []
        assert stage.upprop.due.next_at() is None
        assert all(stage.upprop.outbox.next_ready(lane) is None for lane in LANES)
