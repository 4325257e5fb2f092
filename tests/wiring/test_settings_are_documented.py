"""`.env.example` names every variable there is and none that there is not."""

import re
from dataclasses import fields

from conference.settings import Settings
from tests.wiring.repository import ROOT

NETWORK = {"EXERCISE_BIND"}  # the exercise network reads it for itself
OURS = {"redis_socket"}  # follows from DATA_DIR
SECRETS = {
    "SECRET_KEY",
    "HEARTBEAT_URL",
    "MODEM_PIN",
    "SECOND_AUTH_TOKEN",
    "OIDC_CLIENT_SECRET",
    "API_TOKENS",
    "DATABASE_URL",
    "REDIS_URL",
    "TWILIO_AUTH_TOKEN",
    "TWILIO_AUTH_TOKEN_SECONDARY",
}


def test_every_variable_is_in_the_example() -> None:
    written = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    read = {field.name.upper() for field in fields(Settings) if field.name not in OURS}
    assert written == read | NETWORK | {f"{secret}_FILE" for secret in SECRETS}


def test_every_variable_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "install.md").read_text("utf-8")
    missing = [f.name.upper() for f in fields(Settings) if f.name not in OURS and f.name.upper() not in guide]
    assert not missing
