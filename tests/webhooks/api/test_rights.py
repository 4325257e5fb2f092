"""Who may ask for what: every operation, asked for by every role, and by tokens that are no longer good."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.stage import BASE, set_up
from tests.webhooks.api.caller import ROLES, Caller
from webhooks.api.door import OPERATIONS
from webhooks.api.operations import Operation

LOOKING, DOING = {"leader", "office", "auditor"}, {"leader", "office"}
OTHERWISE: dict[str, set[str]] = {
    "numbers": {"leader", "office"},
    "audit": {"auditor"},
    "quiet": {"leader", "office"},
}
"""What is neither a look that anybody with a token may take nor something that only an auditor may not do."""


def may(operation: Operation) -> set[str]:
    return OTHERWISE.get(operation.id, DOING if operation.method == "POST" else LOOKING)


@pytest.mark.parametrize("role", ROLES)
def test_every_operation_is_open_to_the_roles_of_the_table_and_to_no_other(
    role: str, meeting: Caller
) -> None:
    """Of a meeting that is not there, so that nothing comes of it: whoever may is told so, others are not."""
    caller = Caller(meeting.stage, role)
    for operation in OPERATIONS:
        path = operation.path
        for place in ("id", "seat", "function", "inquiry", "version"):
            path = path.replace(f"{{{place}}}", "zzz")
        body = {} if operation.method == "POST" else None
        status = caller.call(operation.method, path, json=body).status_code
        assert (status == 403) is (role not in may(operation)), (operation.id, status)
        assert status not in (401, 429), operation.id


def test_what_is_excepted_is_there() -> None:
    assert OTHERWISE.keys() <= {operation.id for operation in OPERATIONS}


@pytest.fixture(scope="module")
def passing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """Tokens of the office: one that ended the day before, one whose last day it is, one without end."""
    folder: Path = tmp_path_factory.mktemp("passing")
    ends = {"ended": ":2026-11-25", "last-day": ":2026-11-26", "endless": ""}
    tokens = (f"{name}:office:{sha256(name.encode()).hexdigest()}{end}" for name, end in ends.items())
    stage = set_up(folder, API_TOKENS=",".join(tokens))
    yield Caller(stage)
    stage.upprop.close()


@pytest.mark.parametrize(("token", "status"), [("ended", 401), ("last-day", 200), ("endless", 200)])
def test_a_token_is_good_until_its_last_day_is_over(passing: Caller, token: str, status: int) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    answer = passing.stage.web.get("/api/v1/conferences", base_url=BASE, headers=headers)
    assert answer.status_code == status
