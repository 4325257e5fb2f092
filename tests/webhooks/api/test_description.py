"""The description is valid, and tells of every route and of nothing else."""

from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from conference.domain.meeting.wishes import WISHES
from tests.stage import BASE
from tests.webhooks.api.caller import Caller

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def described(meeting: Caller) -> dict[str, Any]:
    answer = meeting.stage.web.get("/api/v1/openapi.json", base_url=BASE)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_it_is_valid(described: dict[str, Any]) -> None:
    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []


def test_it_tells_of_every_route_and_of_no_other(described: dict[str, Any], meeting: Caller) -> None:
    routes = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in meeting.stage.web.application.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and not rule.rule.endswith("/openapi.json")
        for method in rule.methods & {"GET", "POST"}
    }
    assert {(path, method) for path, of in described["paths"].items() for method in of} == routes


def test_it_tells_what_every_wish_takes(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    for id, wish in WISHES.items():
        body = schemas[f"Wish_{id.replace('-', '_')}"]
        assert set(body["properties"]) == {*wish.takes, "as"}
        assert set(body.get("required", ())) == set(wish.takes) - wish.optional


def test_classes_called_alike_are_told_apart(described: dict[str, Any], meeting: Caller) -> None:
    """A row of meetings is none of activations, nor of inquiries."""
    lists = {
        "conferences": "conferences",
        "activations": "activations",
        "activations/{id}/inquiries": "inquiries",
    }
    rows = []
    for path, name in lists.items():
        content = described["paths"][f"/api/v1/{path}"]["get"]["responses"]["200"]["content"]
        listed = _followed(described, content["application/json"]["schema"])
        rows.append(frozenset(_followed(described, listed["properties"][name]["items"])["properties"]))
    assert len(set(rows)) == 3


def _followed(described: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return found


def test_no_two_operations_go_by_one_name(described: dict[str, Any]) -> None:
    names = [operation["operationId"] for of in described["paths"].values() for operation in of.values()]
    assert len(names) == len(set(names))
