"""What the phones lived through in an exercise: all that is compared, and nothing of when it was."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from conference.cli.rehearse.cast import Cast

Record = Mapping[str, Any]
Entry = Mapping[str, Any]
FILLED = ("present", "by_substitute", "by_text", "by_radio")


@dataclass(frozen=True)
class Meeting:
    """`seats` and `members` by outcome; `spoke` are the seats that had the floor."""

    state: str
    seats: Mapping[str, str]
    members: Mapping[str, str]
    spoke: Sequence[str]


@dataclass(frozen=True)
class Lived:
    """`meetings` by format; `joined` are the places whose phones were in a room; `written` is how many
    texts each place was to get, by `seat/purpose`, and `read` how many reached its phones. `length` is
    the whole of it in seconds of product time."""

    length: float
    meetings: Mapping[str, Meeting]
    activations: Sequence[str]
    joined: Sequence[str]
    written: Mapping[str, int]
    read: Mapping[str, int]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, words: Mapping[str, Any]) -> "Lived":
        meetings = {format_: Meeting(**meeting) for format_, meeting in words["meetings"].items()}
        return cls(**{**words, "meetings": meetings})


def lived(
    length: float,
    records: Iterable[Record],
    activations: Iterable[Record],
    entries: Sequence[Entry],
    cast: Cast,
) -> Lived:
    records, activations = list(records), list(activations)
    return Lived(
        length=round(length, 1),
        meetings={record["conference"]["format"]: _meeting(record) for record in records},
        activations=[record["activation"]["state"] for record in activations],
        joined=sorted({_place(entry["phone"], cast) for entry in entries if entry["kind"] == "joins"}),
        written=_counted(
            f"{row['seat']}/{row['purpose']}" for drawn in (*records, *activations) for row in drawn["texts"]
        ),
        read=_counted(_place(entry["phone"], cast) for entry in entries if entry["kind"] == "reads"),
    )


def _counted(what: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(what).items()))


def _meeting(record: Record) -> Meeting:
    return Meeting(
        state=record["conference"]["state"],
        seats={row["seat"]: row["outcome"] for row in record["seats"]},
        members={row["member"]: row["outcome"] for row in record["members"]},
        spoke=sorted({row["seat"] for row in record["round"] if row["how"] in ("spoke", "lost_line")}),
    )


def _place(phone: str, cast: Cast) -> str:
    part = cast.part(phone)
    return part.place if part else "nobody"
