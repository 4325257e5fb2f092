"""`python -m bench.webhooks`: a carrier's report through the real door, against a bare view with one insert.

Both are views of one `gunicorn` as the Procfile has it, on one database, and are measured in turn: first as
fast as they are answered, then at the pace at which a large call-out reports. The reports are those of calls
that were asked for, ring, are answered and end; each is signed, and each is its leg's next fact. As fast as
they are answered, they come meeting by meeting: all nineteen of one hang up in a moment, each in the way of
the others. At a pace they are those of several meetings side by side, as no meeting has so many phones that
it could report so much for a minute. With
`--database` it is measured on that (empty) database, else on SQLite and, where a server is installed, on a
PostgreSQL of its own.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

from bench.doorway import BARE, furnish, let_phones_go
from bench.figures import Figure, percentile, tell
from bench.house import COUNTY, wait_until
from bench.reports import LIFE, Report, Run, reports_of, send
from conference.bootstrap import Upprop, assemble
from conference.cli.rehearse.cluster import Cluster, NoServer
from conference.cli.rehearse.stage import Stage
from conference.county.directory import read_directory
from conference.domain.instants import after
from conference.domain.meeting.commands import PlanConference
from conference.domain.meeting.leg import Leg
from conference.storage.migrate import migrate

HANDS: Final = 8
A_SECOND: Final = 200.0
FORMAT: Final = "ordinarie"
TIMES_BARE: Final = 5.0
ROUNDS: Final = 4
AT_ONCE: Final = 800
"""Reports in one run that goes as fast as it is answered."""
SIDE_BY_SIDE: Final = 8
"""Meetings that are called at the same time where reports come at a pace."""


Meeting: TypeAlias = list[tuple[str, str]]
"""Its calls: (leg, number)."""


@contextmanager
def doorway(folder: Path, database_url: str | None) -> Iterator[tuple[Upprop, str]]:
    """The web service alone, on fresh data: (the product, its address)."""
    stage = Stage(folder / "data", COUNTY)
    stage.pace.leap(datetime(2026, 11, 26, 8, 30, tzinfo=UTC), 1.0)
    environment = {**stage.environment, **({"DATABASE_URL": database_url} if database_url else {})}
    settings = stage.settings().from_environment(environment)
    migrate(settings.database_url)
    furnish(settings.database_url)
    upprop = assemble(settings, nudged=False)
    with upprop.store.writing() as work:
        work.directory.replace(read_directory(COUNTY / "fiction", upprop.county))
    command = [
        *(
            sys.executable,
            "-m",
            "gunicorn",
            "bench.doorway:doorway()",
            "--bind",
            settings.web_bind,
            "--no-control-socket",
        ),
        *("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--graceful-timeout", "3"),
    ]
    with (folder / "web.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            wait_until(lambda: answers(stage.web), "the web service does not answer")
            yield upprop, stage.web
        finally:
            server.terminate()
            server.wait(10)
            upprop.close()


def answers(base: str) -> bool:
    probe = Report("/healthz", "", {})
    return send(base, [probe], hands=1).sent[0].status != 0


def callouts(upprop: Upprop, many: int) -> list[Meeting]:
    """So many meetings of which everybody has been asked to be called."""
    found = []
    for _ in range(many):
        _, legs = called_out(upprop, FORMAT)
        found.append([(leg.id, leg.number or "") for leg in legs])
    return found


def called_out(upprop: Upprop, format: str) -> tuple[str, list[Leg]]:
    """A meeting of which everybody has been asked to be called, and its legs. Their phones are free again."""
    with upprop.store.reading() as look:
        id = look.new_id()
    upprop.bus.handle(PlanConference(id, format, after(upprop.clock.now(), 60)))
    while rows := upprop.due.take(upprop.clock.now()):
        for row, command in rows:
            upprop.bus.handle(command, due=row)
    with upprop.store.reading() as look:
        legs = list(look.legs.of(id))
    let_phones_go(upprop.settings.database_url)
    return id, legs


def measure(
    folder: Path, database_url: str | None, rounds: int, seconds: float
) -> Iterator[tuple[str, Run, Run]]:
    """(what, the bare view's, ours) of every run."""
    with doorway(folder, database_url) as (upprop, base):
        token = upprop.settings.twilio_auth_token
        paced = int(seconds * A_SECOND)
        first = callouts(upprop, 1)
        each = len(first[0]) * len(LIFE)
        in_a_row = first + callouts(upprop, -(-rounds * AT_ONCE // each))
        together = callouts(upprop, -(-paced // each) + SIDE_BY_SIDE)

        def told(meetings: Sequence[Meeting], to: str | None = None) -> list[list[Report]]:
            return [reports_of(base, token, legs, to=to) for legs in meetings]

        bare, real = chain.from_iterable(told(in_a_row, BARE)), chain.from_iterable(told(in_a_row))
        for _ in range(rounds):
            yield "at once", *_both(base, [*islice(bare, AT_ONCE)], [*islice(real, AT_ONCE)], None)
        at_a_pace = [side_by_side(told(together, to))[:paced] for to in (BARE, None)]
        yield "paced", *_both(base, at_a_pace[0], at_a_pace[1], A_SECOND)


def side_by_side(meetings: Sequence[list[Report]]) -> list[Report]:
    """One meeting begins after the other, each before those before it have been told of to the end."""
    places = [
        (begun * len(reports) + place * SIDE_BY_SIDE, report)
        for begun, reports in enumerate(meetings)
        for place, report in enumerate(reports)
    ]
    return [report for _, report in sorted(places, key=itemgetter(0))]


def _both(base: str, bare: Sequence[Report], real: Sequence[Report], rate: float | None) -> tuple[Run, Run]:
    hands = HANDS if rate is None else 4 * HANDS
    first = send(base, bare, hands=hands, rate=rate)
    time.sleep(0.5)
    return first, send(base, real, hands=hands, rate=rate)


def figures(name: str, runs: Sequence[tuple[str, Run, Run]]) -> Iterator[Figure]:
    for what in ("at once", "paced"):
        pairs = [(bare, real) for kind, bare, real in runs if kind == what]
        for whose, side in (
            ("bare view", [bare for bare, _ in pairs]),
            ("report", [real for _, real in pairs]),
        ):
            label = f"{name}, {what}, {whose}"
            for percent in (50, 99):
                told = tuple(percentile(run.seconds, percent) * 1e3 for run in side)
                yield Figure(f"{label}, p{percent}", "ms", told)
            yield Figure(f"{label}, answered a second", "/s", tuple(run.a_second for run in side))
            yield Figure(f"{label}, not taken", "n", tuple(float(run.refused) for run in side), 0.0)
        times = tuple(percentile(real.seconds, 99) / percentile(bare.seconds, 99) for bare, real in pairs)
        yield Figure(f"{name}, {what}, p99 against the bare view's", "x", times, TIMES_BARE)


def databases(opened: ExitStack) -> Iterator[tuple[str, str | None]]:
    """Those there are to measure on: SQLite, and a PostgreSQL of our own where a server is installed."""
    yield "SQLite", None
    try:
        cluster = Cluster(io.StringIO())
    except NoServer as missing:
        print(f"not on PostgreSQL: {missing}")
        return
    opened.callback(cluster.stop)
    wait_until(cluster.answers, "PostgreSQL does not answer")
    yield "PostgreSQL", cluster.url


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.webhooks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--seconds", type=float, default=60.0, help="of 200 reports a second")
    parser.add_argument("--database", help="the address of an empty database")
    asked = parser.parse_args()
    found: list[Figure] = []
    with ExitStack() as opened:
        for name, url in [("given", asked.database)] if asked.database else databases(opened):
            folder = Path(opened.enter_context(TemporaryDirectory(prefix="upprop-bench-")))
            found += figures(name, list(measure(folder, url, asked.rounds, asked.seconds)))
    tell("webhooks: a report against a bare view", found, [f"{HANDS} at once, or {A_SECOND:g} a second."])


if __name__ == "__main__":
    main()
