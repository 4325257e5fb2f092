"""The database is there again: what was begun in the reserve goes on in the house, and rings nobody anew."""

from __future__ import annotations

from pathlib import Path

from tests.reserve.test_pressing import PRESSED, Away
from tests.webhooks.api.caller import Caller


def press(night: Away) -> None:
    night.host.lose()
    assert Caller(night.stage).post("/activations", PRESSED).status_code == 201


def to_the_end(night: Away) -> None:
    """The meeting is held, and the night is over."""
    night.wish("release")
    night.stage.forward(minutes=45)
    night.be_about("gron")
    night.wish("mistaken")
    night.stage.forward(minutes=60)


def test_the_night_goes_on_where_it_was(tmp_path: Path) -> None:
    night = Away(tmp_path)
    press(night)
    night.stage.forward(minutes=1)
    night.only_activation()
    before = night.rings()
    night.host.come_home()
    assert night.host.upprop is night.host.house and night.host.host.reserves.all() == []
    night.stage.forward(minutes=1)
    assert night.rings() == before
    assert night.activation.acknowledged_by == "lst-tib"
    to_the_end(night)
    assert night.record["reserve"] != []
    night.closes_quietly()


def test_coming_home_while_phones_ring_rings_nobody_anew(tmp_path: Path) -> None:
    night = Away(tmp_path)
    press(night)
    night.stage.forward(seconds=1)
    before = night.rings()
    assert sum(before.values()) == 3
    night.host.come_home()
    night.stage.forward(minutes=1)
    assert night.rings() == before
    night.only_activation()
    assert night.pages["lst-tib"] == "acknowledged"
