"""An activation told from its press to its end, and what can be asked of it meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.meeting.wish import Role
from conference.views.doable import doable
from conference.views.timeline import KINDS, Step, timeline
from tests.scenarios.activations.leaving import Leaving


@pytest.fixture
def leaving(tmp_path: Path) -> Leaving:
    return Leaving(tmp_path, pressed=("huddinge", "haninge"))


def steps(leaving: Leaving) -> tuple[Step, ...]:
    with leaving.stage.upprop.store.reading() as look:
        return timeline(look, leaving.night.activation)


def offered(leaving: Leaving, role: Role = Role.LEADER, member: str = "") -> frozenset[str]:
    upprop = leaving.stage.upprop
    with upprop.store.reading() as look:
        return doable(look, leaving.night.activation, role, upprop.clock.now(), member=member)


def test_every_step_is_told_in_its_order(leaving: Leaving) -> None:
    night = leaving.night
    night.wish("need", what="platser på vårdboende", number="40", uncertain="yes")
    night.wish("speakers", seats="polisen-tib,haninge-tib")
    leaving.heard_by_all()
    leaving.propose()
    leaving.says("haninge-tib", "INVÄND Det brinner än")
    night.wish("answer", member="haninge", words="Släckt enligt brandförsvaret")
    leaving.stage.forward(minutes=12)
    told = steps(leaving)
    assert [step.what for step in told] == [
        "pressed_green",
        "paged_holder",
        "pressed_too",
        "acknowledged",
        "need_uncertain",
        "speakers",
        "called",
        "proposed",
        "objection",
        "answered",
        "stood_down",
        "called_off",
    ]
    assert told[0].values == {"member": "Huddinge kommun", "why": "Brand på vårdboende"}
    assert told[1].values["who"] == (
        "Länsstyrelsen",
        "Regional samverkanskoordinator",
        "Regional kommunikationskoordinator",
    )
    assert told[8].values == {"member": "Haninge kommun", "words": "Det brinner än"}
    assert [step.at for step in told] == sorted(step.at for step in told)


def test_what_a_desk_has_done_goes_by_its_name(leaving: Leaving) -> None:
    leaving.night.wish("stand-down", by="console:anna")
    assert steps(leaving)[-1].values["by"] == "anna"


def test_only_what_makes_sense_is_offered(leaving: Leaving) -> None:
    night = leaving.night
    before = offered(leaving)
    assert {"plan", "release", "split", "stand-down", "ask-inquiry", "write-picture", "staff"} <= before
    never = {"acknowledge", "undo", "outcome", "send-picture", "amend-inquiry", "object", "answer", "keep"}
    assert not before & never
    assert offered(leaving, Role.SPEAKER, "haninge") == frozenset()
    assert offered(leaving, Role.LISTENER) == frozenset()
    night.wish("ask-inquiry", question="Platser i natt?", unit="platser", deadline="12:00", to="haninge")
    assert offered(leaving, Role.SPEAKER, "haninge") == {"answer-inquiry"}
    assert offered(leaving, Role.SPEAKER, "nacka") == frozenset()
    night.wish("stand-down")
    assert offered(leaving, Role.SPEAKER, "nacka") == {"object"}
    assert {"keep"} <= offered(leaving) and not offered(leaving) & {"answer", "stand-down-all-the-same"}
    night.wish("object", member="haninge", words="Det brinner än")
    assert "answer" in offered(leaving)
    leaving.stage.forward(minutes=11)
    assert "stand-down-all-the-same" in offered(leaving)
    night.wish("stand-down-all-the-same", why="Branden är släckt")
    assert offered(leaving) == frozenset()


def test_no_kind_is_looked_up_in_vain() -> None:
    assert len(set(KINDS)) == len(KINDS)
