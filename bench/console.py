"""`python -m bench.console`: do those who look delay what the carrier reports, and how soon do they see it?

A meeting of everybody is under way and 96 look at its page, each by a stream. Reports come 200 a second, of
eight meetings side by side; at the page of one of them they look. That is measured in turn without and with
them, since the cores are others' too: what counts is how much longer the slowest report in a hundred takes.
In the same run it is noted when each page first shows what a report has told: that a seat is there, and that
it has left. And once more where one meeting is all there is to do, ten reports a second. Ends with 1 where a
promise was not kept.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.desk import Desk, desk
from bench.doorway import let_phones_go
from bench.figures import Figure, percentile, tell
from bench.reports import LIFE, Report, Run, Sent, joins_of, reports_of, send
from bench.viewers import Seen, viewers
from bench.webhooks import called_out, databases

VIEWERS: Final = 96
A_SECOND: Final = 200.0
GENTLY: Final = 10.0
SIDE_BY_SIDE: Final = 8
FORMAT: Final = "gron"
HANDS: Final = {A_SECOND: 32, GENTLY: 4}
"""Side by side at each pace: none waits so long for its turn that the service has let go of it."""
ROUNDS: Final = 4
OF_A_CALL: Final = len(LIFE) + 1
"""Reports of a call, that it has come into the room among them."""
TIMES: Final = 1.5
"""How many times longer the slowest report in a hundred may take while they look."""
TO_PAGE: Final = 300.0
"""Milliseconds from a report to a page, of 95 in a hundred."""
TIME_TO_SEE: Final = 6.0
"""Seconds after the last report in which a page has been drawn again, whatever came of it."""


@dataclass(frozen=True)
class Meeting:
    """One that is called: its reports as they come, and which seat's phone each (path, body) tells of."""

    id: str
    reports: list[Report]
    tells: dict[tuple[str, str], tuple[str, bool]]


@dataclass(frozen=True)
class Watched:
    """Reports while a page is looked at: milliseconds from each to each page, and how often it never came.

    `load` of the machine when the last had been sent; `cores` that the console took until then.
    """

    run: Run
    to_page: tuple[float, ...]
    unseen: int
    seen: Seen
    load: float
    cores: float


@dataclass(frozen=True)
class Round:
    """Reports without those who look (and what the load was by then), and with them."""

    without: Run
    load: float
    beside: Watched


def meeting(at: Desk, most: int | None = None) -> Meeting:
    """Everybody has been asked to be called; nobody is, and the reports (of so many) are ours to send."""
    # Whoever has left a meeting before would be rung again, and their phones are engaged.
    let_phones_go(at.upprop.settings.database_url)
    id, legs = called_out(at.upprop, FORMAT)
    legs = legs[:most]
    token = at.upprop.settings.twilio_auth_token
    calls = reports_of(at.web, token, [(leg.id, leg.number or "") for leg in legs])
    answered, over = calls[: -len(legs)], calls[-len(legs) :]
    joins = joins_of(at.web, token, id, [leg.id for leg in legs])
    tells = {
        (report.path, report.body): (leg.seat or "", here)
        for reports, here in ((joins, True), (over, False))
        for leg, report in zip(legs, reports, strict=True)
    }
    return Meeting(id, [*answered, *joins, *over], tells)


def side_by_side(meetings: Sequence[Meeting]) -> list[Report]:
    """One report of each, over and over."""
    told = chain.from_iterable(zip_longest(*(one.reports for one in meetings)))
    return [report for report in told if report is not None]


def watched(
    at: Desk, cookies: Sequence[str], many: int, one: Meeting, reports: Sequence[Report], rate: float
) -> Watched:
    """Send reports while so many look at the page of one meeting."""
    with viewers(at.console, f"/konferens/{one.id}/strom", cookies, many) as seen:
        before = at.worked("console")
        run = send(at.web, reports, hands=HANDS[rate], rate=rate)
        load, cores = os.getloadavg()[0], (at.worked("console") - before) / run.took
        time.sleep(TIME_TO_SEE)
        noted = seen()
    delays, unseen = to_page(one, run.sent, noted, many)
    return Watched(run, delays, unseen, noted, load, cores)


def to_page(one: Meeting, sent: Iterable[Sent], noted: Seen, many: int) -> tuple[tuple[float, ...], int]:
    """Milliseconds from each report to each page that shows it, and how many pages never did."""
    shown: dict[tuple[int, str, bool], float] = {}
    for note in noted.notes:
        shown.setdefault((note.viewer, note.seat, note.here), note.at)
    delays, unseen = [], 0
    for each in sent:
        if (told := one.tells.get((each.report.path, each.report.body))) is None:
            continue
        for viewer in range(many):
            at = shown.get((viewer, *told))
            if at is None:
                unseen += 1
            else:
                delays.append((at - each.since) * 1e3)
    return tuple(delays), unseen


