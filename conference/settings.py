"""What the outside decides: one frozen object, read once at start.

A start with bad settings is refused, and everything that is wrong is named at once. In an
exercise most things have a harmless value of their own, so that a rehearsal needs nothing but
`EXERCISE=1`; in earnest nothing that could reach a wrong phone is guessed.
"""

import hashlib
import hmac
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Final, Literal, get_args
from urllib.parse import quote, urlsplit

from conference.accounts import Account, tell_apart
from conference.api_tokens import ApiToken, api_tokens
from conference.domain.county.numbers import (
    PRODUCT_MODEM,
    PRODUCT_TEXT,
    PRODUCT_VOICE,
    SECOND_TEXT,
    SECOND_VOICE,
)
from conference.environment import Environment, here, private
from conference.throwaway import throwaway_key

Language = Literal["sv", "en"]
Network = IPv4Network | IPv6Network

HOME: Final = Path(__file__).resolve().parents[1]
"""Where the product lies: its Procfile, migrations and county folders."""

CARRIERS: Final = ("twilio", "second", "modem")
"""Those there are: with a name that is none of them nobody could be called, and nobody would know."""
SHORTEST_KEY: Final = 32
EXERCISE_BIND: Final = "127.0.0.1:8009"  # where the exercise network listens unless told otherwise

CALL: Final = ("twilio", "second")
"""Those that carry calls, too: the first must be one of them."""
_SECRETS: Final = (
    *("secret_key", "twilio_auth_token", "twilio_auth_token_secondary", "second_auth_token"),
    *("heartbeat_url", "modem_pin", "oidc_client_secret"),
)
_ACCOUNTS: Final = {
    "twilio": ("voice_number", "text_number"),
    "second": ("second_voice_number", "second_text_number"),
}
"""The numbers that each account needs."""
_ADDRESSES: Final = ("database_url", "redis_url")
_WEB: Final = ("http", "https")
_SOCKET_PATH_LIMIT: Final = 107  # what the kernel takes, in bytes, less the closing zero


