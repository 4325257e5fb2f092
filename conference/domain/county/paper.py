"""What is printed for the hour when nothing but telephone, radio and paper is left.

A call list of every function that is called to a meeting, and for each kind of meeting its speaking order
and a roll-call to tick by hand: put into words once, in one language. How it is laid out on pages is the
papers' business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from conference.domain.county.county import County
from conference.domain.county.formats import Block, Format, SeatPlan
from conference.domain.county.functions import Function, OnDuty, Phones
from conference.domain.county.hours import day_and_hour
from conference.domain.county.ladders import Rung, build
from conference.domain.county.numbers import national
from conference.domain.county.texts import Saying, say
from conference.domain.instants import Instant

Words = Callable[[Saying], str]

BOXES: Final = (
    "paper_box_here",
    "paper_box_substitute",
    "paper_box_radio",
    "paper_box_declined",
    "paper_box_not_reached",
)
"""What is ticked for a seat."""
FIELDS: Final = ("paper_field_date", "paper_field_chair", "paper_field_began", "paper_field_ended")
"""What is filled in at the top of a roll-call."""
HEADINGS: Final = ("paper_agenda", "paper_speakers", "paper_leaders", "paper_phrases")
RUNGS: Final[Mapping[str, str]] = {
    "substitute": "paper_rung_substitute",
    "substitute_second": "paper_rung_substitute",
    "switchboard": "paper_rung_switchboard",
}
"""What stands before a number at which it is not the holder who answers."""
BLANK: Final = "......"
"""What stands in a phrase for what is not known until it is said."""


@dataclass(frozen=True)
class Staffed:
    """By which phones a function is reached, and who holds it. `until`: when the holder's shift ends."""

    function: str
    phones: Phones
    on_duty: OnDuty
    until: Instant | None


@dataclass(frozen=True)
class Head:
    """What every page bears. `exercise` is the word that marks one, else empty."""

    title: str
    printed: str
    notice: str
    exercise: str


@dataclass(frozen=True)
class CallRow:
    """`numbers` in the order in which they are tried; empty where there is none."""

    called: str
    who: str
    numbers: str


@dataclass(frozen=True)
class CallList:
    head: Head
    own: str
    rows: tuple[CallRow, ...]


@dataclass(frozen=True)
class OrderPage:
    """`agenda`, `order` and `leaders` are (first column, words); `phrases` are what the chair says."""

    head: Head
    headings: tuple[str, str, str, str]
    agenda: tuple[tuple[str, str], ...]
    order: tuple[tuple[str, str], ...]
    leaders: tuple[tuple[str, str], ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class RollCallPage:
    """`rows` are (place in the order, name); the boxes beside each have the words of `boxes`."""

    head: Head
    fields: tuple[str, ...]
    boxes: tuple[str, ...]
    note: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Paper:
    calls: CallList
    orders: tuple[OrderPage, ...]
    roll_calls: tuple[RollCallPage, ...]


def paper(
    county: County,
    staffed: Iterable[Staffed],
    formats: Sequence[Format],
    words: Words,
    now: Instant,
    *,
    own: Mapping[str, str],
    exercise: bool,
) -> Paper:
    """All of it. `words` renders a saying; `own` are the house's numbers, `voice` and `text`."""
    known = {one.function: one for one in staffed}

    def head(title: str) -> Head:
        mark = words(say("exercise")) if exercise else ""
        printed = words(say("paper_printed", county=county.name, time=day_and_hour(now, county.zone)))
        return Head(title, printed, words(say("paper_notice")), mark)

    changes = min((one.until for one in known.values() if one.until is not None), default=None)
    until = say("paper_until", time=day_and_hour(changes, county.zone)) if changes else None
    calls = head(words(say("paper_calls")))
    numbers = words(say("paper_own", **{name: national(number) for name, number in own.items()}))
    return Paper(
        CallList(
            calls,
            "  ".join([words(until), numbers] if until else [numbers]),
            tuple(_row(county, one, known.get(one.id), changes, words) for one in _called(county, formats)),
        ),
        tuple(_order(format_, head, words) for format_ in formats),
        tuple(_roll_call(format_, head, words) for format_ in formats),
    )


def _called(county: County, formats: Sequence[Format]) -> Iterator[Function]:
    """Whoever any of these meetings calls, in the county's own order."""
    called = {seat.function for format_ in formats for seat in format_.seats if seat.summoned}
    return (function for function in county.functions if function.id in called)


def _row(
    county: County, function: Function, staffed: Staffed | None, changes: Instant | None, words: Words
) -> CallRow:
    if staffed is None:
        return CallRow(function.called, words(say("paper_nobody")), "")
    ladder = build(county.ladders[function.ladder], staffed.phones, staffed.on_duty)
    return CallRow(
        function.called,
        ", ".join(_who(staffed, changes, county.zone, words)),
        "  ".join(_number(rung, words) for rung in ladder),
    )


def _who(staffed: Staffed, changes: Instant | None, zone: str, words: Words) -> Iterator[str]:
    """Until when is told where it is later than the page is good for."""
    holder, substitute = staffed.on_duty.holder, staffed.on_duty.substitute
    if holder is None or staffed.until is None:
        yield words(say("paper_nobody"))
    else:
        later = staffed.until != changes
        time = day_and_hour(staffed.until, zone)
        yield words(say("paper_holder", name=holder.name, time=time)) if later else holder.name
    if substitute is not None:
        yield words(say("paper_substitute", name=substitute.name))


def _number(rung: Rung, words: Words) -> str:
    number = national(rung.number)
    return f"{words(say(RUNGS[rung.to]))} {number}" if rung.to in RUNGS else number


def _order(format_: Format, head: Callable[[str], Head], words: Words) -> OrderPage:
    title = words(say("paper_order", title=format_.title))
    called = {seat.seat: seat.called for seat in format_.seats}
    agenda, speakers, leaders, phrases = (words(say(key)) for key in HEADINGS)
    return OrderPage(
        head(title),
        (agenda, speakers, leaders, phrases),
        tuple((_minutes(block.seconds), _block(block, called)) for block in format_.blocks),
        _numbered(format_.speakers),
        _numbered(format_.leaders),
        tuple(
            words(saying)
            for saying in (
                say("opening_plain", title=format_.title),
                say("roll_call", present=BLANK, expected=BLANK, missing=BLANK),
                say("block", name=BLANK),
                say("floor_given", seat=BLANK),
                say("time_out"),
                say("nothing_to_report_list", seats=BLANK),
                say("goodbye", next=BLANK),
            )
        ),
    )


def _block(block: Block, called: Mapping[str, str]) -> str:
    leader = called.get(block.leader or "")
    return f"{block.name} ({leader})" if leader else block.name


def _roll_call(format_: Format, head: Callable[[str], Head], words: Words) -> RollCallPage:
    """A row for each seat that is summoned: leaders, then speakers in their order, then listeners."""
    seats = [seat for seat in (*format_.leaders, *format_.speakers, *format_.listeners) if seat.summoned]
    return RollCallPage(
        head(words(say("paper_roll_call", title=format_.title))),
        tuple(words(say(key)) for key in FIELDS),
        tuple(words(say(key)) for key in BOXES),
        words(say("paper_note")),
        _numbered(seats),
    )


def _numbered(seats: Iterable[SeatPlan]) -> tuple[tuple[str, str], ...]:
    return tuple((str(place), seat.called) for place, seat in enumerate(seats, 1))


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}.{seconds % 60:02}"
