"""What must be true when a storm is over, whatever it did: each breach is one sentence.

Asked of what can be seen from outside (the phones' ears, the carrier's list, the record) and of what is
still open in storage.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from conference.cli.rehearse.breaking.silence import silences, unexcused
from conference.cli.rehearse.judge import LONGEST_OVERLAP
from conference.clock import Wall
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.seat import FILLED
from conference.views.verify import verify
from tests.stage import Stage


def findings(stage: Stage) -> list[str]:
    """Everything that is wrong."""
    return [
        *_of_the_meeting(stage),
        *_of_the_seats(stage),
        *_of_the_rings(stage),
        *_of_the_texts(stage),
        *_of_the_lines(stage),
        *_of_what_is_open(stage),
    ]


def _of_the_meeting(stage: Stage) -> Iterator[str]:
    state = stage.conference.state
    if state is not ConferenceState.SUMMARISED:
        yield f"the meeting is {state}, not summarised"
    with stage.upprop.store.reading() as work:
        verdict = verify(work, stage.id)
    if not verdict.verified:
        yield f"the record does not verify: {verdict}"
    yield from (f"an unscripted phone got something: {entry}" for entry in stage.network.unexpected)


def _of_the_seats(stage: Stage) -> Iterator[str]:
    record = stage.record
    yield from (f"{row['seat']} is still expected" for row in record["seats"] if row["outcome"] == "expected")
    if len({member["member"] for member in record["members"]}) != 37:
        yield "not every member has a row"
    yield from (
        f"the member {member['member']} is still expected"
        for member in record["members"]
        if member["outcome"] == "expected"
    )
    joined = {entry.phone for entry in stage.network.ears.journal if entry.kind == "joins"}
    with stage.upprop.store.reading() as work:
        seats = work.seats.of(stage.id)
    for seat in seats:
        came = [rung.number for rung in seat.ladder if rung.number in joined]
        if came and seat.outcome not in FILLED:
            yield f"{seat.slug} was in the room and is {seat.outcome}"
        if seat.reserved:
            yield f"{seat.slug} is reserved still"
        under_way = [attempt.to for attempt in seat.attempts if attempt.under_way]
        if under_way:
            yield f"{seat.slug} has attempts under way still: {under_way}"
        if seat.outcome == "not_reached":
            tried = {attempt.number for attempt in seat.attempts}
            sent = {(a.as_, a.by) for a in seat.attempts if a.outcome == "someone_else"}
            missed = [r.to for r in seat.ladder if r.number not in tried and (r.as_, r.by) not in sent]
            if missed:
                yield f"{seat.slug} was given up without a try at {missed}: {stage.attempts(seat.slug)}"


def _of_the_rings(stage: Stage) -> Iterator[str]:
    yield from _accepted_twice(stage)
    yield from rung_on_a_line(stage)


def rung_on_a_line(stage: Stage) -> Iterator[str]:
    """Phones that were rung while they were on a line of ours, and calls that have no end."""
    calls = stage.network.exchange.calls
    for call in calls.values():
        if call.inbound:
            continue
        met = call.rang_at or call.ended_at or call.created_at
        for other in calls.values():
            if other.inbound and other.shown_from != other.phone:
                continue  # it withholds its number, so that nobody can know which phone it is
            if other.phone == call.phone and other is not call and other.created_at < call.created_at:
                up_from = other.created_at if other.inbound else other.rang_at
                if up_from and up_from < call.created_at and (other.ended_at is None or met < other.ended_at):
                    yield (
                        f"{call.phone} was rung at {met:%H:%M:%S} while on a line of ours"
                        f" ({'inbound' if other.inbound else 'outbound'} since {up_from:%H:%M:%S})"
                    )
    yield from (f"{call.phone} is on a call still" for call in calls.values() if not call.has_ended)


def _accepted_twice(stage: Stage) -> Iterator[str]:
    placed = Counter(
        found[1]
        for request in stage.network.requests
        if (request.method, request.resource, request.status) == ("POST", "Calls", 201)
        and (found := re.search(r"/legs/([^/?]+)/", request.form["Url"][0]))
    )
    with stage.upprop.store.reading() as work:
        attempts = {a.leg: a for seat in work.seats.of(stage.id) for a in seat.attempts}
    for leg, many in placed.items():
        if many > 1 and not attempts[leg].possible_duplicate:
            yield f"{many} calls were accepted for one attempt at {attempts[leg].number}"


def _of_the_texts(stage: Stage) -> Iterator[str]:
    sent = Counter(
        request.form["StatusCallback"][0]
        for request in stage.network.requests
        if (request.method, request.resource, request.status) == ("POST", "Messages", 201)
    )
    yield from (f"a text was sent {many} times" for many in sent.values() if many > 1)
    waiting = [row["purpose"] for row in stage.record["texts"] if row["status"] in ("pending", "unknown")]
    if waiting:
        yield f"{len(waiting)} texts have no fate: {sorted(set(waiting))}"


def _of_the_lines(stage: Stage) -> Iterator[str]:
    places = stage.conference.format.leaders
    leaders = {number for place in places for number in _numbers(stage, place.function)}
    silent = silences([request.as_json() for request in stage.network.requests], "at", "at")
    for overlap in stage.network.open_lines.overlaps(exempt=leaders):
        seconds = unexcused(overlap.since, overlap.until, silent)
        if seconds > LONGEST_OVERLAP:
            together = " and ".join(overlap.phones)
            yield f"{together} could be heard at once for {seconds:.1f} s at {overlap.since:%H:%M:%S}"


def _numbers(stage: Stage, function: str) -> list[str]:
    with stage.upprop.store.reading() as work:
        return [str(number) for number in work.directory.phones(function).numbers]


def _of_what_is_open(stage: Stage) -> Iterator[str]:
    row = stage.upprop.due.next_at()
    if row is not None:
        yield f"something is due still, at {row:%H:%M:%S}: {stage.upprop.due.take(row)[:3]}"
    for lane in stage.upprop.outbox.next_ready():
        yield f"something waits still on the lane {lane}"
    unknown = stage.upprop.outbox.unknowns(Wall(stage.clock.wall() + 60))
    yield from (f"{type(claim.effect).__name__} is unknown still" for claim in unknown)
    with stage.upprop.store.reading() as work:
        alive = [
            leg.seat or "nobody"
            for number in {call.phone for call in stage.network.exchange.calls.values()}
            for leg in work.legs.to_number(number)
        ]
    if alive:
        yield f"lines are thought to be up still: {sorted(alive)}"
