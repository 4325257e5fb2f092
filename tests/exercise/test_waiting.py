"""Waiting for a conference to start: what is heard, and what happens without it."""

from tests.exercise.product import BASE
from tests.exercise.stage import POLICE, RESCUE, Stage, room_document

WAIT = f'waitUrl="{BASE}/wait"'


def _document(label: str) -> str:
    return room_document(label).replace('waitUrl=""', WAIT) + "<Say>Vidare.</Say>"


def test_the_wait_document_is_heard_again_and_again_until_the_room_starts(stage: Stage) -> None:
    stage.product.documents["/wait"] = '<Say>Vi väntar på fler.</Say><Pause length="10"/>'
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, _document("police"))
    stage.forward(28)
    assert stage.phone(POLICE).heard == ["Vi väntar på fler."] * 3
    stage.phone(RESCUE).script({"answers": 1})
    stage.call(RESCUE, _document("rescue"))
    stage.forward(60)
    assert len(stage.product.asked("/wait")) == 3
    assert stage.product.asked("/wait")[0]["ConferenceSid"].startswith("CF")


def test_a_wait_document_that_fails_sends_the_call_on(stage: Stage) -> None:
    stage.product.documents["/wait"] = 500
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, _document("police"))
    stage.forward(5)
    assert stage.phone(POLICE).heard == ["Vidare."]


def test_a_wait_document_may_redirect_and_may_not_gather(stage: Stage) -> None:
    stage.product.documents |= {
        "/wait": f"<Say>Ett.</Say><Gather/><Redirect>{BASE}/more</Redirect>",
        "/more": "<Say>Två.</Say>",
    }
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, _document("police"))
    stage.forward(3)
    assert stage.phone(POLICE).heard[:2] == ["Ett.", "Två."]
    assert stage.network.account.troubles[0].code == 12200
