"""A whole Thursday, from the reminder to the summary, with everything that goes wrong on an ordinary one."""

from tests.stage import Stage


def test_a_thursday_where_everybody_is_there(stage: Stage) -> None:
    stage.everyone()
    stage.plan()
    stage.forward_to("9.31")
    assert "SSR" in stage.phone("polisen").texts[-1]
    stage.forward_to("9.59")
    assert set(stage.outcomes.values()) == {"present"}
    stage.forward_to("10.25")
    assert stage.conference.state == "ended"
    assert [seat for seat, how in stage.turns if how == "spoke"] == [
        place.seat for place in stage.conference.format.speakers
    ]
    draft = stage.phone("lst-tib").texts[-1]
    assert "OK" in draft
    stage.phone("lst-tib").text("OK")
    stage.forward(minutes=2)
    assert stage.conference.state == "summarised"
    assert "sammanfattning" in stage.phone("polisen").texts[-1]
    stage.closes_quietly()
