"""An exercise in a storm beside the same one undisturbed: whether anybody at a phone could tell them apart.

What may differ is who was rung how often, when, and by which rung somebody came; what may not is here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from conference.cli.rehearse.breaking.lived import FILLED, Lived, Meeting
from conference.cli.rehearse.breaking.silence import silences, unexcused
from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.judge import LONGEST_OVERLAP

NAMED: Final = 3
Entry = Mapping[str, Any]


def of_the_meetings(calm: Lived, stormy: Lived, excused: Mapping[str, str]) -> Iterator[str]:
    """`excused` are places whose every line the carrier broke, with why."""
    if list(calm.activations) != list(stormy.activations):
        yield f"the activations are {_said(stormy.activations)}, not {_said(calm.activations)}"
    for format_, was in calm.meetings.items():
        if format_ not in stormy.meetings:
            yield f"no meeting was held as {format_}"
            continue
        yield from _of_a_meeting(format_, was, stormy.meetings[format_], stormy, excused)


def _of_a_meeting(
    format_: str, was: Meeting, now: Meeting, stormy: Lived, excused: Mapping[str, str]
) -> Iterator[str]:
    if was.state != now.state:
        yield f"{format_} is {now.state}, not {was.state}"
    for seat, outcome in was.seats.items():
        found = now.seats.get(seat, "not there")
        if found == outcome or seat in excused:
            continue
        yield f"{format_}: {seat} is {found}, not {outcome}"
    for seat in now.seats.keys() - was.seats.keys():
        yield f"{format_}: {seat} has a seat that nobody else had"
    for seat, found in now.seats.items():
        if seat in stormy.joined and found not in FILLED and found != was.seats.get(seat):
            yield f"{format_}: {seat} was in the room and is {found}"
    yield from _of_the_members(format_, was, now, excused)


def _of_the_members(format_: str, was: Meeting, now: Meeting, excused: Mapping[str, str]) -> Iterator[str]:
    if was.members.keys() != now.members.keys():
        yield f"{format_}: not the same members are accounted for"
    for member, outcome in now.members.items():
        if outcome == "expected":
            yield f"{format_}: the member {member} is expected still"
        elif outcome != was.members.get(member) and not excused:
            yield f"{format_}: the member {member} is {outcome}, not {was.members.get(member)}"


def of_the_texts(
    calm: Lived, stormy: Lived, records: Iterable[Mapping[str, Any]], requests: Iterable[Entry]
) -> Iterator[str]:
    """Every text was written once, sent once and read once, and all of them have come to an end."""
    yield from _differences(calm.written, stormy.written, "{times} texts were written for {what}, not {was}")
    yield from _differences(calm.read, stormy.read, "{what} read {times} texts, not {was}")
    sent = Counter(
        request["form"]["StatusCallback"][0]
        for request in requests
        if (request["method"], request["resource"], request["status"]) == ("POST", "Messages", 201)
    )
    yield from (f"a text was sent {times} times" for times in sent.values() if times > 1)
    open_ = Counter(
        f"{row['purpose']} {row['status']}"
        for record in records
        for row in record["texts"]
        if row["status"] in ("pending", "unknown")
    )
    yield from (f"{many} texts have no fate: {what}" for what, many in open_.items())


def _differences(calm: Mapping[str, int], stormy: Mapping[str, int], sentence: str) -> Iterator[str]:
    """One sentence for all that differ in the same way."""
    alike: dict[tuple[int, int], list[str]] = {}
    for what in sorted(calm.keys() | stormy.keys()):
        was, times = calm.get(what, 0), stormy.get(what, 0)
        if was != times:
            alike.setdefault((times, was), []).append(what)
    for (times, was), whose in alike.items():
        more = f" and {len(whose) - NAMED} more" if len(whose) > NAMED else ""
        yield sentence.format(what=", ".join(whose[:NAMED]) + more, times=times, was=was)


def of_the_attempts(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A call that may be a second one for the same attempt is only ever placed in an activation."""
    for record in records:
        if record["conference"]["activation"] is not None:
            continue
        for row in record["seats"]:
            doubtful = sum(attempt["possible_duplicate"] for attempt in row["attempts"])
            if doubtful:
                yield f"{row['seat']} was rung again {doubtful} times where one should have gone on"


def of_the_lines(overlaps: Iterable[Entry], requests: Iterable[Entry], cast: Cast) -> Iterator[str]:
    """Never two speakers open for more than two seconds in which the carrier answered."""
    silent = silences(requests, "wall_came", "wall_done")
    for overlap in overlaps:
        seconds = unexcused(
            datetime.fromisoformat(overlap["wall_since"]),
            datetime.fromisoformat(overlap["wall_until"]),
            silent,
        )
        if seconds > LONGEST_OVERLAP:
            names = " and ".join(_place(cast, phone) for phone in overlap["phones"])
            yield f"{names} could be heard at once for {seconds:.1f} s"


def excused(requests: Iterable[Entry], spoilt: Sequence[Entry], cast: Cast) -> dict[str, str]:
    """Places that the carrier kept from coming: every call to them was asked for through a request that it
    spoilt, or had one of its own questions and reports spoilt. One call that was let be, and there is
    no excuse."""
    tries: dict[str, list[bool]] = {}
    broken = {leg for row in spoilt if (leg := _leg(row["path"])) and row["does"] in ("lose", "delay")}
    for request in requests:
        if (request["method"], request["resource"]) != ("POST", "Calls"):
            continue
        leg = _leg((request["form"].get("Url") or [""])[0])
        place = _place(cast, (request["form"].get("To") or [""])[0])
        if leg is None:
            continue
        tries.setdefault(place, []).append(bool(request["fault"]) or leg in broken)
    return {
        place: f"all of its {len(hit)} calls were broken by the carrier"
        for place, hit in tries.items()
        if all(hit)
    }


def _leg(address: str) -> str | None:
    found = re.search(r"/legs/([^/?#]+)", address)
    return found[1] if found else None


def _place(cast: Cast, number: str) -> str:
    part = cast.part(number)
    return part.place if part else "a phone of nobody"


def _said(what: Iterable[str]) -> str:
    return ", ".join(what) or "none"
