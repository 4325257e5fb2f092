"""Thursdays one after another on one set of processes, at a pace that a machine can bear."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from bench.house import BY, House, Stuck, house, wait_until
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.wish import Ask
from conference.domain.meeting.wishes import WISHES
from conference.views.record import record_of
from conference.views.verify import verify
from tests.soak.held import Held, group, growth, held_by, told

SPEED: Final = 20.0
RATE: Final = 30.0
OPENS_IN: Final = 90.0
AFTER_THE_ROUND: Final = "informationsdelning"
PATIENCE: Final = 180.0
OFFICER: Final = {"answers": 3, "presses": [{"key": "1", "into": 4}], "speaks": 8}


def soak(many: int) -> list[str]:
    """What went wrong in so many, in sentences."""
    found: list[str] = []
    course: dict[str, list[Held]] = defaultdict(list)
    with house(calls_per_second=RATE, far_away=False) as home:
        home.carrier.give_scripts({number: OFFICER for number in home.first_numbers})
        home.stage.pace.change(SPEED)
        for week in range(many):
            try:
                found += [f"week {week + 1}: {sentence}" for sentence in _thursday(home)]
            except Stuck as error:
                found.append(f"week {week + 1}: {error}")
            for name, leader in home.stage.alive().items():
                if name != "exercise":  # the network keeps what happened, to be asked about it
                    course[name].append(held_by(group(leader)))
            print(f"with processes: week {week + 1} of {many}, {len(found)} findings", flush=True)
    for name, held in sorted(course.items()):
        print(told(name, held))
        found += growth(name, held)
    return found


def _thursday(home: House) -> list[str]:
    id = home.convene(opens_in=OPENS_IN)
    wait_until(lambda: _block(home, id) == AFTER_THE_ROUND, "the round did not end", PATIENCE)
    _wish(home, id, "end")
    _wait_for(home, id, ConferenceState.ENDED)
    wait_until(lambda: _drafted(home, id), "no summary was drafted", PATIENCE)
    _wish(home, id, "approve")
    _wait_for(home, id, ConferenceState.SUMMARISED)
    home.wait_for_silence()
    with home.upprop.store.reading() as look:
        record, verdict = record_of(look, id), verify(look, id)
    found = [] if verdict.verified else [f"the record does not verify: {verdict}"]
    called = {plan.seat for plan in home.format.seats if plan.summoned}
    absent = [row["seat"] for row in record["seats"] if row["seat"] in called and row["outcome"] != "present"]
    if absent:
        found.append(f"{', '.join(absent)} answered and were not there")
    return found


def _wish(home: House, id: str, wish: str) -> None:
    home.upprop.bus.handle(WISHES[wish].build(Ask(id, BY, BY, {})))


def _drafted(home: House, id: str) -> bool:
    with home.upprop.store.reading() as look:
        return look.conferences.look(id).summary_version > 0


def _block(home: House, id: str) -> str | None:
    with home.upprop.store.reading() as look:
        return look.floors.get(id).block


def _wait_for(home: House, id: str, state: ConferenceState) -> None:
    def there() -> bool:
        with home.upprop.store.reading() as look:
            return look.conferences.look(id).state is state

    wait_until(there, f"the meeting was not {state}", PATIENCE)
