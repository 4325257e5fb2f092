"""A meeting that was moved to another carrier, as the phones lived through it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.scenario import MoveExpected

Record = Mapping[str, Any]
Entry = Mapping[str, Any]
SAME: float = 1.5
"""Seconds by which what was left of a turn may differ from what is given afterwards."""


@dataclass(frozen=True)
class Back:
    """`seconds` from the move until each phone was in a room again; None for one that never was."""

    at: datetime
    to: str
    seconds: Mapping[str, float | None]

    @property
    def many(self) -> int:
        return sum(one is not None for one in self.seconds.values())


def backs(record: Record, entries: Sequence[Entry], voices: Mapping[str, str]) -> Iterator[Back]:
    """For each move: of every phone that had been in a room until then, when it was in one by the other.

    `voices` is carrier to the number by which it calls.
    """
    joins = [(entry, datetime.fromisoformat(entry["at"])) for entry in entries if entry["kind"] == "joins"]
    for move in record["conference"]["moves"]:
        at, old, new = datetime.fromisoformat(move["at"]), voices[move["from"]], voices[move["to"]]
        were = dict.fromkeys(one["phone"] for one, when in joins if one["ours"] == old and when <= at)
        came: dict[str, float] = {}
        for one, when in joins:
            if one["ours"] == new and when > at:
                came.setdefault(one["phone"], (when - at).total_seconds())
        yield Back(at, move["to"], {phone: came.get(phone) for phone in were})


def given_up(records: Iterable[Record], voices: Mapping[str, str]) -> dict[str, datetime]:
    """Number to the moment from which lines by it are none of ours any more, though they may be up."""
    return {
        voices[move["from"]]: datetime.fromisoformat(move["at"])
        for record in records
        for move in record["conference"]["moves"]
    }


def of_the_moves(
    record: Record, entries: Sequence[Entry], expect: MoveExpected, voices: Mapping[str, str], cast: Cast
) -> list[str]:
    """Whether it was moved there, everybody was back in time, and whoever spoke had what was left."""
    found = [back for back in backs(record, entries, voices) if back.to == expect.to]
    if not found:
        return [f"the meeting was not moved to {expect.to}"]
    back, findings = found[-1], list[str]()
    if not back.seconds:
        findings.append("nobody had been in the meeting when it was moved")
    for phone, seconds in back.seconds.items():
        part = cast.part(phone)
        name = part.place if part else "a phone of nobody"
        if seconds is None:
            findings.append(f"{name} never came back by {expect.to}")
        elif seconds > expect.within:
            findings.append(f"{name} was back after {seconds:.0f} s, not within {expect.within}")
    return findings + _of_the_turn(record, back)


def _of_the_turn(record: Record, back: Back) -> list[str]:
    """Whoever had the floor goes on with what was left: nothing of it is lost, and nothing given."""
    rows = record["round"]
    for place, row in enumerate(rows):
        laid_aside = row["how"] == "lost_line" and row["ended_at"] is not None
        if not laid_aside or abs((datetime.fromisoformat(row["ended_at"]) - back.at).total_seconds()) > SAME:
            continue
        again = next((later for later in rows[place + 1 :] if later["seat"] == row["seat"]), None)
        left = row["budget"] - row["used"]
        if again is None:
            return [f"{row['seat']} had {left:.0f} s left and never had the floor again"]
        if abs(again["budget"] - left) > SAME:
            return [f"{row['seat']} had {left:.0f} s left and was given {again['budget']:.0f}"]
    return []
