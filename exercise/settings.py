"""The program's settings, from the environment; all that is wrong with them is said at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exercise.exchange.numbers import is_fiction
from exercise.network import TEXT_NUMBER, VOICE_NUMBER


class BadSettings(ValueError):
    pass


@dataclass(frozen=True)
class Second:
    """Another account, with numbers of its own."""

    sid: str
    token: str
    voice_number: str
    text_number: str
    calls_per_second: float


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
    second: Second | None = None


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
    second_token = _secret(environment, "SECOND_AUTH_TOKEN")
    if environment.get("SECOND_ACCOUNT_SID") and not second_token:
        faults.append("SECOND_AUTH_TOKEN or SECOND_AUTH_TOKEN_FILE is needed beside SECOND_ACCOUNT_SID")
    numbers = {name: environment.get(name) or default for name, default in _NUMBERS.items()}
    faults += [
        f"{name} is not a fiction number" for name, number in numbers.items() if not is_fiction(number)
    ]
    rates = {name: _rate(environment.get(name) or "1") for name in _RATES}
    faults += [f"{name} is a number above zero" for name, rate in rates.items() if rate is None]
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
        calls_per_second=rates["CALLS_PER_SECOND"] or 1.0,
        clock_file=Path(clock_file) if clock_file else None,
        voice_status_url=environment.get("VOICE_STATUS_URL") or None,
        second=_second(environment, second_token, numbers, rates["SECOND_CALLS_PER_SECOND"] or 1.0),
    )


def _second(
    environment: Mapping[str, str], token: str, numbers: Mapping[str, str], rate: float
) -> Second | None:
    """There is one where it has an account."""
    sid = environment.get("SECOND_ACCOUNT_SID")
    if not sid:
        return None
    return Second(sid, token, numbers["SECOND_VOICE_NUMBER"], numbers["SECOND_TEXT_NUMBER"], rate)


_NUMBERS = {
    "VOICE_NUMBER": VOICE_NUMBER,
    "TEXT_NUMBER": TEXT_NUMBER,
    "SECOND_VOICE_NUMBER": "+46846500498",
    "SECOND_TEXT_NUMBER": "+46701740696",
}
_RATES = ("CALLS_PER_SECOND", "SECOND_CALLS_PER_SECOND")


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
