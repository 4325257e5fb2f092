"""Processes: killed without a word, or stopped in the middle of whatever they do."""

from collections.abc import Callable

from conference.cli.household import Household
from conference.cli.rehearse.breaking.breakage import NotNow

KILLABLE = ("web", "relay", "floor", "dial", "bulk", "redis")
CONSOLE = "console"


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


class ConsoleAway:
    """Killed, and not started again before it is mended. It must have answered until then."""

    said = "console away"
    name = CONSOLE

    def __init__(self, household: Household, answers: Callable[[], bool]) -> None:
        self._household, self._answers = household, answers

    def begin(self) -> None:
        if not self._answers():
            raise NotNow("the console does not answer")
        try:
            self._household.send_away(self.name)
        except ValueError as away:
            raise NotNow(str(away)) from away

    def end(self) -> None:
        self._household.call_back(self.name)
