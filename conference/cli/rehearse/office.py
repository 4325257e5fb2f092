"""The leaders' desk beside the stage: lines of `upprop` as anybody would give them, and a look into the room.

The lines are read by the command line itself, in this process: a program started anew for each would keep the
leaders waiting for half a minute of the time that goes so fast here.
"""

import io
import json
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click

from conference.cli.desk import Desk
from conference.cli.refusals import FAULT, NOT_REACHABLE
from conference.cli.rehearse.sight import Sight
from conference.cli.root import upprop
from conference.storage.counts import Counts
from conference.storage.hands import Hands
from conference.views.conferences import listed


class Failed(RuntimeError):
    """A line of the command line came to nothing; says which, and what it answered."""

    def __init__(self, line: str, done: "Done") -> None:
        super().__init__(f"upprop {line} ended with {done.code}: {done.said.strip()[-400:]}")
        self.done = done


@dataclass(frozen=True)
class Done:
    """What a line answered, or complained of."""

    code: int
    said: str

    @property
    def in_vain(self) -> bool:
        """Nobody was there to take it: it may be given again."""
        return self.code == NOT_REACHABLE


class Office:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._desk = Desk(environment)

    def give(self, *words: str) -> Done:
        """A line of the command line, to its end."""
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            try:
                code = upprop.main(list(words), prog_name="upprop", standalone_mode=False, obj=self._desk)
            except click.ClickException as refused:
                refused.show()
                code = refused.exit_code
            except click.Abort:
                code = FAULT
        return Done(code if isinstance(code, int) else 0, said.getvalue())

    def must(self, *words: str) -> Any:
        """A line that has to succeed; what it answered, read as JSON where it is. Raises Failed."""
        done = self.give(*words)
        if done.code:
            raise Failed(" ".join(words), done)
        return json.loads(done.said) if "--json" in words else done.said

    def look(self, conference: str) -> Sight:
        """Raises Away where the database does not answer."""
        seen = self._desk.room(conference)
        return Sight(
            at=seen.at,
            state=seen.state,
            id=seen.id,
            format=seen.format,
            block=seen.block.id if seen.block else None,
            block_name=seen.block.name if seen.block else None,
            blocks=tuple(block.id for block in seen.agenda if block.when != "ahead"),
            speaking=seen.speaking.seat if seen.speaking else None,
            turn=seen.speaking.turn if seen.speaking else None,
            left=seen.speaking.seconds_left if seen.speaking else None,
            present=seen.present,
            expected=seen.expected,
        )

    def activations(self) -> list[str]:
        """The ids of all activations, the first pressed first."""
        rows = self.must("activations", "--json")
        return [row["id"] for row in sorted(rows, key=lambda row: row["pressed_at"])]

    def activation(self, id: str) -> dict[str, Any]:
        """What the command line shows of one. Raises Failed."""
        shown = self.must("activation", id, "show", "--json")
        assert isinstance(shown, dict)
        return shown

    def now(self) -> datetime:
        return self._desk.assembled.clock.now()

    def lag(self) -> float:
        """For how long something has waited to be said or done in a room: seconds of the wall."""
        upprop = self._desk.assembled
        return upprop.outbox.waiting_since(upprop.clock.now(), upprop.clock.wall()).get("floor", 0.0)

    def has_work(self) -> bool:
        """Whether anything is still to be sent, said, done or found out."""
        store = self._desk.assembled.store
        return any(Counts(store).waiting().values()) or bool(Hands(store).in_hand())

    def awaits_a_fate(self) -> bool:
        """Whether there is a text of which nobody has told yet that it has been sent, or will not be."""
        with self._desk.looking() as look:
            return any(text.status in ("pending", "unknown") for text in look.texts.open())

    def held(self) -> list[str]:
        """The ids of the meetings that have come further than their plan, in the order they were to begin."""
        with self._desk.looking() as look:
            rows = [row for row in listed(look) if row.state != "planned"]
        return [row.id for row in sorted(rows, key=lambda row: row.planned_at)]

    def close(self) -> None:
        self._desk.assembled.close()
