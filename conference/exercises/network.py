"""The exercise network as whoever leads an exercise sees it: its control API, and nothing else of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from requests import RequestException, Response, Session

TIMEOUT = 5.0
Phone = Mapping[str, Any]
"""A phone as the network tells of it: `docs/exercises.md` has the words."""


class NotTaken(ValueError):
    """The network would not do as it was told; says why."""


class Network:
    """Of the carriers in it, what is asked and told here is of `account`; without one, of the first."""

    def __init__(self, address: str, account: str | None = None, session: Session | None = None) -> None:
        self._address, self._base = address, f"{address}/exercise/v1"
        self._meant = {"account": account} if account else {}
        self._session = session or Session()
        self._session.trust_env = False  # no proxy stands between two processes of one machine
        self._heard = 0

    def by(self, account: str) -> "Network":
        """The same network, where another of its carriers is meant."""
        return Network(self._address, account)

    def answers(self) -> bool:
        try:
            return self._session.get(f"{self._base}/clock", timeout=TIMEOUT).ok
        except RequestException:
            return False

    def give_scripts(self, scripts: Mapping[str, Mapping[str, Any] | None]) -> None:
        """Put an officer at each phone, or take one away: all, or none. Raises NotTaken."""
        self._post("scripts", scripts)

    def add_faults(self, faults: Sequence[Mapping[str, Any]]) -> None:
        if faults:
            self._post("faults", list(faults))

    def take_faults_away(self, name: str) -> None:
        """Those that were given that name."""
        params = {"name": name, **self._meant}
        self._told(self._session.delete(f"{self._base}/faults", params=params, timeout=TIMEOUT))

    def faults(self) -> list[dict[str, Any]]:
        """What is to go wrong, and how often it has."""
        return self._get("faults")["faults"]

    def spoilt(self) -> list[dict[str, Any]]:
        """What has gone wrong because of faults so far."""
        return self._get("faults/spoilt")["spoilt"]

    def press(self, number: str, button: str, words: Mapping[str, Any]) -> None:
        self._post(f"phones/{number}/{button}", words)

    def take_over(self, number: str) -> None:
        """Somebody stands at the phone: its officer does nothing more by itself until it is given back."""
        self._post(f"phones/{number}/take-over", {})

    def give_back(self, number: str) -> None:
        self._post(f"phones/{number}/give-back", {})

    def phone(self, number: str) -> Phone:
        """One phone, with what has been noticed at it last."""
        return self._get(f"phones/{number}")

    def version(self) -> int:
        """How far the wall has come."""
        return int(self._get("version")["version"])

    def wall(self, since: int = 0) -> tuple[int, list[Phone]]:
        """The newest version, and the phones that look different since: all there are, if not said."""
        told = self._get("wall", since=since)
        return int(told["version"]), told["phones"]

    def new_ears(self) -> list[dict[str, Any]]:
        """What has been noticed at the phones since this was last asked."""
        entries = self._get("ears", after=self._heard)["ears"]
        if entries:
            self._heard = entries[-1]["seq"]
        return entries

    def lag(self) -> float:
        """Seconds of the wall that the slowest answer of the product has taken since this was last asked."""
        return float(self._get("clock")["lag"])

    def requests(self) -> list[dict[str, Any]]:
        return self._get("requests")["requests"]

    def overlaps(self, exempt: Sequence[str]) -> list[dict[str, Any]]:
        return self._get("audible", exempt=list(exempt))["overlaps"]

    def unexpected(self) -> list[dict[str, Any]]:
        return self._get("unexpected")["unexpected"]

    def troubles(self) -> list[dict[str, Any]]:
        return self._get("troubles")["troubles"]

    def _get(self, what: str, **params: Any) -> Any:
        params |= self._meant
        return self._told(self._session.get(f"{self._base}/{what}", params=params, timeout=TIMEOUT))

    def _post(self, what: str, words: Any) -> Any:
        address = f"{self._base}/{what}"
        return self._told(self._session.post(address, params=self._meant, json=words, timeout=TIMEOUT))

    def _told(self, answer: Response) -> Any:
        if not answer.ok:
            raise NotTaken(_reason(answer))
        return answer.json()


def _reason(answer: Response) -> str:
    try:
        return str(answer.json()["error"])
    except (ValueError, KeyError, TypeError):
        return f"the exercise network answered {answer.status_code}"