class BadSettings(ValueError):
    """Nothing is started with these. `faults` has a sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(["these settings cannot be used:", *(f"  {fault}" for fault in faults)]))
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    data_dir: Path
    paper_dir: Path
    database_url: str = field(repr=False)
    redis_url: str = field(repr=False)
    redis_socket: Path | None  # ours to serve; None where REDIS_URL names somebody else's
    web_bind: str
    console_bind: str
    console_base_url: str  # what browsers call
    oidc_issuer: str  # empty: nobody vouches for anybody
    oidc_client_id: str
    oidc_client_secret: str = field(repr=False)
    public_base_url: str
    trusted_proxies: tuple[Network, ...]
    reserve_base_url: str  # where this very host is reached
    voice_fallback_url: str
    heartbeat_url: str = field(repr=False)  # of a watcher outside; empty: nobody is told
    secret_key: str = field(repr=False)
    api_tokens: tuple[ApiToken, ...] = field(repr=False)
    carriers: tuple[str, ...]
    calls_per_second: float
    twilio_account_sid: str = field(repr=False)
    twilio_auth_token: str = field(repr=False)
    twilio_auth_token_secondary: str = field(repr=False)
    twilio_api_base_url: str  # empty: Twilio's own
    voice_number: str = field(repr=False)
    text_number: str = field(repr=False)
    second_account_sid: str = field(repr=False)
    second_auth_token: str = field(repr=False)
    second_api_base_url: str
    second_voice_number: str = field(repr=False)
    second_text_number: str = field(repr=False)
    second_calls_per_second: float
    modem_device: Path | None  # None: no modem is attached to this host
    modem_connection: str  # in Gammu's words
    modem_dir: Path
    modem_pin: str = field(repr=False)
    modem_number: str = field(repr=False)
    county: Path
    language: Language
    link_tests: bool
    exercise: bool
    exercise_network: str  # where the telephone network of an exercise is led from; empty: there is none
    clock_file: Path | None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> "Settings":
        """Settings as the environment says, or `BadSettings` with every fault there is."""
        env = Environment(environ)
        settings = _read(env)
        if env.faults:
            raise BadSettings(env.faults)
        return settings

    def to_environment(self, around: Mapping[str, str] | None = None) -> dict[str, str]:
        """The variables from which another process reads these very settings, laid over those around it."""
        said = {
            name.upper(): str(value) for name in _PLAIN if (value := getattr(self, name)) not in (None, "")
        }
        said["EXERCISE"] = "1" if self.exercise else "0"
        said["LINK_TESTS"] = "1" if self.link_tests else "0"
        said["CARRIERS"] = ",".join(self.carriers)
        said["TRUSTED_PROXIES"] = ",".join(map(str, self.trusted_proxies))
        said["API_TOKENS"] = ",".join(map(str, self.api_tokens))
        if self.redis_socket is None:
            said["REDIS_URL"] = self.redis_url
        # A secret said in full and again by its file would be refused as given twice.
        kept = {k: v for k, v in (around or {}).items() if k.removesuffix("_FILE") not in said}
        return kept | said

    def accounts(self) -> tuple[Account, ...]:
        """Those that calls go by, in the order of `CARRIERS`: the first is the usual one."""
        tokens = tuple(filter(None, (self.twilio_auth_token, self.twilio_auth_token_secondary)))
        known = {
            "twilio": Account(
                "twilio", self.twilio_account_sid, tokens, self.twilio_api_base_url, self.voice_number,
                self.text_number, self.calls_per_second,
            ),
            "second": Account(
                "second", self.second_account_sid, (self.second_auth_token,), self.second_api_base_url,
                self.second_voice_number, self.second_text_number, self.second_calls_per_second,
            ),
        }  # fmt: skip
        return tuple(known[name] for name in self.carriers if name in known)

    def secrets(self) -> tuple[str, ...]:
        """Everything that must never be printed, for whoever prints."""
        named = [getattr(self, name) for name in _SECRETS]
        passwords = [_password(getattr(self, name)) for name in _ADDRESSES]
        return tuple(secret for secret in [*named, *passwords] if secret)


# Carried over to another process as they are; the rest need a word of their own.
_PLAIN: Final = tuple(
    f.name
    for f in fields(Settings)
    if f.name
    not in (
        "redis_url",
        "redis_socket",
        "api_tokens",
        "carriers",
        "exercise",
        "link_tests",
        "trusted_proxies",
    )
)


def _read(env: Environment) -> Settings:
    exercise = env.flag("EXERCISE")
    data_dir = Path(env.text("DATA_DIR", "var")).absolute()
    redis_url = env.secret("REDIS_URL")
    socket = None if redis_url else _socket(data_dir)
    web_bind = env.bind("WEB_BIND", "127.0.0.1:8000")
    console_bind = env.bind("CONSOLE_BIND", "127.0.0.1:8001")
    secret_key = _secret_key(env, data_dir, exercise)
    public = env.web_address("PUBLIC_BASE_URL", f"http://{web_bind}" if exercise else "")
    bind = env.bind("EXERCISE_BIND", EXERCISE_BIND)
    beside = f"http://{bind}" if exercise else ""
    # An exercise reaches real phones only where somebody has said so in so many words.
    carrier = env.web_address("TWILIO_API_BASE_URL", beside)
    settings = Settings(
        data_dir=data_dir,
        paper_dir=Path(env.text("PAPER_DIR", str(data_dir / "paper"))).absolute(),
        database_url=env.secret("DATABASE_URL", f"sqlite:///{data_dir / 'upprop.db'}"),
        redis_url=redis_url or f"unix://{quote(str(socket))}",
        redis_socket=socket,
        web_bind=web_bind,
        console_bind=console_bind,
        console_base_url=env.web_address("CONSOLE_BASE_URL", here(console_bind)),
        oidc_issuer=env.web_address("OIDC_ISSUER"),
        oidc_client_id=env.text("OIDC_CLIENT_ID"),
        oidc_client_secret=env.secret("OIDC_CLIENT_SECRET"),
        public_base_url=public,
        reserve_base_url=env.web_address("RESERVE_BASE_URL", public),
        voice_fallback_url=env.web_address("VOICE_FALLBACK_URL"),
        heartbeat_url=env.secret("HEARTBEAT_URL"),
        trusted_proxies=env.networks("TRUSTED_PROXIES"),
        secret_key=secret_key,
        api_tokens=api_tokens(env),
        carriers=env.names("CARRIERS", "twilio"),
        calls_per_second=env.positive("CALLS_PER_SECOND", 1),
        # The exercise network is told the same two by whoever starts it beside us.
        twilio_account_sid=env.text(
            "TWILIO_ACCOUNT_SID", f"AC{_made_up('sid', secret_key)}" if exercise else ""
        ),
        twilio_auth_token=env.secret("TWILIO_AUTH_TOKEN", _made_up("token", secret_key) if exercise else ""),
        twilio_auth_token_secondary=env.secret("TWILIO_AUTH_TOKEN_SECONDARY"),
        twilio_api_base_url=carrier,
        voice_number=env.number("VOICE_NUMBER", PRODUCT_VOICE if exercise else ""),
        text_number=env.number("TEXT_NUMBER", PRODUCT_TEXT if exercise else ""),
        second_account_sid=env.text(
            "SECOND_ACCOUNT_SID", f"AC{_made_up('second sid', secret_key)}" if exercise else ""
        ),
        second_auth_token=env.secret(
            "SECOND_AUTH_TOKEN", _made_up("second token", secret_key) if exercise else ""
        ),
        second_api_base_url=env.web_address("SECOND_API_BASE_URL", beside),
        second_voice_number=env.number("SECOND_VOICE_NUMBER", SECOND_VOICE if exercise else ""),
        second_text_number=env.number("SECOND_TEXT_NUMBER", SECOND_TEXT if exercise else ""),
        second_calls_per_second=env.positive("SECOND_CALLS_PER_SECOND", 1),
        modem_device=Path(device).absolute() if (device := env.text("MODEM_DEVICE")) else None,
        modem_connection=env.text("MODEM_CONNECTION", "at115200"),
        modem_dir=Path(env.text("MODEM_DIR", str(data_dir / "modem"))).absolute(),
        modem_pin=env.secret("MODEM_PIN"),
        modem_number=env.number("MODEM_NUMBER", PRODUCT_MODEM if exercise else ""),
        county=Path(env.text("COUNTY", str(HOME / "counties" / "stockholm"))).absolute(),
        language=_language(env),
        link_tests=env.flag("LINK_TESTS"),
        exercise=exercise,
        exercise_network=_exercise_network(env, exercise, beside if carrier == beside else ""),
        clock_file=_clock_file(env, exercise),
    )
    _look_over(settings, env)
    return settings


def _look_over(settings: Settings, env: Environment) -> None:
    """What can only be said of the settings together."""
    if not settings.county.is_dir():
        env.fault("COUNTY", f"is no folder: {settings.county}")
    unknown = [name for name in settings.carriers if name not in CARRIERS]
    if unknown and not any(fault.startswith("CARRIERS") for fault in env.faults):
        env.fault("CARRIERS", f"names {', '.join(unknown)}; there is {', '.join(CARRIERS)}")
    elif settings.carriers and settings.carriers[0] not in CALL:
        env.fault("CARRIERS", f"must begin with one that carries calls: {', '.join(CALL)}")
    if settings.modem_device is not None and "modem" not in settings.carriers:
        env.fault("MODEM_DEVICE", "is set, but modem does not stand in CARRIERS")
    needed = ["public_base_url", *(["modem_number"] if "modem" in settings.carriers else [])]
    for carrier, numbers in _ACCOUNTS.items():
        if carrier in settings.carriers:
            needed += [f"{carrier}_account_sid", f"{carrier}_auth_token", *numbers]
            if not re.fullmatch(r"(AC[0-9a-f]{32})?", getattr(settings, f"{carrier}_account_sid")):
                env.fault(f"{carrier.upper()}_ACCOUNT_SID", "must be AC and 32 hexadecimal digits")
    tell_apart(settings.accounts(), env)
    oidc = [settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret]
    if any(oidc) and not all(oidc):
        env.fault("OIDC_ISSUER", "needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and they need it")
    for name in ("console_base_url", "oidc_issuer"):
        if not (settings.exercise or private(getattr(settings, name))):
            env.fault(name.upper(), "must begin with https:// unless it is of this very machine")
    for name in needed:
        if not getattr(settings, name) and not any(f.startswith(name.upper()) for f in env.faults):
            env.fault(name.upper(), "is required unless EXERCISE=1")
    if urlsplit(settings.database_url).scheme.partition("+")[0] not in ("sqlite", "postgresql"):
        env.fault("DATABASE_URL", "must begin with sqlite: or postgresql:")
    watcher = urlsplit(settings.heartbeat_url)
    if settings.heartbeat_url and not (watcher.scheme in _WEB and watcher.hostname):
        env.fault("HEARTBEAT_URL", "must be a web address")
    if urlsplit(settings.redis_url).scheme not in ("redis", "rediss", "unix"):
        env.fault("REDIS_URL", "must begin with redis:, rediss: or unix:")


def _secret_key(env: Environment, data_dir: Path, exercise: bool) -> str:
    key = env.secret("SECRET_KEY")
    if not key and exercise and not env.text("SECRET_KEY_FILE"):
        try:
            return throwaway_key(data_dir)
        except OSError as error:
            env.fault("DATA_DIR", f"cannot keep the exercise's key: {error.strerror}")
            return ""
    if len(key) < SHORTEST_KEY:
        env.fault("SECRET_KEY", f"must have {SHORTEST_KEY} characters or more" if key else "is required")
    return key


def _made_up(what: str, secret_key: str) -> str:
    """A carrier's credential for an exercise: the same in every process, guessed by nobody."""
    return hmac.new(secret_key.encode(), what.encode(), hashlib.sha256).hexdigest()[:32]


