"""A meeting chaired from its page."""

from tests.console.reader import Reader
from tests.stage import Stage


def test_whoever_sits_as_tib_chairs_from_the_page(stage: Stage, leader: Reader) -> None:
    stage.everyone(speaks=5)
    stage.plan("ordinarie", minutes=6)
    stage.forward(minutes=7)
    leader.opens(f"/konferens/{stage.id}")
    leader.sends(f"/konferens/{stage.id}/plats", seat="lst-tib")
    assert "19 av 19 är här" in leader.words, leader.words
    leader.sends(f"/konferens/{stage.id}/onskan/next-block")
    assert leader.status == 200
    stage.forward(seconds=2)
    leader.opens(f"/konferens/{stage.id}")
    assert "Länsstyrelsen" in leader.words
