"""A story knocks as often in a second as people do in an hour, and has all the time in the world."""

from typing import Final

from conference.bootstrap import Upprop
from conference.host import Host
from webhooks.knocks import Knocks

OFTEN: Final = Knocks(in_vain="1000000/second", by_token="1000000/second")
SLOW: Final = 60.0
"""Seconds that a story waits for storage: a machine that is busy must not change what is told."""


def unhurried(upprop: Upprop) -> Host:
    """The host of a story."""
    return Host(upprop, patience=SLOW)
