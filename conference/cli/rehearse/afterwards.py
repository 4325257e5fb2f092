"""What is told when a rehearsal is over: roll-call, round, and the summary as the phones received it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.moved import Back

_OUTCOMES = {
    "expected": "väntas",
    "present": "närvarande",
    "by_substitute": "genom ersättare",
    "by_text": "genom sms",
    "by_radio": "på Rakel",
    "declined": "avböjde",
    "not_reached": "ej nådd",
}
_ATTEMPTS = {
    "joined": "kom",
    "declined": "avböjde",
    "someone_else": "någon annan",
    "busy": "upptaget",
    "no_answer": "inget svar",
    "voicemail": "röstbrevlåda",
    "no_key": "ingen knapp",
    "bad_number": "fel nummer",
    "carrier_fault": "fel i nätet",
    "cancelled": "avbrutet",
    "hung_up": "lade på",
    "taken": "upptagen plats",
    "overtaken": "överspelat",
    "unknown": "okänt",
    "under_way": "pågår",
}
_TURNS = {
    "spoke": "talade",
    "nothing_to_report": "inget att rapportera",
    "read_aloud": "uppläst",
    "skipped": "hoppades över",
    "absent": "inte på plats",
    "lost_line": "linjen bröts",
}
Record = Mapping[str, Any]


def roll_call(record: Record, cast: Cast, zone: str) -> Iterator[str]:
    yield "Upprop"
    for row in record["seats"]:
        way = " > ".join(_way(attempt["outcome"] for attempt in row["attempts"]))
        if row.get("via") == "dialled_in":
            way = f"{way} > ringde in" if way else "ringde in"
        came = (
            f"{datetime.fromisoformat(row['joined_at']).astimezone(ZoneInfo(zone)):%H.%M}"
            if row["joined_at"]
            else ""
        )
        outcome = _OUTCOMES.get(row["outcome"], row["outcome"]) + (" (sen)" if row["late"] else "")
        name, by = cast.called(row["seat"]), row["by"] or ""
        yield f"  {name:<34}  {outcome:<18}  {came:<5}  {by:<20}  {way}".rstrip()


def _way(outcomes: Iterable[str]) -> Iterator[str]:
    """The ladder as it was climbed; the same several times over is said once."""
    for outcome, alike in groupby(outcomes):
        times = len(list(alike))
        yield _ATTEMPTS.get(outcome, outcome) + (f" {times} gånger" if times > 1 else "")


def the_round(record: Record, cast: Cast) -> Iterator[str]:
    yield "Varvet"
    for place, row in enumerate(record["round"], start=1):
        how = _TURNS.get(row["how"], row["how"])
        yield f"  {place:>2}  {cast.called(row['seat']):<34}  {row['used']:>3.0f} s  {how}"


def the_moves(backs: Iterable[Back], zone: str) -> Iterator[str]:
    """How long everybody was away when the meeting was moved to another carrier."""
    for back in backs:
        came = sorted(seconds for seconds in back.seconds.values() if seconds is not None)
        yield f"Flytten till {back.to} {back.at.astimezone(ZoneInfo(zone)):%H.%M.%S}"
        yield f"  {back.many} av {len(back.seconds)} telefoner var tillbaka."
        if came:
            half = median(came)
            first, last = came[0], came[-1]
            yield f"  Den första efter {first:.1f} s, hälften efter {half:.1f}, den sista efter {last:.1f}."


def the_summary(record: Record, entries: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """What most phones read that has the summary's words in it: in an exercise more is around them."""
    words = (record["summary"] or {}).get("text")
    bodies = Counter(
        entry["what"] for entry in entries if entry["kind"] == "reads" and words and words in entry["what"]
    )
    if not bodies:
        return
    body, phones = bodies.most_common(1)[0]
    yield f"Sammanfattningen, så som {phones} telefoner fick den"
    yield from (f"  {line}" for line in body.splitlines())
