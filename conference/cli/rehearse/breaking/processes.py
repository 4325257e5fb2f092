"""Processes: killed without a word, or stopped in the middle of whatever they do."""

from conference.cli.household import Household
from conference.cli.rehearse.breaking.breakage import NotNow

KILLABLE = ("web", "relay", "floor", "dial", "bulk", "redis")


class Killed:
    """As by the kernel when memory runs out. The household starts it again."""

    def __init__(self, household: Household, name: str) -> None:
        self.said = f"{name} killed"
        self.name = name
        self._household = household

    def begin(self) -> None:
        try:
            self._household.kill(self.name)
        except ValueError as away:
            raise NotNow(str(away)) from away

    def end(self) -> None:
        """It is started again by others."""


class StoppedShort:
    """As on a host that is out of breath: it holds what it holds, answers nothing, and knows of nothing."""

    def __init__(self, household: Household, name: str) -> None:
        self.said = f"{name} stopped"
        self.name = name
        self._household = household

    def begin(self) -> None:
        try:
            self._household.stop_short(self.name)
        except ValueError as away:
            raise NotNow(str(away)) from away

    def end(self) -> None:
        self._household.go_on(self.name)
