"""Who may come in, and what is said to whoever sends nonsense."""

import pytest

from tests.stage import BASE
from tests.webhooks.api.caller import Caller

NONSENSE = [
    "",
    "Bearer",
    "Bearer ",
    "Bearer wrong",
    "Basic the-token-of-the-office",
    "bearer \u00ff",
    "x" * 5000,
]


@pytest.mark.parametrize("header", NONSENSE, ids=range(len(NONSENSE)))
def test_nobody_comes_in_without_a_token_that_is_known(header: str, meeting: Caller) -> None:
    answer = meeting.get("/conferences", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_no_operation_is_open_to_everybody(meeting: Caller) -> None:
    web = meeting.stage.web
    for rule in web.application.url_map.iter_rules():
        if rule.endpoint.startswith("api.") and not rule.rule.endswith("/openapi.json"):
            path = rule.rule.replace("<id>", "x").replace("<seat>", "polisen")
            for method in rule.methods & {"GET", "POST"}:
                assert web.open(path, method=method, base_url=BASE).status_code == 401, path


def test_an_auditor_looks_and_does_nothing_else(meeting: Caller) -> None:
    auditor = Caller(meeting.stage, "auditor")
    assert auditor.get(auditor.meeting).status_code == 200
    assert auditor.post(f"{auditor.meeting}/wishes/next").status_code == 403
    assert auditor.post("/conferences", {"format": "ordinarie", "in": 60}).status_code == 403


def test_a_leader_chairs_only_from_the_seat_that_does(meeting: Caller) -> None:
    leader = Caller(meeting.stage, "leader")
    assert leader.post(f"{leader.meeting}/floor/objections").status_code == 403
    assert leader.post(f"{leader.meeting}/floor/objections", {"as": "rsib"}).status_code == 403
    assert leader.post(f"{leader.meeting}/floor/objections", {"as": "lst-tib"}).status_code == 200


def test_a_body_that_is_too_long_is_refused(meeting: Caller) -> None:
    answer = meeting.post("/conferences", {"format": "x" * 70_000})
    assert answer.status_code == 413


def test_a_body_that_is_no_json_is_refused(meeting: Caller) -> None:
    answer = meeting.call("POST", "/conferences", data={"format": "ordinarie"})
    assert answer.status_code == 415


BAD_PLANS = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"x"',
    b'{"format": "ordinarie"}',
    b'{"format": "ordinarie", "at": "10:00", "in": 5}',
    b'{"format": "ordinarie", "in": -1}',
    b'{"format": "ordinarie", "in": 1e300}',
    b'{"format": "ordinarie", "in": "60"}',
    b'{"format": "ordinarie", "in": true}',
    b'{"format": 7, "in": 60}',
    b'{"format": "ordinarie", "in": 60, "more": 1}',
    b'{"format": "ordinarie", "at": "soon"}',
    b'{"format": "ordinarie", "at": "2027-10-31T02:30"}',
    b'{"format": "\\ud800", "in": 60}',
    b"\xff\xfe",
    b"[" * 60_000,
]


@pytest.mark.parametrize("body", BAD_PLANS, ids=range(len(BAD_PLANS)))
def test_a_plan_that_makes_no_sense_is_refused_with_its_faults(body: bytes, meeting: Caller) -> None:
    answer = meeting.call("POST", "/conferences", data=body, content_type="application/json")
    assert answer.status_code == 422
    assert answer.get_json(force=True)["detail"]


@pytest.mark.parametrize("id", ["xyzzyxyzz", "%00", "..%2f..", "a" * 3000, "räv", "'; drop table", "%ff"])
def test_an_id_that_is_none_is_refused(id: str, meeting: Caller) -> None:
    assert meeting.get(f"/conferences/{id}").status_code in (404, 422)
    assert meeting.post(f"/conferences/{id}/wishes/next").status_code in (404, 422)


def test_what_is_not_there_and_what_is_not_done_are_problems_too(meeting: Caller) -> None:
    assert meeting.get("/nothing").status_code == 404
    assert meeting.call("DELETE", "/conferences").status_code == 405
    assert meeting.get("/conferences?state=bored&limit=0").status_code == 422


def test_other_parts_of_the_service_keep_their_own_refusals(meeting: Caller) -> None:
    assert meeting.stage.web.get("/nothing", base_url=BASE).content_type.startswith("text/html")
