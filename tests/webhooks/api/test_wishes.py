"""Every wish of the table can be made by a program."""

import pytest

from conference.domain.meeting.wishes import WISHES
from tests.webhooks.api.caller import Caller

GIVEN = {
    "seat": "polisen",
    "kind": "note",
    "text": "ord",
    "name": "Gäst",
    "number": "0980-319299",
    "carrier": "second",
}
ASKERS = {"chair": "lst-tib", "leader": "rsib", "speaker": "polisen"}


@pytest.mark.parametrize("id", WISHES)
@pytest.mark.parametrize("place", ["wishes", "floor"])
def test_every_wish_reaches_the_domain(
    id: str, place: str, meeting: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command of every row is what comes to the bus; a wish that no operation makes fails here."""
    given: list[object] = []

    def handle(command: object, **_: object) -> None:
        given.append(command)

    monkeypatch.setattr(type(meeting.stage.upprop.bus), "handle", staticmethod(handle))
    wish = WISHES[id]
    asker = min(wish.who)
    body = {name: GIVEN[name] for name in wish.takes if name not in wish.optional}
    if asker in ASKERS:
        body["as"] = ASKERS[asker]
    answer = meeting.post(f"{meeting.meeting}/{place}/{id}", body)
    if "open" in wish.states:
        assert (answer.status_code, len(given)) == (200, 1), answer.get_data(as_text=True)
    else:
        assert (answer.status_code, given) == (409, [])


def test_what_a_wish_does_not_take_is_named(meeting: Caller) -> None:
    answer = meeting.post(f"{meeting.meeting}/wishes/give", {"seats": "polisen"})
    assert answer.status_code == 422
    assert {fault["where"] for fault in answer.get_json(force=True)["faults"]} == {"body.seat", "body.seats"}


def test_a_seat_that_is_not_there_is_not_found(meeting: Caller) -> None:
    answer = meeting.post(f"{meeting.meeting}/wishes/give", {"seat": "polsen"})
    assert answer.status_code == 404
    assert "is polisen meant?" in answer.get_json(force=True)["detail"]


def test_a_version_that_is_no_number_is_refused(meeting: Caller) -> None:
    answer = meeting.post(f"{meeting.meeting}/summary/approve", {"version": "last"})
    assert answer.status_code in (409, 422)


def test_a_wish_that_is_not_in_the_table_is_not_there(meeting: Caller) -> None:
    assert meeting.post(f"{meeting.meeting}/wishes/applaud").status_code == 404
