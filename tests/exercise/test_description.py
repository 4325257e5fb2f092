"""The REST surface beside Twilio's published description: every request we take, every answer we give."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse
from twilio.base.exceptions import TwilioRestException
from twilio.http.response import Response
from twilio.rest import Client

from tests.exercise.description import documented_keys, openapi
from tests.exercise.product import BASE
from tests.exercise.sdk import InProcessHttpClient
from tests.exercise.stage import ACCOUNT, ALL_CALL_EVENTS, POLICE, RESCUE, TEXT, TOKEN, VOICE, Stage

Seen = list[tuple[str, str, int, Any]]


class Watched(InProcessHttpClient):
    """Every exchange through the SDK, held against the description."""

    def __init__(self, stage: Stage) -> None:
        super().__init__(stage.network)
        self.seen: Seen = []

    def request(self, method: str, url: str, *words: Any, **more: Any) -> Response:
        answer = super().request(method, url, *words, **more)
        asked = requests.Request(
            method, url, more.get("headers"), data=more.get("data"), params=more.get("params")
        )
        asked.auth = more.get("auth")
        given = requests.Response()
        given.status_code, given._content = answer.status_code, (answer.text or "").encode()
        given.headers["Content-Type"] = "application/json"
        request, response = RequestsOpenAPIRequest(asked), RequestsOpenAPIResponse(given)
        openapi().validate_request(request)
        if answer.status_code != 204:
            openapi().validate_response(request, response)
            self.seen.append((method, urlsplit(url).path, answer.status_code, given.json()))
        return answer


@pytest.fixture
def watched(stage: Stage) -> Watched:
    return Watched(stage)


@pytest.fixture
def client(watched: Watched) -> Client:
    return Client(ACCOUNT, TOKEN, http_client=watched)


def _keys(watched: Watched, schema: str) -> None:
    *_, answer = watched.seen[-1]
    assert documented_keys(schema) <= set(answer), f"missing: {documented_keys(schema) - set(answer)}"
    assert set(answer) <= documented_keys(schema), f"unknown: {set(answer) - documented_keys(schema)}"
    assert answer["uri"].startswith("/2010-04-01/")


def test_calls_are_as_described(stage: Stage, watched: Watched, client: Client) -> None:
    stage.product.documents["/voice"] = '<Pause length="60"/>'
    stage.phone(POLICE).script({"answers": 2})
    call = client.calls.create(
        to=POLICE,
        from_=VOICE,
        url=f"{BASE}/voice#rc=2&rp=5xx,ct,rt",
        method="POST",
        fallback_url=f"{BASE}/fallback",
        status_callback=f"{BASE}/status",
        status_callback_event=ALL_CALL_EVENTS,
        status_callback_method="POST",
        timeout=25,
        time_limit=3600,
        machine_detection="Enable",
        async_amd="true",
        async_amd_status_callback=f"{BASE}/amd",
    )
    _keys(watched, "call")
    for _ in range(6):
        stage.forward(1)
        client.calls(call.sid).fetch()
    client.calls.list(
        to=POLICE, from_=VOICE, status="in-progress", start_time_after=stage.clock.now(), limit=5
    )
    client.calls(call.sid).update(url=f"{BASE}/voice", method="POST")
    client.calls(call.sid).update(status="completed")
    client.calls(call.sid).fetch()
    _keys(watched, "call")
    assert watched.seen[-1][3]["duration"] is not None


def test_conferences_and_participants_are_as_described(
    stage: Stage, watched: Watched, client: Client
) -> None:
    room = stage.meet(POLICE, RESCUE)
    client.conferences.list(friendly_name="meeting", status="in-progress", limit=5)
    conference = client.conferences(room)
    conference.fetch()
    _keys(watched, "conference")
    conference.update(announce_url=f"{BASE}/say", announce_method="POST")
    conference.participants.list(muted=False, hold=False, limit=20)
    conference.participants("leg-0").fetch()
    _keys(watched, "conference.participant")
    conference.participants("leg-0").update(muted=True, hold=False, announce_url=f"{BASE}/say")
    conference.participants("leg-0").update(end_conference_on_exit=False)
    assert conference.participants("leg-0").delete()
    conference.update(status="completed")
    _keys(watched, "conference")
    assert conference.participants.list() == []


def test_participants_are_created_as_described(stage: Stage, watched: Watched, client: Client) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.phone(RESCUE).script({"answers": "never"})
    participants = client.conferences("fresh").participants
    for number, label in ((POLICE, "police"), (RESCUE, "rescue")):
        participants.create(
            from_=VOICE,
            to=number,
            label=label,
            timeout=20,
            muted=True,
            beep="false",
            wait_url="",
            start_conference_on_enter=True,
            end_conference_on_exit=False,
            conference_status_callback=f"{BASE}/room",
            conference_status_callback_event=["start", "end", "join", "leave"],
        )
    _keys(watched, "conference.participant")
    assert isinstance(watched.seen[-1][3]["queue_time"], str)
    room = client.conferences.list(friendly_name="fresh")[0].sid
    assert {one.label: one.status for one in client.conferences(room).participants.list()} == {
        "police": "queued",
        "rescue": "queued",
    }
    stage.forward(40)
    told = stage.product.asked("/room")
    assert [form["StatusCallbackEvent"] for form in told] == ["participant-join", "participant-leave"]
    assert (told[1]["ParticipantCallStatus"], told[1]["ReasonParticipantLeft"]) == (
        "no-answer",
        "participant_add_failed",
    )


def test_messages_are_as_described(stage: Stage, watched: Watched, client: Client) -> None:
    text = client.messages.create(
        to=POLICE, from_=TEXT, body="Hej", status_callback=f"{BASE}/texts", validity_period=600
    )
    _keys(watched, "message")
    stage.forward(3)
    client.messages(text.sid).fetch()
    _keys(watched, "message")
    client.messages.list(to=POLICE, from_=TEXT, date_sent_after=stage.clock.now(), limit=5)


@pytest.mark.parametrize(
    ("ask", "status", "code"),
    [
        (lambda c: c.calls("CA" + "0" * 32).fetch(), 404, 20404),
        (lambda c: c.conferences("CF" + "0" * 32).update(status="completed"), 404, 20404),
        (lambda c: c.conferences("CF" + "0" * 32).participants("nobody").update(muted=True), 404, 20404),
        (lambda c: c.calls.create(to="+12025550143", from_=VOICE, twiml="<Response/>"), 400, 21211),
        (lambda c: c.calls.create(to=POLICE, from_="+46701740650", twiml="<Response/>"), 400, 21210),
        (lambda c: c.calls.create(to=POLICE, from_="nobody", twiml="<Response/>"), 400, 21212),
        (lambda c: c.calls.create(to=POLICE, from_=VOICE), 400, 21205),
        (lambda c: c.calls.create(to="+15005550001", from_="+15005550006", twiml="<Response/>"), 400, 21217),
    ],
)
def test_refusals_have_twilios_form(
    client: Client, ask: Callable[[Client], object], status: int, code: int
) -> None:
    with pytest.raises(TwilioRestException) as refused:
        ask(client)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_a_stranger_is_not_let_in(watched: Watched) -> None:
    with pytest.raises(TwilioRestException) as refused:
        Client(ACCOUNT, "another-token", http_client=watched).calls("CA" + "0" * 32).fetch()
    assert (refused.value.status, refused.value.code) == (401, 20003)


def test_a_list_comes_in_pages(stage: Stage, client: Client) -> None:
    for _ in range(7):
        client.messages.create(to=POLICE, from_=TEXT, body="Hej")
    assert len(client.messages.list(page_size=3)) == 7
    page = client.messages.page(page_size=3)
    assert len(list(page)) == 3
