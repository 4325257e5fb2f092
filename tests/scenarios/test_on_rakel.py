"""The Thursday that is held on Rakel: a text, and no call."""

from pathlib import Path

from tests.stage import set_up


def test_nobody_is_rung_for_a_meeting_on_rakel_and_everybody_is_texted(tmp_path: Path) -> None:
    stage = set_up(tmp_path)
    stage.plan("ordinarie-rakel")
    stage.forward_to("09.58")
    called = [seat.seat for seat in stage.conference.format.seats if seat.summoned]
    assert [stage.rings(seat) for seat in called] == [0] * len(called)
    for seat in called:
        [told] = stage.phone(seat).texts
        assert "på Rakel kl 10.00" in told and "Ingen rings upp" in told
