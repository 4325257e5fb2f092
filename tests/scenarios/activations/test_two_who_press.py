"""Two members press within a minute: of the same fire it is one activation, of two things it is split."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState
from conference.domain.errors import Refused
from tests.scenarios.activations.night import CODES, PAGED, Night

pytestmark = pytest.mark.once


def two_presses(folder: Path, second: str, *, seconds: float = 40) -> Night:
    night = Night(folder)
    night.everyone("formote", "gron")
    night.press()
    first = night.id
    night.stage.forward(seconds=seconds)
    told = night.press("sodertalje", second)
    assert (told.id, told.joined, told.press) == (first, True, 2)
    return night


def test_about_the_same_fire_it_is_one_activation_with_two_reasons(tmp_path: Path) -> None:
    night = two_presses(tmp_path, "Rök över Huddinge")
    night.stage.forward(seconds=10)
    assert [press.why for press in night.activation.presses] == ["Brand på vårdboende", "Rök över Huddinge"]
    for function in PAGED:
        assert night.phone(function).rings == 1
        assert (
            "även Södertälje kommun har tryckt på knappen kl 09.30: Rök över Huddinge"
            in night.phone(function).texts[-1]
        )
    night.wish("release")
    night.be_about("gron")
    assert (night.stage.conference.pressed, night.stage.conference.named) == (
        "huddinge-tib",
        ("sodertalje-tib",),
    )
    night.wish("speakers", seats="polisen-tib huddinge-tib")
    assert night.stage.conference.named == ("sodertalje-tib", "polisen-tib")


def test_whoever_presses_when_all_have_been_called_speaks_among_the_first(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone("gron")
    night.press()
    night.wish("release")
    night.be_about("gron")
    night.stage.forward(minutes=3)
    night.press("sodertalje", "Rök")
    assert night.stage.conference.named == ("sodertalje-tib",)


def test_a_member_that_presses_again_for_the_same_reason_is_told_of_once(tmp_path: Path) -> None:
    night = two_presses(tmp_path, "Rök över Huddinge")
    for why in ("Rök över Huddinge", "Rök över Huddinge", "Nu brinner det"):
        night.press("sodertalje", why)
        night.stage.forward(seconds=5)
    for function in PAGED:
        told = [text for text in night.phone(function).texts if "även Södertälje kommun har tryckt" in text]
        assert ["Nu brinner det" in text for text in told] == [False, True]
    assert len(night.activation.presses) == 5


def test_about_something_else_a_leader_splits_it_and_it_has_a_page_and_a_history_of_its_own(
    tmp_path: Path,
) -> None:
    night = two_presses(tmp_path, "Vattenläcka")
    first = night.id
    night.stage.forward(minutes=5)
    rings = [night.phone(function).rings for function in PAGED]
    night.wish("split", press="2")
    assert [press.member for press in night.activation.presses] == ["huddinge"]
    with night.stage.upprop.store.reading() as work:
        [second] = [one.id for one in work.reads.activations(10) if one.id != first]
        told = [type(event).__name__ for _, event in work.history(second)]
    assert told[0] == "ButtonPressed" and told.count("PageBegan") == 3
    assert "PressSplit" not in told
    night.stage.forward(minutes=1)
    assert [night.phone(function).rings for function in PAGED] == [ring + 1 for ring in rings]
    night.id = second
    assert night.activation.first.member == "sodertalje"
    assert "GRÖNA KNAPPEN: Södertälje kommun kl 09.30. Vattenläcka" in " ".join(night.phone("rsib").texts)
    assert night.activation.state is ActivationState.ACKNOWLEDGED
    with pytest.raises(Refused):
        night.wish("split", press="1")


def test_one_of_two_takes_it_back_and_it_goes_on_for_the_other(tmp_path: Path) -> None:
    night = two_presses(tmp_path, "Fel knapp", seconds=4)
    night.stage.forward(seconds=3)
    night.wish("undo", by="sodertalje")
    night.stage.forward(seconds=10)
    assert [press.member for press in night.activation.presses] == ["huddinge"]
    assert not night.activation.over
    for function in PAGED:
        told = night.phone(function).texts
        assert any("Södertälje kommun har tagit tillbaka sitt tryck" in text for text in told)
    undone = {press["member"]: press["undone_at"] is not None for press in night.record["presses"]}
    assert undone == {"huddinge": False, "sodertalje": True}
    assert night.findings == ()
    with pytest.raises(Refused):
        night.wish("undo", by="huddinge")


def test_whoever_joins_by_phone_or_text_is_told_so_and_may_take_it_back(tmp_path: Path) -> None:
    """A blue press too: what is under way is more than it asks for."""
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    night.press()
    heard = night.rings_in("polisen-tib", "6", f"{CODES['polisen-tib']}#", "2", {"keys": "0", "into": 4})
    assert "Trycket är noterat. Tryck 0 för att ångra" in heard, "as far as it is listened to"
    assert "Trycket är taget tillbaka" in heard
    night.phone("sodertalje-tib").text(f"GRÖN {CODES['sodertalje-tib']} Rök")
    night.stage.forward(seconds=5)
    assert "hör till det som redan pågår, Brand på vårdboende" in night.phone("sodertalje-tib").texts[-1]
    assert [press.member for press in night.activation.presses] == ["huddinge", "sodertalje"]
    assert night.activation.button == "green"


def test_whoever_joins_is_told_how_long_it_takes_from_then(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED)
    all_of_them = night.press().all_ring_within or 0
    night.stage.forward(minutes=4)
    assert night.press("haninge").all_ring_within == all_of_them - 240
    night.wish("acknowledge")
    assert night.press("nacka").all_ring_within is None, "that is for whoever has it to say"
    night.wish("release", at="10.00")
    assert night.press("salem").all_ring_within == all_of_them - 600 + 21 * 60


def test_after_ten_minutes_it_is_another_matter(tmp_path: Path) -> None:
    night = Night(tmp_path)
    night.everyone()
    night.press()
    first = night.id
    night.stage.forward(minutes=10, seconds=1)
    assert not night.press("sodertalje").joined and night.id != first
