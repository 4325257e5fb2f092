"""Between the acknowledgement and the meeting: a call of a few who say who is to speak and what is needed.

The night is that of the seventh of May, in summer time.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from conference.domain.errors import BadInput, Refused
from tests.scenarios.activations.night import CODES, Night

pytestmark = pytest.mark.once

FIVE_PAST_FIVE = datetime(2026, 5, 7, 15, 5, tzinfo=UTC)
IN_IT = ("lst-tib", "rsib", "rkk", "huddinge-tib")


def planning(folder: Path, *, add: str = "") -> Night:
    """Huddinge has pressed, Länsstyrelsen has it in hand, and they sit in the planning call."""
    night = Night(folder, start=FIVE_PAST_FIVE)
    night.everyone("gron")
    night.press()
    night.stage.forward(seconds=40)
    night.wish("plan", add=add)
    night.stage.forward(seconds=40)
    night.be_about("formote")
    return night


def test_leaders_and_whoever_pressed_sit_in_it_and_whom_they_add(tmp_path: Path) -> None:
    night = planning(tmp_path, add="polisen-tib, region-stockholm-tf")
    assert night.activation.state is ActivationState.PLANNING
    assert {seat: how for seat, how in night.stage.outcomes.items() if how == "present"}.keys() == {
        *IN_IT,
        "polisen-tib",
    }
    assert "Förmöte kl 17.05" in night.phone("huddinge-tib").texts[-1]
    assert night.phone("region-stockholm-tf").rings == 1, "any function of the county may be added"
    assert night.phone("sodertalje-tib").rings == 0
    assert "Förmöte" in night.heard("huddinge-tib")


def test_it_says_who_is_to_speak_and_what_is_needed_as_far_as_is_known(tmp_path: Path) -> None:
    night = planning(tmp_path)
    night.wish("speakers", seats="storstockholms-brandforsvar-tib polisen-tib huddinge-tib")
    night.wish("need", what="platser på vårdboende", number="90", uncertain="ja")
    night.wish("need", what="platser på vårdboende", uncertain="ja")
    assert night.activation.planning.named == (
        "storstockholms-brandforsvar-tib",
        "polisen-tib",
        "huddinge-tib",
    )
    needs = [(row["number"], row["uncertain"]) for row in night.record["planning"]["needs"]]
    assert needs == [(90, True), (None, True)]
    with pytest.raises(BadInput):
        night.wish("speakers", seats="rsib")
    with pytest.raises(BadInput):
        night.wish("need", what="platser", number="nittio")
    assert night.findings == ()


def test_released_now_it_becomes_the_meeting_and_nobody_in_it_is_rung_again(tmp_path: Path) -> None:
    night = planning(tmp_path)
    legs = {seat: night.stage.network.phone(night.number(seat)).call for seat in IN_IT}
    rings = {seat: night.phone(seat).rings for seat in IN_IT}
    night.wish("speakers", seats="polisen-tib")
    night.wish("release")
    night.stage.forward(minutes=1)
    night.be_about("gron")
    assert {seat: night.phone(seat).call for seat in IN_IT} == legs
    assert {seat: night.phone(seat).rings for seat in IN_IT} == rings
    assert night.phone("polisen-tib").rings == night.phone("huddinge-kib").rings == 1
    assert "Ligg kvar. Samverkanskonferens i aktiverat läge börjar här klockan 17.1" in night.heard(
        "huddinge-tib"
    )
    night.stage.forward(minutes=8)
    assert [turn for turn in night.stage.turns if turn[1] == "spoke"][:2] == [
        ("huddinge-tib", "spoke"),
        ("polisen-tib", "spoke"),
    ]
    with pytest.raises(Refused):
        night.wish("release")


def test_released_for_half_past_six_all_are_called_five_minutes_before(tmp_path: Path) -> None:
    night = planning(tmp_path)
    with pytest.raises(BadInput):
        night.wish("release", at="2026-05-07T16:30")
    night.wish("release", at="18.30")
    assert night.activation.planning.opens_at == datetime(2026, 5, 7, 16, 30, tzinfo=UTC)
    night.stage.wish("end")
    night.stage.forward(minutes=1)
    night.stage.forward(
        seconds=(datetime(2026, 5, 7, 16, 24, 59, tzinfo=UTC) - night.stage.clock.now()).seconds
    )
    assert night.phone("polisen-tib").rings == 0
    assert "kl 18.30. Vi ringer kl 18.25" in night.phone("polisen-tib").texts[-1]
    night.stage.forward(seconds=3)
    assert night.phone("polisen-tib").rings == 1
    assert (
        "Samverkanskonferens kl 18.30. Vi ringer, svara och tryck 1" in night.phone("polisen-tib").texts[-1]
    )


def test_with_the_code_of_the_function_one_comes_into_it_and_by_number_alone_nobody(tmp_path: Path) -> None:
    night = planning(tmp_path)
    night.phone("rsib").hang_up()
    night.stage.forward(seconds=2)
    heard = night.rings_in("rsib", f"{CODES['rsib']}#", "1", seconds=40)
    assert "Slå koden i sms:et" in heard and "Vi känner igen" not in heard
    assert "Koden gäller Regional samverkanskoordinator" in heard
    assert night.phone("rsib").state == "talking" and night.stage.outcomes["rsib"] == "present"


def test_there_may_be_another_when_one_has_ended(tmp_path: Path) -> None:
    night = planning(tmp_path)
    with pytest.raises(Refused):
        night.wish("plan")
    first = night.stage.id
    night.stage.wish("end")
    night.stage.forward(minutes=1)
    night.phone("lst-tib").text("FÖRMÖTE")
    night.stage.forward(seconds=40)
    assert night.be_about("formote") != first
    assert night.stage.outcomes["huddinge-tib"] == "present"
