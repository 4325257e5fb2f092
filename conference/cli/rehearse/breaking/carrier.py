"""The carrier: for a while it answers as one rule of the exercise network says."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from conference.exercises.network import Network

_numbers = count(1)


class Spoilt:
    """`rule` in the network's own words; it is taken away again by a name of its own."""

    def __init__(self, network: Network, rule: Mapping[str, Any]) -> None:
        self.said = f"{rule['where']} {rule['does']}"
        self._network, self._rule = network, {**rule, "name": f"storm-{next(_numbers)}"}

    def begin(self) -> None:
        self._network.add_faults([self._rule])

    def end(self) -> None:
        self._network.take_faults_away(self._rule["name"])
