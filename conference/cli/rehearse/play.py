"""One exercise from its first call to the last text, told as it goes.

The loop only looks, tells and does what is due; nothing in it waits for the product. Time is the product's:
the leaders' lines are due by the clock the officers live by.
"""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Protocol

from conference.bus import StorageError
from conference.cli.rehearse.breaking.breakage import NotNow
from conference.cli.rehearse.course import Course
from conference.cli.rehearse.narrator import Narrator
from conference.cli.rehearse.office import Failed, Office
from conference.cli.rehearse.pace import SLOWEST, Pace, bearable
from conference.cli.rehearse.scenario import Moment, Scenario, Step
from conference.cli.rehearse.sight import Glance, Seen
from conference.cli.rehearse.timing import AWAY
from conference.exercises.network import Network, NotTaken

LOOK_EVERY = 0.2
"""Seconds of the wall between two looks."""
IN_A_STORM = 90.0
"""Seconds of the wall that an exercise may take longer when things are broken."""
QUIET, QUIET_THERE = 1.2, 10.0
"""Seconds of the wall, and of product time, without a sound from any phone and nothing to be done: then it is
over."""


class Storm(Protocol):
    """What is broken while it is played, as far as the play needs to know."""

    def calm_down(self) -> None: ...

    @property
    def fastest(self) -> float: ...

    @property
    def is_over(self) -> bool: ...


class Scene(Protocol):
    """What a step may do to the stage itself."""

    def breaks(self, entries: Sequence[Mapping[str, Any]]) -> None: ...

    def mend(self) -> None: ...

    @property
    def hidden(self) -> bool: ...

    def printed_at(self) -> datetime | None: ...

    def paper(self) -> list[str]: ...


class Play:
    def __init__(
        self,
        scenario: Scenario,
        network: Network,
        office: Office,
        pace: Pace,
        narrator: Narrator,
        say: Callable[[str], None],
        storm: Storm | None = None,
        carriers: Mapping[str, Network] = MappingProxyType({}),
        scene: Scene | None = None,
    ) -> None:
        """`carriers`: the network, for each carrier at which something may go wrong in the course of it.
        `scene`: what steps break and mend, and the paper.
        """
        self._scenario, self._network, self._office = scenario, network, office
        self._pace, self._narrator, self._say = pace, narrator, say
        self._seen = Seen()
        self._wanted = scenario.speeds["start"]
        self._steps = list(scenario.steps)
        self._last_done_at = scenario.begins
        self._storm, self._carriers, self._scene = storm, carriers, scene
        self.entries: list[dict[str, Any]] = []
        self.findings: list[str] = []

    def go(self, course: Course) -> None:
        """Until it is over, or has taken longer than it may."""
        deadline = time.monotonic() + self._scenario.ends_within + (IN_A_STORM if self._storm else 0.0)
        self._sound()
        glance = Glance(self._pace.now())
        while True:
            try:
                if self._listen():
                    self._sound()
                if self._is_hidden:
                    self._pace.change(self._scenario.speeds.get(AWAY, self._wanted))
                else:
                    glance = self._look(course)
                    self._set_pace(glance)
                self._do_what_is_due(course)
                if not self._is_hidden and self._is_over(course, glance):
                    return
            except (StorageError, Failed) as away:
                self._wait_for(away)
            if time.monotonic() > deadline:
                self.findings += self._not_over(glance)
                return
            time.sleep(LOOK_EVERY)

    @property
    def _is_hidden(self) -> bool:
        """A step has taken the database away: nobody can look at anything, and time goes on."""
        return self._scene is not None and self._scene.hidden

    def _is_over(self, course: Course, glance: Glance) -> bool:
        if self._steps or not course.is_done(glance):
            return False
        if self._storm:
            self._storm.calm_down()
        if self._office.has_work() or not self._is_calm:
            self._sound()
            return False
        return self._is_quiet

    @property
    def _is_calm(self) -> bool:
        """What was told while reports were lost is found out a minute later, by looking; a modem is slow."""
        if self._storm is None and not self._scenario.modem:
            return True
        return (self._storm is None or self._storm.is_over) and not self._office.awaits_a_fate()

    def _sound(self) -> None:
        self._quiet_since = time.monotonic(), self._pace.now()

    @property
    def _is_quiet(self) -> bool:
        wall, product = self._quiet_since
        there = (self._pace.now() - product).total_seconds()
        return time.monotonic() - wall > QUIET and there > QUIET_THERE

    def _wait_for(self, away: StorageError | Failed) -> None:
        """In a storm the desk sits without an answer, as anybody would. Time goes slowly meanwhile."""
        if self._storm is None or (isinstance(away, Failed) and not away.done.in_vain):
            raise away
        self._pace.change(SLOWEST)

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
        speed = bearable(wanted, max(self._network.lag(), self._office.lag()))
        self._pace.change(min(speed, self._storm.fastest) if self._storm else speed)

    # The leaders' lines, one after another

    def _do_what_is_due(self, course: Course) -> None:
        while self._steps and self._is_due(self._steps[0]):
            if not self._steps[0].run:
                self._touch(self._steps.pop(0))
                continue
            words = [course.fill(word) for word in self._steps[0].run]
            filled = [word for word in words if word is not None]
            if len(filled) < len(words):
                return  # what the line names is not there yet
            done = self._office.give(*filled)
            if done.in_vain and self._storm is not None:
                return  # it is given again
            step = self._steps.pop(0)
            self._last_done_at = self._pace.now()
            if done.code:
                complaint = done.said.strip().splitlines()[-1:] or ["nothing"]
                self.findings.append(f"{self._at(step)}: it ended with {done.code} and said {complaint[0]}")
            elif step.says and not re.search(step.says, done.said):
                self.findings.append(f"{self._at(step)}: it did not say “{step.says}”")

    def _touch(self, step: Step) -> None:
        """What no line of the command line does."""
        self._last_done_at = self._pace.now()
        if step.faults:
            self._fail(step)
            return
        assert self._scene is not None
        if step.reads_paper:
            self._say(f"{'':8}  Papperet tas fram.")
            self.findings += [f"{self._at(step)}: {finding}" for finding in self._scene.paper()]
        elif step.mends:
            self._say(f"{'':8}  Allt är tillbaka.")
            self._scene.mend()
        else:
            self._say(f"{'':8}  Borta: {', '.join(entry['kind'] for entry in step.breaks)}.")
            try:
                self._scene.breaks(step.breaks)
            except NotNow as why:
                self.findings.append(f"{self._at(step)}: it could not be broken: {why}")

    def _fail(self, step: Step) -> None:
        """From now on something goes wrong at a carrier."""
        self._say(f"{'':8}  Förmedlaren {step.carrier} sviker.")
        try:
            self._carriers[step.carrier].add_faults(step.faults)
        except (KeyError, NotTaken) as refused:
            self.findings.append(f"{self._at(step)}: nothing could be broken: {refused}")

    def _is_due(self, step: Step) -> bool:
        since = self._since(step.moment) if step.moment else self._last_done_at
        return since is not None and self._pace.now() >= since + timedelta(seconds=step.after)

    def _since(self, moment: Moment) -> datetime | None:
        if moment.printed is None or self._scene is None:
            return self._seen.since(moment)
        printed_at = self._scene.printed_at()
        return printed_at if printed_at is not None and printed_at >= moment.printed else None

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
