"""The picture of an activation as a page, for paper and for others' systems."""

from __future__ import annotations

from conference.domain.activation.activation import Activation
from conference.domain.activation.picture_sheet import Sheet, sheet
from conference.domain.county.functions import Function
from conference.domain.county.hours import day_and_hour, hour
from conference.domain.county.texts import Saying, render, say
from conference.views.sources import Look


def page_of(
    look: Look, activation: Activation, number: int | None = None, language: str | None = None
) -> Sheet:
    """A version as a page, the newest if none is named. Raises NotFound if there is no such version."""
    county, tongue = look.county, language or activation.language
    picture = look.pictures.look(activation.id)
    version = picture.version(number)

    def words(saying: Saying) -> str:
        return render(county.texts, saying, tongue)

    return sheet(
        version,
        picture.version(version.number - 1) if version.number > 1 else None,
        county.picture_headings[tongue],
        words,
        happened=activation.why,
        state=words(_state(activation, county.zone)),
        time=day_and_hour(version.at, county.zone),
        author=_author(version.author, county.functions),
        exercise=activation.exercise,
    )


def _state(activation: Activation, zone: str) -> Saying:
    if activation.over and activation.ended_at is not None:
        return say("picture_over", time=hour(activation.ended_at, zone))
    return say("picture_active", time=hour(activation.pressed_at, zone))


def _author(by: str, functions: tuple[Function, ...]) -> str:
    """Whoever is on duty is known by the function; at a desk, by the name the desk goes by."""
    return next((function.name for function in functions if function.id == by), by.partition(":")[2] or by)
