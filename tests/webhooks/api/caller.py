"""A program that calls the interface, with a token of its own."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from tests.stage import BASE, Stage

ROLES = ("leader", "office", "auditor")
TOKENS = {role: f"the-token-of-the-{role}" for role in ROLES}
API_TOKENS = ",".join(f"{role}:{role}:{sha256(token.encode()).hexdigest()}" for role, token in TOKENS.items())


def numbers_in(told: str) -> list[str]:
    """What looks like a phone number. Among the figures of a sum that chains events there may be any."""
    return re.findall(r"\+?46\d{7}", re.sub(r"\b[0-9a-f]{64}\b", "", told))


@dataclass
class Caller:
    """What is answered must never be a fault of ours."""

    stage: Stage
    role: str = "office"

    def get(self, path: str, **options: Any) -> Any:
        return self.call("GET", path, **options)

    def post(self, path: str, body: Any = None, **options: Any) -> Any:
        return self.call("POST", path, json=body, **options)

    def call(self, method: str, path: str, headers: dict[str, str] | None = None, **options: Any) -> Any:
        given = {"Authorization": f"Bearer {TOKENS[self.role]}", **(headers or {})}
        if options.get("json", ...) is None:
            del options["json"]
        answer = self.stage.web.open(f"/api/v1{path}", method=method, base_url=BASE, headers=given, **options)
        assert answer.status_code != 500, answer.get_data(as_text=True)
        if answer.status_code >= 400:
            problem = answer.get_json(force=True)
            assert answer.content_type == "application/problem+json"
            assert set(problem) == {"title", "status", "detail", "faults"}
            assert problem["status"] == answer.status_code
        if method == "POST":
            self.stage.settle()
        return answer

    @property
    def meeting(self) -> str:
        return f"/conferences/{self.stage.id}"
