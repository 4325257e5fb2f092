"""The only place where anything goes wrong, between the exchange and Twilio's surface, both ways.

A rule names where it bites (a pattern such as `rest:POST Calls` or `callback:participant-*`), what it does,
how many passages it lets by first (`after`) and how many it then spoils (`times`; none given: all of them).
Chance only enters by a rule's own `chance`, with its own `seed`.

Requests to us (`rest:`): `429`, any 5xx and `hang` never act; `timeout_after_acting` acts without answering;
`delay` acts and answers `seconds` later, as a carrier far away would; `ignore` answers an order about a line
as if all were well, and does nothing.
Requests from us (`callback:`): `lose`, `repeat`, `delay`, `reorder` (it waits until the next one has gone).
Lines that are up, and those that come up (`lines:` and the phone's number): `fall`; or `stay`, where a rule
after it lets all others fall.
"""

import random
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from functools import partial

from exercise.clock import Agenda

DEFAULT_SECONDS = 20.0
REST_FAULTS = ("timeout_after_acting", "hang", "delay", "ignore")
IGNORED = "rest:POST Participants/Sid"
"""What `ignore` is for: of anything else it would have to make up an answer."""
LINE_FAULTS = ("fall", "stay")
CALLBACK_FAULTS = ("lose", "repeat", "delay", "reorder")


_KNOWN = {"rest": REST_FAULTS, "callback": CALLBACK_FAULTS, "lines": LINE_FAULTS}


@dataclass
class Rule:
    where: str
    does: str
    times: int | None = None
    after: int = 0
    seconds: float = DEFAULT_SECONDS
    chance: float = 1.0
    seed: int = 0
    name: str = ""
    met: int = 0
    done: int = 0
    _dice: random.Random = field(default_factory=random.Random, repr=False)

    def __post_init__(self) -> None:
        self.does = str(self.does)
        side = self.where.partition(":")[0]
        known = self.does in _KNOWN.get(side, ()) or (side == "rest" and self.does.isdigit())
        if self.does == "ignore":
            known = self.where == IGNORED
        if not known:
            raise ValueError(f"no such fault: {self.where!r} does {self.does!r}")
        self._dice = random.Random(self.seed)

    def bites(self, where: str) -> bool:
        if not fnmatchcase(where, self.where):
            return False
        self.met += 1
        if self.met <= self.after or (self.times is not None and self.done >= self.times):
            return False
        if self.chance < 1.0 and self._dice.random() >= self.chance:
            return False
        self.done += 1
        return True


@dataclass(frozen=True)
class Spoilt:
    """One passage that went wrong: where, how, and the path it was on its way to. `wall` is when."""

    wall: str
    where: str
    does: str
    path: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


class Faults:
    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda
        self.rules: list[Rule] = []
        self.spoilt: list[Spoilt] = []
        self.on_line_rule: Callable[[], object] = lambda: None
        self._held_back: list[Callable[[], None]] = []

    def add(self, rule: Rule) -> None:
        self.rules.append(rule)
        if rule.where.startswith("lines:"):
            self.on_line_rule()

    def clear(self, name: str | None = None) -> None:
        """Take away the rules of that name, or all."""
        self.rules[:] = [rule for rule in self.rules if name not in (None, rule.name)]

    def on_rest(self, name: str, path: str) -> Rule | None:
        """The rule that spoils this request to us, if one does."""
        return self._biting(f"rest:{name}", path)

    def on_line(self, phone: str) -> bool:
        """Whether a line that is up to this phone falls."""
        rule = self._biting(f"lines:{phone}", "")
        return rule is not None and rule.does == "fall"

    def on_callback(
        self, name: str, path: str, deliver: Callable[[], None], lose: Callable[[], None]
    ) -> None:
        """Let a request from us go: once, twice, later, out of turn, or not at all."""
        rule = self._biting(f"callback:{name}", path)
        does = rule.does if rule else "pass"
        if does == "lose":
            lose()
            return
        if does == "reorder":
            self._held_back.append(deliver)
            self._agenda.after(rule.seconds if rule else 0, lambda: self._let_go(deliver))
            return
        if rule and does == "delay":
            self._agenda.after(rule.seconds, deliver)
            return
        deliver()
        if rule and does == "repeat":
            self._agenda.soon(deliver)
        for held in list(self._held_back):
            self._agenda.soon(partial(self._let_go, held))

    def _let_go(self, deliver: Callable[[], None]) -> None:
        if deliver in self._held_back:
            self._held_back.remove(deliver)
            deliver()

    def _biting(self, where: str, path: str) -> Rule | None:
        rule = next((rule for rule in self.rules if rule.bites(where)), None)
        if rule is not None:
            self.spoilt.append(Spoilt(datetime.now(UTC).isoformat(), where, rule.does, path))
        return rule
