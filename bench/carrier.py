"""The carrier's side of a measurement: what it was asked for and when, and what is pressed at the phones."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from conference.exercises.network import Network, NotTaken

AWAY: Final = 0.1
"""Seconds that every request to the carrier takes, there and back."""


@dataclass(frozen=True)
class Taken:
    """One request to the carrier: when it came and when it was done, in seconds of the wall."""

    resource: str
    method: str
    sid: str | None
    form: Mapping[str, str]
    came: float
    done: float


class Carrier(Network):
    def go_far_away(self) -> None:
        self.add_faults([{"where": "rest:*", "does": "delay", "seconds": AWAY}])

    def taken(self, since: float) -> list[Taken]:
        """What came since then and was done as asked, in the order in which it came."""
        return sorted(self._taken_since(since), key=lambda taken: taken.came)

    def calls_asked_for(self, since: float) -> list[Taken]:
        return [taken for taken in self.taken(since) if (taken.method, taken.resource) == ("POST", "Calls")]

    def met_busy(self, since: float) -> dict[str, float]:
        """When each phone that was engaged was called first since then."""
        clock = self._get("clock")
        ahead = _seconds(clock["now"]) - _seconds(clock["wall"])
        found: dict[str, float] = {}
        for row in self._get("ears")["ears"]:
            at = _seconds(row["at"]) - ahead
            if row["kind"] == "busy" and at >= since:
                found.setdefault(row["phone"], at)
        return found

    def pressed(self, number: str, key: str) -> float:
        """Press a key and return when the phone pressed it, in seconds of the wall."""
        before = time.time()
        self.press(number, "press", {"keys": key})
        return before

    def put_down(self, numbers: Iterable[str]) -> None:
        for number in numbers:
            with suppress(NotTaken):  # it has been put down meanwhile
                self.press(number, "hang-up", {})

    def calls_by_phone(self) -> dict[str, str]:
        """The number of each phone that is on a call, to that call."""
        return {phone["number"]: phone["call"] for phone in self._phones() if phone["call"]}

    def in_rooms(self) -> set[str]:
        return {phone["number"] for phone in self._phones() if phone["room"]}

    def _phones(self) -> list[dict[str, Any]]:
        phones: list[dict[str, Any]] = self._get("phones")["phones"]
        return phones

    def _taken_since(self, since: float) -> Iterator[Taken]:
        for row in self.requests():
            came = _seconds(row["wall_came"])
            if came >= since and row["status"] is not None and row["status"] < 400:
                form = {name: values[0] for name, values in row["form"].items()}
                yield Taken(
                    row["resource"], row["method"], row["sid"], form, came, _seconds(row["wall_done"])
                )


def _seconds(written: str) -> float:
    return datetime.fromisoformat(written).timestamp()
