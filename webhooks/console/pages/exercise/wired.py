"""The exercise network behind the pages: whether there is one, how it is asked, and what watches it for all.

Where calls go by a carrier in earnest there is none, and the pages say so in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from flask import Flask, current_app
from flask_babel import gettext as _

from conference.bootstrap import Upprop
from conference.bus import StorageError
from conference.domain.errors import Refused
from conference.exercises.network import Network, NotTaken
from webhooks.console.live.tail import Tail

NETWORK, WALL = "exercise_network", "exercise_wall"
EVERY: Final = 0.15
"""Seconds of the wall between two looks at the phones: each is a request."""


class NoNetwork(RuntimeError):
    """Nothing here is an exercise's."""


class NetworkAway(StorageError):
    """The exercise network does not answer just now. Whatever waits for storage waits for it as well."""


@dataclass(frozen=True)
class _Changed:
    row: int
    chain: str


class _Feed:
    """Phones that look different, as a tail reads them: the chain is the phone's."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def grown(self, row: int) -> Sequence[_Changed]:
        with _in_words():
            phones = self._network.wall(row)[1]
        return sorted((_Changed(one["version"], one["number"]) for one in phones), key=lambda one: one.row)

    def last(self) -> int:
        with _in_words():
            return self._network.version()


def connect(app: Flask, upprop: Upprop, network: Network | None) -> None:
    """Have the pages lead this network; unless given, the one that the settings name."""
    if network is None and upprop.settings.exercise_network:
        network = Network(upprop.settings.exercise_network)
    app.extensions[NETWORK] = network
    app.extensions[WALL] = Tail(_Feed(network), EVERY) if network else None


def is_there() -> bool:
    return current_app.extensions[NETWORK] is not None


def tail() -> Tail:
    """Raises NoNetwork."""
    found: Tail | None = current_app.extensions[WALL]
    if found is None:
        raise NoNetwork
    return found


@contextmanager
def network() -> Iterator[Network]:
    """The network, to be asked. Raises NoNetwork, NetworkAway, and Refused where it does not do as told."""
    found: Network | None = current_app.extensions[NETWORK]
    if found is None:
        raise NoNetwork
    with _in_words():
        yield found


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except NotTaken as error:  # its reason may name a number, which nobody is to be shown
        raise Refused(_("That cannot be done with the phone just now.")) from error
    except OSError as error:
        raise NetworkAway("the exercise network does not answer") from error
