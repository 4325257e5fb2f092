"""A room's end never ends our meeting: everybody is let straight into the next one, and the floor stays."""

from tests.exercise.sdk import sdk
from tests.stage import Stage


def test_the_carrier_ends_the_room_in_mid_turn_and_the_meeting_goes_on_in_another(stage: Stage) -> None:
    stage.everyone(speaks=30)
    stage.plan(minutes=3)
    stage.forward(minutes=3)
    while stage.block_now != "rapportering":
        stage.wish("next-block")
    stage.forward(seconds=30)
    speaking = stage.speaking
    client = sdk(stage.network)
    (room,) = client.conferences.list(status="in-progress")
    client.conferences(room.sid).update(status="completed")
    stage.forward(seconds=6)
    assert stage.conference.state == "open"
    assert len(stage.record["conference"]["rooms"]) == 2
    assert set(stage.outcomes.values()) == {"present"}
    assert stage.speaking == speaking
    assert stage.number(str(speaking)) in stage.network.open_lines.speakers_at(stage.clock.now())
    assert all(stage.rings(place.seat) == 1 for place in stage.conference.format.speakers)
    stage.wish("end")
    stage.forward(minutes=2)
    stage.wish("approve")
    stage.forward(minutes=2)
    stage.closes_quietly()
