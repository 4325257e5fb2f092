"""Redis: away, emptied, back without what it held, or there without answering."""

import shutil
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from conference.cli.household import Household
from conference.cli.rehearse.breaking.breakage import NotNow
from conference.cli.rehearse.breaking.processes import StoppedShort

NAME = "redis"


class Away:
    """Killed, and not started again for a while."""

    said = "redis away"

    def __init__(self, household: Household) -> None:
        self._household = household

    def begin(self) -> None:
        try:
            self._household.send_away(NAME)
        except ValueError as away:
            raise NotNow(str(away)) from away

    def end(self) -> None:
        self._household.call_back(NAME)


class Forgetful(Away):
    """The same, and what it had written down is gone when it comes back."""

    said = "redis lost its data"

    def __init__(self, household: Household, folder: Path) -> None:
        super().__init__(household)
        self._folder = folder

    def end(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        super().end()


class Emptied:
    """By somebody who thought it was another server."""

    said = "redis emptied"

    def __init__(self, url: str) -> None:
        self._url = url

    def begin(self) -> None:
        client = redis.Redis.from_url(self._url, socket_timeout=1.0, retry=Retry(NoBackoff(), 0))
        try:
            client.flushall()
        except redis.RedisError as away:
            raise NotNow(type(away).__name__) from away
        finally:
            client.close()

    def end(self) -> None:
        """What is gone is gone."""


class Hanging(StoppedShort):
    """It takes connections and answers none of them."""

    def __init__(self, household: Household) -> None:
        super().__init__(household, NAME)
        self.said = "redis hanging"