def _language(env: Environment) -> Language:
    # The variable is also the one by which a Unix desktop says sv_SE:sv or en_GB:en.
    said = env.text("LANGUAGE", "sv")
    first = re.split(r"[_.:@-]", said)[0].lower()
    if first not in get_args(Language):
        env.fault("LANGUAGE", f"must be sv or en, not {said!r}")
    return "en" if first == "en" else "sv"


def _clock_file(env: Environment, exercise: bool) -> Path | None:
    path = env.text("CLOCK_FILE")
    if path and not exercise:
        env.fault("CLOCK_FILE", "moves time and is refused without EXERCISE=1")
    return Path(path).absolute() if path else None


def _exercise_network(env: Environment, exercise: bool, beside: str) -> str:
    """The one beside us, where that is the carrier; a network somewhere else is named."""
    named = env.web_address("EXERCISE_NETWORK", beside)
    if named and not exercise:
        env.fault("EXERCISE_NETWORK", "leads an exercise and is refused without EXERCISE=1")
    return named


def _socket(data_dir: Path) -> Path:
    """Where the embedded server listens: no TCP port, so that two installations never meet."""
    path = data_dir / "redis" / "redis.sock"
    if len(bytes(path)) <= _SOCKET_PATH_LIMIT:
        return path
    name = hashlib.sha256(bytes(data_dir)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"upprop-{name}" / "redis.sock"


def _password(address: str) -> str | None:
    try:
        return urlsplit(address).password
    except ValueError:
        return address
