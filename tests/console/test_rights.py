"""Every page by every role: whoever may not is refused, whoever is nobody sent away, no form forged."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import IntegerConverter, Rule

from conference.domain.access.rights import Right, Role, may
from tests.console.reader import Reader
from tests.stage import Stage
from webhooks.console.frame import OPEN, OPEN_AT
from webhooks.console.who import NEEDS

pytestmark = pytest.mark.once

GIVEN = "nothing-of-that-name"
WAYS_IN = {"sign_in", "try_password", "try_passkey", "go", "come_back", "sign_out"}
"""What is for whoever comes."""
CHANGES = {"POST", "PUT", "PATCH", "DELETE"}


@pytest.fixture(params=Role)
def reader(request: pytest.FixtureRequest, stage: Stage) -> Reader:
    role: Role = request.param
    return Reader(stage.upprop, role.value, "huddinge" if role is Role.MEMBER else "")


def pages(app: Flask) -> Iterator[tuple[Rule, str, Right | None]]:
    """Every address with something in its gaps, and the right that it asks for."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in OPEN:
            path = adapter.build(rule.endpoint, _given(rule))
            yield rule, path, getattr(app.view_functions[rule.endpoint], NEEDS, None)


def _given(rule: Rule) -> dict[str, str | int]:
    """Something in each gap, of the kind that goes there."""
    numbers = {name for name, kind in rule._converters.items() if isinstance(kind, IntegerConverter)}
    return {name: 1 if name in numbers else GIVEN for name in rule.arguments}


def test_every_page_asks_for_a_right_or_is_of_those_by_which_one_comes_in(stage: Stage) -> None:
    app = Reader(stage.upprop, "leader").app
    for rule, _, right in pages(app):
        view = app.view_functions[rule.endpoint]
        assert (right is not None) != rule.endpoint.startswith("signing_in."), rule
        assert right is not None or hasattr(view, OPEN_AT) or view.__name__ in WAYS_IN, rule


def test_whoever_has_not_the_right_is_refused_whatever_it_is(reader: Reader) -> None:
    token = {"csrf_token": _token(reader)}
    refused = 0
    for rule, path, right in pages(reader.app):
        if right is None or may(reader.who.role, right):
            continue
        for method in (rule.methods or set()) & {"GET", "POST"}:
            answer = reader.client.open(path, method=method, data=token if method == "POST" else None)
            assert answer.status_code == 403, (reader.who.role, method, path)
            refused += 1
    assert refused or reader.who.role is Role.LEADER


def test_whoever_has_the_right_gets_at_every_page(reader: Reader) -> None:
    for rule, path, right in pages(reader.app):
        if right is None or not may(reader.who.role, right) or "GET" not in (rule.methods or set()):
            continue
        if path.endswith("/strom"):
            continue  # a stream that does not end
        answer = reader.client.get(path)
        assert answer.status_code not in (401, 403), (reader.who.role, path)


def test_whoever_is_nobody_is_asked_who_they_are(stage: Stage) -> None:
    reader = Reader(stage.upprop, "leader")
    reader.app.extensions["recognise"] = lambda: None
    for rule, path, right in pages(reader.app):
        if right is None:
            continue
        for method in (rule.methods or set()) & {"GET", "POST"}:
            answer = reader.client.open(path, method=method)
            if method == "GET":
                assert (answer.status_code, answer.location.split("?")[0]) == (302, "/logga-in"), path
            else:
                assert answer.status_code in (400, 401), path
        stream = reader.client.get(path, headers={"Accept": "text/event-stream"})
        assert stream.status_code in (401, 405), path


def test_a_form_that_is_none_of_ours_is_refused_by_every_page(stage: Stage) -> None:
    reader = Reader(stage.upprop, "office")
    tried = 0
    for rule, path, _ in pages(reader.app):
        for method in (rule.methods or set()) & CHANGES:
            for data in ({}, {"csrf_token": "made up"}):
                answer = reader.client.open(path, method=method, data=data)
                assert answer.status_code == 400, (method, path)
                tried += 1
    assert tried > 10


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_nor_is_one_that_a_page_of_another_site_sends_with_a_right_token(site: str, stage: Stage) -> None:
    reader = Reader(stage.upprop, "leader")
    reader.opens("/logga-in?anew=1")
    data = {"csrf_token": reader.hidden["csrf_token"]}
    said = {"Sec-Fetch-Site": site}
    assert reader.client.post("/logga-ut", data=data, headers=said).status_code == 400
    assert (
        reader.client.post("/logga-ut", data=data, headers={"Sec-Fetch-Site": "same-origin"}).status_code
        == 303
    )


def test_no_page_lets_a_script_or_style_of_its_own_run(stage: Stage) -> None:
    reader = Reader(stage.upprop, "office")
    for path in ("/", "/logga-in?anew=1", "/tillganglighet", "/nowhere"):
        answer = reader.client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        for mark in (" style=", " onclick=", " onload=", "<style", "<script>"):
            assert mark not in answer.text, (path, mark)


def _token(reader: Reader) -> str:
    reader.opens("/logga-in?anew=1")
    return reader.hidden["csrf_token"]
