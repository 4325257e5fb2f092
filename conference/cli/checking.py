"""`upprop check`: everything that would keep the next meeting from being held, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import click

from conference.carriers.twilio.fallback import fault_of
from conference.cli.answers import answer, json_option, local, span
from conference.cli.desk import Desk, pass_desk
from conference.cli.refusals import NOT_REACHABLE, REFUSED
from conference.domain.meeting.readiness import Readiness
from conference.host.printing import folder_of
from conference.views.health import Finding, paper_finding
from conference.views.readiness import readiness


@click.command()
@json_option
@pass_desk
def check(desk: Desk, as_json: bool) -> None:
    """Look over settings, database, Redis, county, rota and numbers. 0 if the next meeting can be held.

    2: settings or county cannot be used. 3: a seat has no number, or nobody is on duty for it.
    4: something does not answer.
    """
    upprop = desk.assembled  # settings and county folder are refused here, with every fault
    found = list(upprop.health())
    found.extend(_fallback(desk))
    found.append(paper_finding(folder_of(upprop).printed_at(), upprop.clock.now()))
    coming: Readiness | None = None
    if found[0].fine:
        with desk.looking() as look:
            coming = readiness(look, desk.settings.calls_per_second, upprop.clock.now())
    whole = {
        "ready": all(finding.fine for finding in found) and (coming is None or coming.ready),
        "house": [asdict(finding) for finding in found],
        "next": None if coming is None else asdict(coming) | {"findings": list(coming.findings())},
    }
    answer(whole, _told(desk, found, coming), as_json=as_json)
    raise click.exceptions.Exit(_code(desk, found, coming))


def _fallback(desk: Desk) -> Iterator[Finding]:
    """What the carrier asks when no host of ours answers. An exercise's carrier asks nothing else."""
    url = desk.settings.voice_fallback_url
    if url:
        fault = fault_of(url)
        yield Finding("fallback", fault is None, fault or "the fallback address answers")
    elif not desk.settings.exercise:
        yield Finding("fallback", False, "nothing is said in VOICE_FALLBACK_URL: see docs/install.md")


def _told(desk: Desk, found: list[Finding], coming: Readiness | None) -> Iterator[str]:
    county = desk.assembled.county
    yield f"✓ settings can be used{' (exercise)' if desk.settings.exercise else ''}"
    yield f"✓ {county.name}: {len(county.members)} members, formats {', '.join(county.formats)}"
    for finding in found:
        yield f"{'✓' if finding.fine else '✗'} {finding.says}"
    if coming is None:
        yield "No meeting is in sight." if found[0].fine else "The next meeting cannot be looked at."
        return
    when = local(coming.at, county.zone, "%A %-d/%-m at %H.%M")
    all_ring = span(coming.seconds_until_all_ring)
    yield f"Next: {coming.title}, {when}: {coming.called} seats are called, all ring within {all_ring}."
    for sentence in coming.findings():
        yield f"✗ {sentence}"


def _code(desk: Desk, found: list[Finding], coming: Readiness | None) -> int:
    """Our own Redis and processes start with `upprop up`; that they are not up yet is no fault."""
    elsewhere = desk.settings.redis_socket is None
    for finding in found:
        if not finding.fine and (finding.part == "database" or (finding.part == "redis" and elsewhere)):
            return NOT_REACHABLE
    return REFUSED if coming is not None and not coming.ready else 0
