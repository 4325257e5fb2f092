"""What there is to choose among on a wish's page: by the name of the list, its values and their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from flask_babel import gettext as _
from flask_babel import ngettext

from conference.domain.activation.activation import Activation
from conference.domain.county.county import County
from conference.views.inquiries import among
from conference.views.named import member_named
from conference.views.sources import Look

Choices = tuple[tuple[str, str], ...]
GREEN: Final = "gron"
NOT_CONVENED: Final = frozenset({"ordinarie", "ordinarie-rakel", "formote", "avstamning"})
"""Meetings that come of themselves, of a wish of their own, or out of another meeting."""
WINDOWS: Final = (10, 20, 30, 60)
HOURS: Final = ("1", "2", "3", "4", "6", "8", "12", "24")
OFF: Final = "off"


def choices(name: str, look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    """The list of that name, as it is now. `given` is what the page knows already."""
    return tuple(_LISTS[name](look, activation, given)) if name else ()


def _seats(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    return tuple((seat.seat, seat.called) for seat in look.county.formats[GREEN].speakers)


def _members(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    return tuple((member.id, member.name) for member in look.county.members)


def _leading(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    return tuple((seat.seat, seat.called) for seat in look.county.formats[GREEN].leaders)


def _leaders_and_members(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    return _leading(look, activation, given) + _members(look, activation, given)


def _asked(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    inquiry = among(look.inquiries.of(activation.id), given.get("inquiry", ""))
    return tuple((member, member_named(look.county, member)) for member in inquiry.members)


def _unanswered(look: Look, activation: Activation, given: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for proposal in activation.proposals[-1:]:
        for one in proposal.objections:
            if one.answer is None:
                yield one.member, f"{member_named(look.county, one.member)}: {one.words}"


def _formats(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    formats = look.county.formats.values()
    return tuple((one.id, one.title) for one in formats if one.id not in NOT_CONVENED)


def _stand_ins(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    seated = {seat.function for format_ in look.county.formats.values() for seat in format_.seats}
    free = [one for one in look.county.functions if one.member is None and one.id not in seated]
    return (*((one.id, one.name) for one in free), (OFF, _("nobody: whoever is on duty again")))


def _presses(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    county = look.county
    return tuple((str(one.number), _press(county, one.member, one.why)) for one in activation.presses)


def _press(county: County, member: str, why: str) -> str:
    return f"{member_named(county, member)}: {why}"


def _versions(look: Look, activation: Activation, given: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for one in reversed(look.pictures.look(activation.id).versions):
        yield str(one.number), _("Version %(number)s", number=one.number)


def _outcomes(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    return (
        ("closed", _("Nothing more: closed")),
        ("again_at", _("Meet again at an hour")),
        ("inform_all", _("Inform everybody by text")),
        ("propose_green", _("Propose green: everybody is called")),
    )


def _certainty(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    return (("no", _("Certain")), ("yes", _("Uncertain: it may change")))


def _windows(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    usual = look.county.limits.stand_down_window
    return (
        ("", _("%(minutes)s minutes, as usual", minutes=usual // 60)),
        *(
            (str(60 * minutes), ngettext("%(num)d minute", "%(num)d minutes", minutes))
            for minutes in WINDOWS
            if 60 * minutes != usual
        ),
    )


def _cadences(look: Look, activation: Activation, given: Mapping[str, str]) -> Choices:
    often = ((hours, ngettext("each hour", "each %(num)d hours", int(hours))) for hours in HOURS)
    return (*often, (OFF, _("no more meetings by themselves")))


_LISTS: Final[Mapping[str, Callable[..., Iterable[tuple[str, str]]]]] = {
    "seats": _seats,
    "members": _members,
    "leading": _leading,
    "leaders_and_members": _leaders_and_members,
    "asked": _asked,
    "unanswered": _unanswered,
    "formats": _formats,
    "stand_ins": _stand_ins,
    "presses": _presses,
    "versions": _versions,
    "outcomes": _outcomes,
    "certainty": _certainty,
    "windows": _windows,
    "cadences": _cadences,
}