def measure(
    folder: Path, database_url: str | None, *, rounds: int, seconds: float, many: int, members: int
) -> tuple[list[Round], Watched]:
    """The rounds, and the meeting that is alone. Whatever a process does for the first time is left out."""
    with desk(folder, database_url) as at:
        cookies = at.cookies(members)
        each, done = int(seconds * A_SECOND / SIDE_BY_SIDE / OF_A_CALL), []
        first = meeting(at)
        watched(at, cookies, min(many, len(cookies) + 8), first, first.reports, A_SECOND)
        for _ in range(rounds):
            unwatched, looked_at = ([meeting(at, each) for _ in range(SIDE_BY_SIDE)] for _ in range(2))
            without = send(at.web, side_by_side(unwatched), hands=HANDS[A_SECOND], rate=A_SECOND)
            load = os.getloadavg()[0]
            beside = watched(at, cookies, many, looked_at[0], side_by_side(looked_at), A_SECOND)
            done.append(Round(without, load, beside))
        alone = meeting(at)
        return done, watched(at, cookies, many, alone, alone.reports, GENTLY)


def figures(name: str, rounds: Sequence[Round], alone: Watched) -> Iterator[Figure]:
    sides = {
        "without viewers": [one.without for one in rounds],
        "with viewers": [one.beside.run for one in rounds],
    }
    for whose, runs in sides.items():
        for percent in (50, 99):
            told = tuple(percentile(run.seconds, percent) * 1e3 for run in runs)
            yield Figure(f"{name}, report {whose}, p{percent}", "ms", told)
        yield Figure(
            f"{name}, report {whose}, not taken", "n", tuple(float(run.refused) for run in runs), 0.0
        )
    each = tuple(_slowest([one.beside.run]) / _slowest([one.without]) for one in rounds)
    yield Figure(f"{name}, p99 with against without, each round", "x", each)
    together = _slowest(sides["with viewers"]) / _slowest(sides["without viewers"])
    yield Figure(f"{name}, p99 with against without, all rounds", "x", (together,), TIMES)
    paced = tuple(chain.from_iterable(one.beside.to_page for one in rounds))
    yield Figure(f"{name}, report to page, {A_SECOND:g}/s", "ms", paced, TO_PAGE)
    yield Figure(f"{name}, report to page, {GENTLY:g}/s", "ms", alone.to_page, TO_PAGE)
    all_watched = [*(one.beside for one in rounds), alone]
    yield Figure(f"{name}, never on the page", "n", tuple(float(one.unseen) for one in all_watched), 0.0)
    yield Figure(f"{name}, streams that ended", "n", tuple(float(one.seen.gone) for one in all_watched), 0.0)


def _slowest(runs: Sequence[Run]) -> float:
    """Of a hundred reports of them all."""
    return percentile([*chain.from_iterable(run.seconds for run in runs)], 99)


def notes(name: str, rounds: Sequence[Round], alone: Watched) -> Iterator[str]:
    """The machine beside the figures, and what the streams carried."""
    loads = ", ".join(f"{one.load:.1f} and {one.beside.load:.1f}" for one in rounds)
    yield f"{name}: load after each run without and with viewers: {loads}; {alone.load:.1f} with one meeting."
    for what, several in (("200/s", [one.beside for one in rounds]), ("10/s", [alone])):
        sent = sum(one.seen.letters / 1e6 / (one.run.took + TIME_TO_SEE) for one in several) / len(several)
        busy = sum(one.seen.busy for one in several) / len(several)
        cores = sum(one.cores for one in several) / len(several)
        yield f"{name}, {what}: the console took {cores:.0%} of a core while reports came."
        yield f"{name}, {what}: streams carried {sent:.1f} MB/s, and reading them took {busy:.0%} of a core."


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.console", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=15.0, help="of 200 reports a second, in each run")
    parser.add_argument("--viewers", type=int, default=VIEWERS)
    parser.add_argument("--members", type=int, default=37, help="of them: accounts of so many organisations")
    parser.add_argument("--database", help="the address of an empty database")
    asked = parser.parse_args()
    found: list[Figure] = []
    told: list[str] = [
        f"{asked.viewers} viewers by {1 + asked.members} accounts; a report is the carrier's own."
    ]
    with ExitStack() as opened:
        for name, url in [("given", asked.database)] if asked.database else databases(opened):
            folder = Path(opened.enter_context(TemporaryDirectory(prefix="upprop-bench-")))
            of_it = measure(
                folder,
                url,
                rounds=asked.rounds,
                seconds=asked.seconds,
                many=asked.viewers,
                members=asked.members,
            )
            found += figures(name, *of_it)
            told += notes(name, *of_it)
    tell("console: reports beside those who look", found, told)
    return int(any(figure.kept is False for figure in found))


if __name__ == "__main__":
    sys.exit(main())
