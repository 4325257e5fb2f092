"""Words and times as people read them: the reader's language, and the county's hour with its weekday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.support import NullTranslations
from flask import Flask, g, request
from flask_babel import Babel, Domain, format_datetime, get_locale, lazy_gettext

from conference.bootstrap import Upprop
from conference.domain.instants import Instant
from conference.views import rungs
from webhooks.console.catalogue import translations

LANGUAGES: Final = {"sv": "Svenska", "en": "English"}
"""Each by its own name."""
_ = lazy_gettext

STATES: Final = {
    "planned": _("planned"),
    "gathering": _("gathering"),
    "open": _("under way"),
    "closing": _("closing"),
    "ended": _("ended"),
    "summarised": _("summarised"),
    "cancelled": _("cancelled"),
}
"""What a meeting's state is called."""
RUNGS: Final = {rung: _(said) for rung, said in rungs.RUNGS.items()}
DID: Final = {
    "numbers_seen": _("saw numbers"),
    "directory_replaced": _("replaced the directory"),
    "account_made": _("made the account"),
    "account_changed": _("changed the account"),
    "signed_in": _("signed in by"),
    "sign_in_refused": _("was turned away as"),
    "signed_out": _("signed out as"),
    "sign_ins_revoked": _("put out sign-ins of"),
}
ROLES: Final = {
    "leader": _("leader"),
    "member": _("organisation"),
    "office": _("office"),
    "auditor": _("auditor"),
}
"""As what somebody has an account."""


def speak(app: Flask, upprop: Upprop) -> None:
    """Have the application speak the reader's language, and tell time as the county does."""
    zone, usual = upprop.county.zone, upprop.settings.language

    def language() -> str:
        asked = getattr(g, "who", None)
        if asked is not None and asked.language in LANGUAGES:
            return str(asked.language)
        chosen = request.cookies.get("language", "")
        return chosen if chosen in LANGUAGES else usual

    _Babel(app, default_locale=usual, default_timezone=zone, locale_selector=language)
    app.jinja_env.filters.update(_filters(ZoneInfo(zone)))
    app.jinja_env.globals.update(
        STATES=STATES,
        RUNGS=RUNGS,
        DID=DID,
        ROLES=ROLES,
        LANGUAGES=LANGUAGES,
        language=lambda: str(get_locale()),
    )


class _Domain(Domain):
    """Words read from the catalogues as they are written."""

    def get_translations(self) -> NullTranslations:
        return translations(str(get_locale()))


class _Babel(Babel):
    @property
    def domain_instance(self) -> Domain:
        return _Domain()


def _filters(zone: ZoneInfo) -> dict[str, Callable[..., Any]]:
    def local(at: Instant) -> datetime:
        return at.astimezone(zone)

    def clock(at: Instant | None) -> str:
        """10.00 as the trade writes it."""
        return f"{local(at):%H.%M}" if at else ""

    def to_the_second(at: Instant | None) -> str:
        return f"{local(at):%H.%M.%S}" if at else ""

    def day(at: Instant | None) -> str:
        """Thursday 26 November, in the reader's language."""
        return format_datetime(at, "EEEE d MMMM") if at else ""

    def moment(at: Instant | None) -> str:
        """Thursday 26 November 10.00."""
        return f"{day(at)} {clock(at)}" if at else ""

    def minutes(seconds: float | None) -> str:
        """2.05 of a span; a minus where it is overdue."""
        if seconds is None:
            return ""
        whole = round(abs(seconds))
        return f"{'−' if seconds < 0 else ''}{whole // 60}.{whole % 60:02}"

    def read(written: str | None) -> datetime | None:
        """A moment as a record writes it."""
        return datetime.fromisoformat(written) if written else None

    def iso(at: Instant | None) -> str:
        return at.isoformat() if at else ""

    return {
        "clock": clock,
        "seconds": to_the_second,
        "day": day,
        "moment": moment,
        "minutes": minutes,
        "iso": iso,
        "read": read,
    }
