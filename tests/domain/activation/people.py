"""A small activation for tests of the domain: who presses, and whom a page looks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from conference.domain.activation.activation import Activation
from conference.domain.activation.page import Page
from conference.domain.activation.press import Press
from conference.domain.county.ladders import Rung

NOW = datetime(2026, 5, 7, 15, 5, tzinfo=UTC)
FIRST = Rung("holder", "+46701740605", "Asta Berg", "holder", "sv")
SECOND = Rung("holder_second", "+46701740606", "Asta Berg", "holder", "sv")


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def a_press(number: int = 1, member: str = "huddinge", **what: Any) -> Press:
    press = Press(number, "green", member, "Brand", "Brand", f"cli:{member}", NOW, 1000.0)
    return replace(press, **what)


def a_page(slug: str = "lst-tib", **what: Any) -> Page:
    page = Page("a1", slug, slug, slug.title(), "holder", (FIRST, SECOND), (0, 60, 150), NOW)
    return replace(page, **what)


def an_activation(*members: str, button: str = "green", **what: Any) -> Activation:
    """Pressed by these members, one after the other."""
    activation = Activation("a1", button, "sv", False, "twilio", NOW, **what)
    for number, member in enumerate(members or ("huddinge",), 1):
        activation.press(a_press(number, member, button=button))
    return activation
