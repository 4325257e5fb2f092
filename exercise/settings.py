"""The program's settings, from the environment; all that is wrong with them is said at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exercise.exchange.numbers import is_fiction
from exercise.network import TEXT_NUMBER, VOICE_NUMBER


class BadSettings(ValueError):
    pass


@dataclass(frozen=True)
class Settings:
    wanted: bool
    host: str
    port: int
    account_sid: str
    auth_token: str
    public_base_url: str
    voice_number: str
    text_number: str
    calls_per_second: float
    clock_file: Path | None
    voice_status_url: str | None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises `BadSettings`, but only where an exercise is wanted at all."""
    faults: list[str] = []
    wanted = environment.get("EXERCISE") == "1"
    host, _, port = environment.get("EXERCISE_BIND", "127.0.0.1:8009").rpartition(":")
    if not host or not port.isdigit():
        faults.append("EXERCISE_BIND is host:port")
    for name in ("TWILIO_ACCOUNT_SID", "PUBLIC_BASE_URL"):
        if not environment.get(name):
            faults.append(f"{name} is needed")
    token = _secret(environment, "TWILIO_AUTH_TOKEN")
    if not token:
        faults.append("TWILIO_AUTH_TOKEN or TWILIO_AUTH_TOKEN_FILE is needed")
    numbers = {name: environment.get(name) or default for name, default in _NUMBERS.items()}
    faults += [
        f"{name} is not a fiction number" for name, number in numbers.items() if not is_fiction(number)
    ]
    rate = _rate(environment.get("CALLS_PER_SECOND") or "1")
    if rate is None:
        faults.append("CALLS_PER_SECOND is a number above zero")
    clock_file = environment.get("CLOCK_FILE")
    if clock_file and not Path(clock_file).is_file():
        faults.append("CLOCK_FILE is not there")
    if wanted and faults:
        raise BadSettings("; ".join(faults))
    return Settings(
        wanted=wanted,
        host=host,
        port=int(port) if port.isdigit() else 0,
        account_sid=environment.get("TWILIO_ACCOUNT_SID", ""),
        auth_token=token,
        public_base_url=environment.get("PUBLIC_BASE_URL", "").rstrip("/"),
        voice_number=numbers["VOICE_NUMBER"],
        text_number=numbers["TEXT_NUMBER"],
        calls_per_second=rate or 1.0,
        clock_file=Path(clock_file) if clock_file else None,
        voice_status_url=environment.get("VOICE_STATUS_URL") or None,
    )


_NUMBERS = {"VOICE_NUMBER": VOICE_NUMBER, "TEXT_NUMBER": TEXT_NUMBER}


def _secret(environment: Mapping[str, str], name: str) -> str:
    path = environment.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text().strip()
        except OSError:
            return ""
    return environment.get(name, "")


def _rate(written: str) -> float | None:
    try:
        rate = float(written)
    except ValueError:
        return None
    return rate if rate > 0 else None
