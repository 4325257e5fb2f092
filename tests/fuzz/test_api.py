"""The interface, asked for whatever its description allows and for what it does not, by every role."""

from __future__ import annotations

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

from tests.fuzz.house import House, no_fault_of_ours, plain
from tests.fuzz.inputs import TIMES, examples, tried
from tests.stage import BASE
from tests.webhooks.api.caller import TOKENS
from webhooks.api.door import OPERATIONS

pytestmark = pytest.mark.once

CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


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


def asked_of() -> list[tuple[str, str]]:
    """Every operation. In the short run of the many wishes, which are made alike, one in three."""
    every = sorted({(f"/api/v1{one.path}", one.method.lower()) for one in OPERATIONS})
    if TIMES > 1:
        return every
    wishes = [one for one in every if "/wishes/" in one[0]]
    return [one for one in every if "/wishes/" not in one[0] and "/floor/" not in one[0]] + wishes[::3]


OPERATION_PATHS: Final = asked_of()


@pytest.mark.parametrize(("path", "method"), OPERATION_PATHS)
def test_whatever_is_asked_is_answered_as_described(
    path: str, method: str, house: House, described: Any
) -> None:
    operation = described[path][method.upper()]
    there = places(house)

    @examples(1)
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
