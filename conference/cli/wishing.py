"""Every wish of the table as a command: `upprop floor [ID] WISH …`, and four that go by their own names.

The commands are made from `WISHES`; there is no second list of what can be wished, nor a place to forget one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import click

from conference.cli.answers import answer
from conference.cli.desk import Desk, whoever
from conference.cli.drawing import whereabouts
from conference.cli.refusals import when_done
from conference.domain.meeting.wish import Wish
from conference.domain.meeting.wishes import WISHES
from conference.views.conferences import CURRENT
from conference.views.wished import command_for

BY_NAME: Final = ("end", "cancel", "note", "call")
"""Wishes so common at a desk that `floor` need not be said before them."""

TAKES: Final = tuple(dict.fromkeys(name for wish in WISHES.values() for name in wish.takes))


def make(desk: Desk, wish: Wish, id: str, by: str, given: Mapping[str, str], *, as_json: bool) -> None:
    """Have a wish carried out, and tell how the meeting stands then."""
    conference = desk.meeting(id, states=tuple(wish.states))
    seat = "" if by.startswith("cli:") else by
    desk.do(command_for(conference, wish.id, by=by, seat=seat, given=given))
    with when_done():
        room = desk.room(conference.id)
        answer(room, [whereabouts(room, desk.upprop.county.zone)], as_json=as_json)


def floor_command() -> click.Command:
    """`upprop floor [ID] WISH [WORD]…`"""
    return click.Command(
        "floor",
        callback=_floor,
        params=[
            click.Argument(["words"], nargs=-1, required=True, metavar="[ID] WISH [WORD]..."),
            *_options(TAKES),
        ],
        help=f"Ask something of a meeting, by default the one under way.\n\n\b\n{_table()}",
    )


def named_commands() -> list[click.Command]:
    """`upprop end [ID]` and the others that have a name of their own."""
    return [_named(WISHES[id]) for id in BY_NAME]


def _named(wish: Wish) -> click.Command:
    needed = [name for name in wish.takes if name not in wish.optional]
    left_out = [name for name in wish.takes if name in wish.optional]

    def carry_out(words: Sequence[str], **rest: Any) -> None:
        id, said = _id_first(wish.id, words, needed)
        _make(wish, id, dict(zip(needed, said, strict=True)), rest)

    metavar = " ".join(["[ID]", *(name.upper() for name in needed)])
    words = click.Argument(["words"], nargs=-1, required=bool(needed), metavar=metavar)
    return click.Command(
        wish.id,
        callback=carry_out,
        params=[words, *_options(left_out)],
        help=f"{wish.english[0].upper()}{wish.english[1:]}. Without ID, of the meeting under way.",
    )


def _floor(words: Sequence[str], **rest: Any) -> None:
    id, said = (CURRENT, list(words)) if words[0] in WISHES else (words[0], list(words[1:]))
    if not said or said[0] not in WISHES:
        what = f"{said[0]!r} is none" if said else "none was said"
        raise click.UsageError(f"there are the wishes {', '.join(WISHES)}; {what}")
    wish = WISHES[said.pop(0)]
    if len(said) > len(wish.takes):
        takes = f"takes {' '.join(wish.takes)}" if wish.takes else "takes nothing more"
        raise click.UsageError(f"{wish.id} {takes}")
    _make(wish, id, dict(zip(wish.takes, said, strict=False)), rest)


def _make(wish: Wish, id: str, given: dict[str, str], rest: Mapping[str, Any]) -> None:
    desk = click.get_current_context().ensure_object(Desk)
    options = {name: rest[name] for name in TAKES if rest.get(name) is not None}
    make(desk, wish, id, rest["by"] or whoever(), given | options, as_json=rest["as_json"])


def _id_first(name: str, words: Sequence[str], needed: Sequence[str]) -> tuple[str, Sequence[str]]:
    if len(words) == len(needed):
        return CURRENT, words
    if len(words) == len(needed) + 1:
        return words[0], words[1:]
    raise click.UsageError(" ".join([name, "takes [ID]", *(word.upper() for word in needed)]))


def _options(takes: Sequence[str]) -> list[click.Parameter]:
    return [
        *(click.Option([f"--{name}"], metavar=name.upper()) for name in takes),
        click.Option(["--by"], metavar="SEAT", help="The seat that asks; by default the office does."),
        click.Option(["--json", "as_json"], is_flag=True, help="Answer in JSON."),
    ]


def _table() -> str:
    rows = [
        (" ".join([wish.id, *(_shown(wish, name) for name in wish.takes)]), wish.english)
        for wish in WISHES.values()
    ]
    width = max(len(usage) for usage, _ in rows)
    return "\n".join(f"  {usage:<{width}}  {meaning}" for usage, meaning in rows)


def _shown(wish: Wish, name: str) -> str:
    return f"[{name.upper()}]" if name in wish.optional else name.upper()
