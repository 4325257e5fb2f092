"""Texts of an activation, to whoever is on duty as this or that."""

from __future__ import annotations

from collections.abc import Iterable

from conference.domain.activation.activation import Activation
from conference.domain.county.hours import day_and_hour, hour, local_date
from conference.domain.county.texts import Saying
from conference.domain.decision import Decision, together
from conference.domain.instants import Instant
from conference.handlers.language import language_as
from conference.handlers.words import Written, in_each, write_text
from conference.ports import UnitOfWork


def write_to_functions(
    uow: UnitOfWork,
    activation: Activation,
    purpose: str,
    what: Saying | Written,
    functions: Iterable[str],
    *,
    valid: int,
    now: Instant,
    version: int | None = None,
    about: str | None = None,
) -> Decision:
    """The same to whoever holds each function, on the holder's own phone and in the holder's language.

    Who stands in for a function in this activation is written to instead. Who has no phone is left out.
    """
    words = in_each(uow, what)
    decisions = []
    for function in functions:
        duty = activation.on_duty_as(function)
        number = uow.directory.phones(duty).holder
        if number is None:
            continue
        language = language_as(uow, duty, now)
        decisions.append(
            write_text(
                uow,
                None,
                purpose,
                words(language),
                number=number,
                seat=function,
                language=language,
                valid=valid,
                now=now,
                version=version,
                activation=activation.id,
                about=about,
            )
        )
    return together(decisions)


def never_in(uow: UnitOfWork) -> tuple[str, ...]:
    """The words that are never used, in any of the county's languages."""
    return tuple(word for spoken in uow.county.words.values() for word in spoken["never"])


def time_in_words(uow: UnitOfWork, moment: Instant, now: Instant) -> Saying | str:
    """The hour of a moment today, else its day too."""
    zone = uow.county.zone
    if local_date(moment, zone) == local_date(now, zone):
        return hour(moment, zone)
    return day_and_hour(moment, zone)
