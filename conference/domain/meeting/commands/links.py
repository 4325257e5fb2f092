"""Tests of the ways to the world."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.decision import Command


@dataclass(frozen=True)
class TryLinks(Command):
    """Try every way there is, now. `again`: it is time by the clock, and will be once more in a day."""

    by: str
    again: bool = False


@dataclass(frozen=True)
class PlanLinkTests(Command):
    """Try them every morning from now on, unless that is so already."""


@dataclass(frozen=True)
class MissLink(Command):
    """Its time is up: has it been heard? `code` is the test that is meant."""

    link: str
    code: str
