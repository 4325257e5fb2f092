"""One exercise from its first call to the last text, told as it goes.

The loop only looks, tells and does what is due; nothing in it waits for the product. Time is the product's:
the leaders' lines are due by the clock the officers live by.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from conference.cli.rehearse.narrator import Narrator
from conference.cli.rehearse.network import Network
from conference.cli.rehearse.office import Office
from conference.cli.rehearse.pace import Pace
from conference.cli.rehearse.scenario import Moment, Scenario, Step
from conference.cli.rehearse.sight import Seen, Sight

LOOK_EVERY = 0.2
"""Seconds of the wall between two looks."""
QUIET = 1.2
"""Seconds of the wall without a sound from any phone, after which an exercise at its end is over."""
_FINAL = ("summarised", "cancelled")


class Play:
    def __init__(
        self,
        scenario: Scenario,
        network: Network,
        office: Office,
        pace: Pace,
        narrator: Narrator,
        say: Callable[[str], None],
    ) -> None:
        self._scenario, self._network, self._office = scenario, network, office
        self._pace, self._narrator, self._say = pace, narrator, say
        self._seen = Seen()
        self._steps = list(scenario.steps)
        self._last_done_at = scenario.begins
        self.entries: list[dict[str, Any]] = []
        self.findings: list[str] = []

    def go(self, conference: str) -> None:
        """Until it is over, or has taken longer than it may."""
        deadline = time.monotonic() + self._scenario.ends_within
        quiet_since = time.monotonic()
        while True:
            if self._listen():
                quiet_since = time.monotonic()
            sight = self._look(conference)
            self._set_pace(sight)
            self._do_what_is_due(conference)
            if self._is_over(sight) and time.monotonic() - quiet_since > QUIET:
                return
            if time.monotonic() > deadline:
                within = f"{self._scenario.ends_within:g} s"
                self.findings.append(f"it was not over within {within}: the conference is {sight.state}")
                return
            time.sleep(LOOK_EVERY)

    def _look(self, conference: str) -> Sight:
        sight = self._office.look(conference)
        self._seen.take(sight)
        self._narrator.see(sight)
        return sight

    def _listen(self) -> bool:
        new = self._network.new_ears()
        self.entries += new
        self._narrator.hear(new)
        return bool(new)

    def _set_pace(self, sight: Sight) -> None:
        speeds = self._scenario.speeds
        wanted = speeds.get(sight.block or "", speeds.get(sight.state, self._pace.speed))
        if wanted != self._pace.speed:
            self._pace.change(wanted)
            self._say(f"{'':8}  Klockan går {wanted:g} gånger så fort.")

    # The leaders' lines, one after another

    def _do_what_is_due(self, conference: str) -> None:
        while self._steps and self._is_due(self._steps[0]):
            step = self._steps.pop(0)
            done = self._office.give(*(word.replace("{conference}", conference) for word in step.run))
            self._last_done_at = self._pace.now()
            if done.code:
                complaint = done.said.strip().splitlines()[-1:] or ["nothing"]
                where = f"{self._scenario.file.name}:{step.line}"
                self.findings.append(f"{where}: it ended with {done.code} and said {complaint[0]}")

    def _is_due(self, step: Step) -> bool:
        since = self._since(step.moment) if step.moment else self._last_done_at
        return since is not None and self._pace.now() >= since + timedelta(seconds=step.after)

    def _since(self, moment: Moment) -> Any:
        for kind in ("state", "block", "turn"):
            what = getattr(moment, kind)
            if what is not None:
                return self._seen.since(kind, what)
        return None

    def _is_over(self, sight: Sight) -> bool:
        last = self._scenario.expect.state or "ended"
        past = ("ended", *_FINAL) if last != "summarised" else _FINAL
        return (sight.state == last or sight.state in past) and not self._steps
