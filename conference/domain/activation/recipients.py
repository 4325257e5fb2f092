"""To whom something of an activation goes: functions and members as they are named, or everybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from conference.domain.county.county import County
from conference.domain.county.functions import Function
from conference.domain.errors import BadInput, NotFound


def asked_of(county: County, to: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(function, member) of those an inquiry is put to; every member of the county where nobody is named.

    Raises NotFound for a name that is nobody's, BadInput for a function that answers for no member.
    """
    functions = [_named(county, name) for name in to] or list(_every_member(county))
    for function in functions:
        if function.member is None:
            raise BadInput(f"{function.id} answers for no member")
    return tuple((function.id, function.member or "") for function in functions)


def sent_to(county: County, to: Sequence[str]) -> tuple[str, ...]:
    """The functions that a picture goes to, each once; every member and the leaders where nobody is named."""
    if to:
        named = [_named(county, name).id for name in to]
    else:
        leaders = [function.id for function in county.functions if function.id in county.leaders]
        named = [*leaders, *(function.id for function in _every_member(county))]
    return tuple(dict.fromkeys(named))


def _named(county: County, name: str) -> Function:
    """A function by its id, or the first of a member's."""
    for function in county.functions:
        if name in (function.id, function.member):
            return function
    raise NotFound(f"there is no function or member called {name[:60]}")


def _every_member(county: County) -> Iterator[Function]:
    """The first function of each member, in the county's order of members."""
    for member in county.members:
        first = next((function for function in county.functions if function.member == member.id), None)
        if first is not None:
            yield first
