"""One exercise from its first call to the last text, told as it goes.

The loop only looks, tells and does what is due; nothing in it waits for the product. Time is the product's:
the leaders' lines are due by the clock the officers live by.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from conference.cli.rehearse.course import Course
from conference.cli.rehearse.narrator import Narrator
from conference.cli.rehearse.network import Network
from conference.cli.rehearse.office import Office
from conference.cli.rehearse.pace import Pace, bearable
from conference.cli.rehearse.scenario import Scenario, Step
from conference.cli.rehearse.sight import Glance, Seen

LOOK_EVERY = 0.2
"""Seconds of the wall between two looks."""
QUIET = 1.2
"""Seconds of the wall without a sound from any phone and nothing to be done, after which it is over."""


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
        self._wanted = scenario.speeds["start"]
        self._steps = list(scenario.steps)
        self._last_done_at = scenario.begins
        self.entries: list[dict[str, Any]] = []
        self.findings: list[str] = []

    def go(self, course: Course) -> None:
        """Until it is over, or has taken longer than it may."""
        deadline = time.monotonic() + self._scenario.ends_within
        quiet_since = time.monotonic()
        while True:
            if self._listen():
                quiet_since = time.monotonic()
            glance = self._look(course)
            self._set_pace(glance)
            self._do_what_is_due(course)
            if not self._steps and course.is_done(glance) and time.monotonic() - quiet_since > QUIET:
                if not self._office.has_work():
                    return
                quiet_since = time.monotonic()
            if time.monotonic() > deadline:
                self.findings += self._not_over(glance)
                return
            time.sleep(LOOK_EVERY)

    def _look(self, course: Course) -> Glance:
        glance = course.look()
        self._seen.take(glance)
        self._narrator.see(glance)
        return glance

    def _listen(self) -> bool:
        new = self._network.new_ears()
        self.entries += new
        self._narrator.hear(new)
        return bool(new)

    def _set_pace(self, glance: Glance) -> None:
        """As the phase wants it, but no faster than the product can answer."""
        speeds = self._scenario.speeds
        wanted = next((speeds[phase] for phase in glance.phases() if phase in speeds), self._wanted)
        if wanted != self._wanted:
            self._wanted = wanted
            self._say(f"{'':8}  Klockan går {wanted:g} gånger så fort.")
        self._pace.change(bearable(wanted, max(self._network.lag(), self._office.lag())))

    # The leaders' lines, one after another

    def _do_what_is_due(self, course: Course) -> None:
        while self._steps and self._is_due(self._steps[0]):
            words = [course.fill(word) for word in self._steps[0].run]
            filled = [word for word in words if word is not None]
            if len(filled) < len(words):
                return  # what the line names is not there yet
            step = self._steps.pop(0)
            done = self._office.give(*filled)
            self._last_done_at = self._pace.now()
            if done.code:
                complaint = done.said.strip().splitlines()[-1:] or ["nothing"]
                self.findings.append(f"{self._at(step)}: it ended with {done.code} and said {complaint[0]}")

    def _is_due(self, step: Step) -> bool:
        since = self._seen.since(step.moment) if step.moment else self._last_done_at
        return since is not None and self._pace.now() >= since + timedelta(seconds=step.after)

    def _not_over(self, glance: Glance) -> list[str]:
        stands = [f"the activation is {glance.state}"] if glance.state else []
        stands += [f"{meeting.format} is {meeting.state}" for meeting in glance.meetings]
        findings = [
            f"it was not over within {self._scenario.ends_within:g} s: "
            + (" and ".join(stands) or "nothing had begun")
        ]
        if self._steps:
            findings.append(f"{self._at(self._steps[0])}: it was never due")
        return findings

    def _at(self, step: Step) -> str:
        return f"{self._scenario.file.name}:{step.line}"
