"""Who may call the API: a name, a role and the digest of a token, each with a last day if it has one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, get_args

from conference.environment import Environment

Role = Literal["leader", "office", "auditor"]
_ROLES: Final[Mapping[str, Role]] = {role: role for role in get_args(Role)}


@dataclass(frozen=True, slots=True)
class ApiToken:
    """Who may call the API. Only the digest of the token itself is known here. `until` is its last day."""

    name: str
    role: Role
    sha256: str = field(repr=False)
    until: date | None = None

    def __str__(self) -> str:
        last = f":{self.until}" if self.until else ""
        return f"{self.name}:{self.role}:{self.sha256}{last}"


def api_tokens(env: Environment) -> tuple[ApiToken, ...]:
    """Those in `API_TOKENS`; every fault in it is remembered."""
    tokens: dict[str, ApiToken] = {}
    for place, entry in enumerate(filter(None, env.secret("API_TOKENS").split(",")), start=1):
        found = re.fullmatch(r"([^:\s]+):([a-z]+):([0-9A-Fa-f]{64})(?::(\d{4}-\d\d-\d\d))?", entry.strip())
        if found is None:
            env.fault("API_TOKENS", f"entry {place} is not name:role:sha256 (64 hexadecimal digits)")
            continue
        name, role, digest, until = found.groups()
        if role not in _ROLES:
            env.fault("API_TOKENS", f"entry {place} has the role {role!r}: only {', '.join(_ROLES)}")
        elif name in tokens:
            env.fault("API_TOKENS", f"entry {place} names {name!r} again")
        else:
            try:
                last = date.fromisoformat(until) if until else None
                tokens[name] = ApiToken(name, _ROLES[role], digest.lower(), last)
            except ValueError:
                env.fault("API_TOKENS", f"entry {place} ends on a day that is none")
    return tuple(tokens.values())
