"""Which numbers are called and written to at all. Asked last of everything, whatever led up to it.

A wrong number here is a stranger woken at night, or a bill from abroad. So a number has to be somebody's whom
the house has reason to call, in a country it calls, and a fiction's in exercises and in nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from conference.domain.county.numbers import is_fiction


class Barred(StrEnum):
    """Why a number is let be."""

    OURS = "ours"  # the product's own: it would talk to itself
    SOMEBODYS = "somebodys"  # an exercise, and the number could be a subscriber's
    FICTION = "fiction"  # in earnest, and nobody will ever answer there
    COUNTRY = "country"  # none of those the county calls
    STRANGER = "stranger"  # nobody's in the directory, and nobody whom we answer


def barred(
    number: str, *, exercise: bool, countries: Iterable[str], ours: Collection[str], known: bool
) -> Barred | None:
    """Why the number may not be called or written to; None if it may.

    `countries` are the prefixes the county calls, `known` that it is in the directory or is being answered.
    """
    if number in ours:
        return Barred.OURS
    if exercise and not is_fiction(number):
        return Barred.SOMEBODYS
    if is_fiction(number) and not exercise:
        return Barred.FICTION
    if not number.startswith(tuple(countries)):
        return Barred.COUNTRY
    return None if known else Barred.STRANGER
