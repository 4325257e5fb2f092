"""The interface, asked for whatever its description allows and for what it does not, by every role.

Where two paths lead to one operation (`…/floor/…` beside `…/wishes/…`) the short run asks by one of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import given
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.fuzz.house import House, in_a_meeting, no_fault_of_ours, plain
from tests.fuzz.inputs import TIMES, examples, tried
from tests.stage import BASE
from tests.webhooks.api.caller import TOKENS
from webhooks.api.door import OPERATIONS

CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
FIRE: Final = {"button": "green", "member": "huddinge", "why": "Brand på vårdboende"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = in_a_meeting(tmp_path_factory.mktemp("api"))
    stage = house.stage
    stage.nobody_at("lst-tib", "rsib")
    headers = {"Authorization": f"Bearer {TOKENS['office']}"}
    assert stage.web.post("/api/v1/activations", base_url=BASE, json=FIRE, headers=headers).status_code == 201
    yield house
    assert house.is_whole()
    stage.upprop.close()


@pytest.fixture(scope="module")
def described(house: House) -> Any:
    """The interface as it describes itself, in process."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", house.stage.web.application)
    return schema


def places(house: House) -> dict[str, list[str]]:
    """What may stand in a path: what is there, its beginning, and what is not."""
    with house.stage.upprop.store.reading() as look:
        activations = [one.id for one in look.reads.activations()]
    ids = [house.stage.id, *activations, house.stage.id[:6]]
    return {
        "id": ids,
        "seat": ["polisen", "lst-tib"],
        "function": ["rsib", "polisen-tib"],
        "version": ["1", "0", "٣"],
        "inquiry": ["1", "last"],
    }


def asked_once(path: str) -> bool:
    return TIMES > 1 or "/floor/" not in path


OPERATION_PATHS: Final = sorted(
    {(f"/api/v1{one.path}", one.method.lower()) for one in OPERATIONS if asked_once(one.path)}
)


@pytest.mark.parametrize(("path", "method"), OPERATION_PATHS)
def test_whatever_is_asked_is_answered_as_described(
    path: str, method: str, house: House, described: Any
) -> None:
    operation = described[path][method.upper()]
    there = places(house)

    @examples(2)
    @given(operation.as_strategy(), operation.as_strategy(GenerationMode.NEGATIVE), st.data())
    def ask(case: Any, odd: Any, data: st.DataObject) -> None:
        for one in (case, odd):
            for name in one.path_parameters or {}:
                if data.draw(st.integers(0, 3)):
                    one.path_parameters[name] = data.draw(st.sampled_from(there[name]))
            role = data.draw(st.sampled_from(sorted(TOKENS)))
            with no_fault_of_ours():
                answer = one.call(headers={"Authorization": f"Bearer {TOKENS[role]}"}, base_url=BASE)
            one.validate_response(answer, checks=CHECKS)
            assert "Traceback" not in answer.text
            tried("API requests with a token")

    ask()


def test_without_a_token_nothing_is_answered_or_changed(house: House) -> None:
    @examples(60)
    @given(st.sampled_from(OPERATION_PATHS), st.text(max_size=60), st.binary(max_size=200))
    def ask(operation: tuple[str, str], token: str, body: bytes) -> None:
        path, method = operation
        for name, there in places(house).items():
            path = path.replace(f"{{{name}}}", there[0])
        header = token.encode("latin-1", "replace").decode("latin-1").replace("\r", " ").replace("\n", " ")
        before = house.marks()
        with no_fault_of_ours():
            answer = house.stage.web.open(
                path,
                method=method.upper(),
                base_url=BASE,
                data=body,
                content_type="application/json",
                headers={"Authorization": f"Bearer {header}"},
            )
        plain(answer)
        assert answer.status_code == 401, (path, answer.status_code)
        assert house.marks() == before
        tried("API requests without a token")

    ask()
