"""A meeting's charts, drawn from its record: who spoke and when; how long until each was there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from flask_babel import gettext as _

from webhooks.console.charts.chart import Chart
from webhooks.console.charts.lanes import Lane, Moment, Stretch, lanes

Record = Mapping[str, Any]
WEIGHED: Final = frozenset({"spoke", "lost_line"})


def turns(record: Record) -> Chart | None:
    """Every turn of the round by seat, beside what it had; None where nobody spoke."""
    opened = moment(record["conference"]["opened_at"])
    given = [turn for turn in record["round"] if turn["ended_at"] and turn["how"] in WEIGHED]
    if opened is None or not given:
        return None
    names = {seat["seat"]: seat["name"] for seat in record["seats"]}
    by_seat: dict[str, list[Mapping[str, Any]]] = {}
    for turn in given:
        by_seat.setdefault(turn["seat"], []).append(turn)
    among = [
        Lane(
            names.get(seat, seat),
            (
                _minutes(sum(turn["used"] for turn in spoken)),
                _minutes(sum(turn["budget"] for turn in spoken)),
            ),
            tuple(part for turn in spoken for part in _stretches(turn, opened)),
        )
        for seat, spoken in by_seat.items()
    ]
    return lanes(
        _("Who had the floor, and when"),
        _("%(n)s seats spoke.", n=len(among)),
        (_("Seat"), _("spoke"), _("had")),
        among,
        (("spoke", _("spoke")), ("budget", _("had"))),
    )


def joining(record: Record, begun: datetime | None, title: str) -> Chart | None:
    """From the first call, or from the press, until each seat's phone rang and somebody was there."""
    if begun is None:
        return None
    among = [lane for seat in record["seats"] for lane in [_arrival(seat, begun)] if lane.moments]
    if not among:
        return None
    there = sum(any(moment.kind == "joined" for moment in lane.moments) for lane in among)
    return lanes(
        title,
        _("%(n)s of %(m)s who were called were there.", n=there, m=len(among)),
        (_("Seat"), _("rang after"), _("was there after")),
        among,
        (("rang", _("the phone rang")), ("joined", _("was there")), ("not", _("that try came to nothing"))),
    )


def _stretches(turn: Mapping[str, Any], opened: datetime) -> Iterator[Stretch]:
    begins = _since(turn["given_at"], opened)
    said = f"{_minutes(turn['used'])} / {_minutes(turn['budget'])}"
    yield Stretch(begins, _since(turn["ended_at"], opened), "spoke", said)
    yield Stretch(begins, begins + turn["budget"], "budget", said)


def _arrival(seat: Mapping[str, Any], begun: datetime) -> Lane:
    moments: list[Moment] = []
    rang = joined = ""
    for attempt in seat["attempts"]:
        at = max(0.0, _since(attempt["placed_at"], begun))
        rang = rang or _minutes(at)
        moments.append(Moment(at, "rang", f"{seat['name']} {_minutes(at)}"))
        if attempt["settled_at"] and attempt["outcome"] not in ("joined", "under_way"):
            ended = max(0.0, _since(attempt["settled_at"], begun))
            moments.append(Moment(ended, "not", f"{seat['name']} {_minutes(ended)}"))
    if seat["joined_at"]:
        at = max(0.0, _since(seat["joined_at"], begun))
        joined = _minutes(at)
        moments.append(Moment(at, "joined", f"{seat['name']} {joined}"))
    return Lane(seat["name"], (rang, joined), (), tuple(moments))


def moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _since(written: str, beginning: datetime) -> float:
    return (datetime.fromisoformat(written) - beginning).total_seconds()


def _minutes(seconds: float) -> str:
    return f"{round(seconds) // 60}.{round(seconds) % 60:02}"
