"""What a command answers: calm words for a person, or one JSON object for a program."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click
from pydantic_core import to_json

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """`--json`, on every command that has an answer."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")(command)


def answer(thing: object, lines: Iterable[str], *, as_json: bool) -> None:
    """Print the thing itself or the lines that tell of it."""
    if as_json:
        click.echo(to_json(thing, indent=2).decode())
        return
    for line in lines:
        click.echo(line)


def local(moment: datetime, zone: str, form: str = "%a %-d/%-m %H.%M") -> str:
    """A moment in the county's own time: Thu 26/11 10.00."""
    return moment.astimezone(ZoneInfo(zone)).strftime(form)


def span(seconds: float) -> str:
    """A length of time as one says it: 40 s, 7 min 12 s."""
    whole = round(abs(seconds))
    minutes, left = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {left} s" if minutes else f"{left} s"
