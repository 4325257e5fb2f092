"""A button can be pressed by a program, and everything asked of what it begins."""

from __future__ import annotations

import pytest

from conference.domain.activation.commands import AddWords
from conference.domain.activation.wishes import WISHES
from tests.schemas import OF_ACTIVATIONS
from tests.webhooks.api.caller import Caller

FIRE = {"button": "green", "member": "huddinge", "why": "Brand på vårdboende"}
GIVEN = {
    "seats": "polisen-tib",
    "what": "platser",
    "format": "inriktande",
    "at": "2026-11-26T18:30",
    "outcome": "closed",
    "press": "1",
    "member": "haninge",
    "words": "Det brinner än",
    "why": "Branden är släckt",
    "question": "Platser i natt?",
    "unit": "platser",
    "deadline": "2026-11-26T18:30",
    "seat": "rsib",
    "function": "kansli-1",
}


MORE = {"cadence": {"every": "4"}}
"""What may be left out, but not all of it."""


def nobody_answers(caller: Caller) -> None:
    with caller.stage.upprop.store.reading() as look:
        phones = [look.directory.phones(function) for function in caller.stage.upprop.county.paged]
    caller.stage.network.script({n: {"answers": "never"} for known in phones for n in known.numbers})


def ask(caller: Caller, activation: str, **more: str) -> None:
    asked = {name: GIVEN[name] for name in ("question", "unit", "deadline")}
    answer = caller.post(f"/activations/{activation}/wishes/ask-inquiry", {**asked, **more})
    assert answer.status_code == 200, answer.get_data(as_text=True)


def test_a_press_names_who_is_paged_and_when_all_ring(caller: Caller) -> None:
    nobody_answers(caller)
    answer = caller.post("/activations", FIRE)
    assert answer.status_code == 201
    told = answer.get_json()
    assert told["paged"] == [
        "Länsstyrelsen",
        "Regional samverkanskoordinator",
        "Regional kommunikationskoordinator",
    ]
    assert told["all_ring_within"] == 600 + round(77 / 50)
    shown = caller.get(f"/activations/{told['id']}").get_json()
    assert (shown["state"], shown["presses"][0]["by"]) == ("pressed", "api:office")
    assert [row["id"] for row in caller.get("/activations").get_json()["activations"]] == [told["id"]]


def test_a_press_sent_twice_is_one_press(caller: Caller) -> None:
    nobody_answers(caller)
    key = {"Idempotency-Key": "one-and-the-same"}
    first, again = (caller.post("/activations", FIRE, headers=key).get_json() for _ in range(2))
    assert first["id"] == again["id"] and first["press"] == again["press"] == 1
    assert len(caller.get(f"/activations/{first['id']}").get_json()["presses"]) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param({**FIRE, "member": "huddinges"}, 404, id="a member that is not there"),
        pytest.param({**FIRE, "button": "red"}, 422, id="a button that is not there"),
        pytest.param({**FIRE, "why": ""}, 422, id="nothing has happened"),
        pytest.param({**FIRE, "kind": "ufo"}, 422, id="a kind of event the county does not know"),
    ],
)
def test_what_makes_no_sense_is_refused_and_rings_nobody(
    caller: Caller, body: dict[str, str], status: int
) -> None:
    assert caller.post("/activations", body).status_code == status
    assert caller.get("/activations").get_json()["activations"] == []
    assert caller.stage.network.unexpected == []


def test_its_record_can_be_had_verified_and_asked_why_a_phone_rang(caller: Caller) -> None:
    nobody_answers(caller)
    id = caller.post("/activations", FIRE).get_json()["id"]
    caller.stage.forward(seconds=40)
    record = caller.get(f"/activations/{id[:8]}/record").get_json()
    OF_ACTIVATIONS.validate(record)
    assert record["activation"]["id"] == id
    assert caller.get(f"/activations/{id}/verify").get_json()["verified"] is True
    told = caller.get(f"/activations/{id}/functions/rkk/why").get_json()["told"]
    assert "Huddinge kommun pressed the green button" in told
    assert caller.get(f"/activations/{id}/functions/nobody/why").status_code == 404
    assert caller.get("/activations/zzz/record").status_code == 404


def test_an_auditor_may_look_and_not_press(caller: Caller) -> None:
    caller.role = "auditor"
    assert caller.post("/activations", FIRE).status_code == 403
    assert caller.get("/activations").status_code == 200


@pytest.mark.parametrize("id", WISHES)
def test_every_wish_reaches_the_domain(id: str, caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_answers(caller)
    pressed = caller.post("/activations", FIRE).get_json()
    ask(caller, pressed["id"], to="haninge")
    given: list[object] = []

    def handle(command: object, **_: object) -> None:
        given.append(command)

    monkeypatch.setattr(type(caller.stage.upprop.bus), "handle", staticmethod(handle))
    row = WISHES[id]
    body = {name: GIVEN[name] for name in row.takes if name not in row.optional} | MORE.get(id, {})
    answer = caller.post(f"/activations/{pressed['id']}/wishes/{id}", {**body, "as": "lst-tib"})
    if "pressed" in row.states:
        assert (answer.status_code, len(given)) == (200, 1), answer.get_data(as_text=True)
    else:
        assert (answer.status_code, given) == (409, [])


def test_what_a_machine_heard_the_presser_say_is_shown_to_leaders_alone(caller: Caller) -> None:
    nobody_answers(caller)
    id = caller.post("/activations", FIRE).get_json()["id"]
    caller.stage.do(AddWords(id, 1, "Det brinner på andra våningen"))
    for role, words in (("leader", True), ("office", False), ("auditor", False)):
        caller.role = role
        for path in ("", "/record"):
            answer = caller.get(f"/activations/{id}{path}").get_data(as_text=True)
            assert ("andra våningen" in answer) is words, (role, path)
