"""Settings: what is refused, what is guessed, and what is never shown."""

import hashlib
from pathlib import Path

import pytest

from conference.settings import BadSettings, Settings

KEY = "k" * 40
DIGEST = hashlib.sha256(b"a token").hexdigest()


@pytest.fixture
def earnest(tmp_path: Path) -> dict[str, str]:
    """The least that a real installation must say."""
    return {
        "DATA_DIR": str(tmp_path / "data"),
        "COUNTY": str(tmp_path),
        "PUBLIC_BASE_URL": "https://upprop.example.org/",
        "SECRET_KEY": KEY,
        "TWILIO_ACCOUNT_SID": "AC" + "0" * 32,
        "TWILIO_AUTH_TOKEN": "the-token-of-the-account",
        "VOICE_NUMBER": "+46846500400",
        "TEXT_NUMBER": "+46 70 174 06 99",
    }


def faults(environment: dict[str, str]) -> list[str]:
    with pytest.raises(BadSettings) as refused:
        Settings.from_environment(environment)
    return refused.value.faults


def test_an_installation_in_earnest_needs_no_more_than_this(earnest: dict[str, str], tmp_path: Path) -> None:
    settings = Settings.from_environment(earnest)
    assert settings.public_base_url == "https://upprop.example.org"
    assert settings.text_number == "+46701740699"
    assert settings.database_url == f"sqlite:///{tmp_path}/data/upprop.db"
    assert settings.carriers == ("twilio",)
    assert settings.calls_per_second == 1
    assert settings.language == "sv"
    assert not settings.exercise


def test_an_exercise_needs_nothing_but_to_be_one(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {"EXERCISE": "1", "DATA_DIR": str(tmp_path), "COUNTY": str(tmp_path)}
    )
    assert len(settings.secret_key) >= 32
    assert settings.twilio_api_base_url.startswith("http://127.0.0.1:")
    assert settings.public_base_url == "http://127.0.0.1:8000"


def test_every_process_of_an_exercise_has_the_same_throwaway_key(tmp_path: Path) -> None:
    environment = {"EXERCISE": "1", "DATA_DIR": str(tmp_path), "COUNTY": str(tmp_path)}
    assert Settings.from_environment(environment) == Settings.from_environment(environment)
    assert (tmp_path / "exercise.key").stat().st_mode & 0o777 == 0o600


def test_nothing_is_guessed_in_earnest_and_all_that_is_missing_is_named(tmp_path: Path) -> None:
    named = {fault.split()[0] for fault in faults({"COUNTY": str(tmp_path)})}
    assert named == {
        "SECRET_KEY",
        "PUBLIC_BASE_URL",
        "TWILIO_ACCOUNT_SID",
        "TWILIO_AUTH_TOKEN",
        "VOICE_NUMBER",
        "TEXT_NUMBER",
    }


def test_all_faults_are_named_at_once(earnest: dict[str, str]) -> None:
    bad = {"CALLS_PER_SECOND": "0", "WEB_BIND": "8000", "SECRET_KEY": "short", "EXERCISE": "true"}
    assert {fault.split()[0] for fault in faults(earnest | bad)} == set(bad)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EXERCISE", "yes"),
        ("EXERCISE", "True"),
        ("EXERCISE", "2"),
        ("CLOCK_FILE", "clock.json"),
        ("PUBLIC_BASE_URL", "ftp://upprop.example.org"),
        ("PUBLIC_BASE_URL", "upprop.example.org"),
        ("PUBLIC_BASE_URL", "https://up_prop.example.org"),
        ("PUBLIC_BASE_URL", "https://upprop.example.org:port"),
        ("PUBLIC_BASE_URL", "https://user:word@upprop.example.org"),
        ("PUBLIC_BASE_URL", "https://upprop.example.org/?a=b"),
        ("CALLS_PER_SECOND", "-1"),
        ("CALLS_PER_SECOND", "fast"),
        ("CALLS_PER_SECOND", "nan"),
        ("CALLS_PER_SECOND", "inf"),
        ("CARRIERS", "twilio,twilio"),
        ("CARRIERS", "Twilio!"),
        ("CARRIERS", "twillio"),
        ("VOICE_NUMBER", "08-465 004 00"),
        ("TEXT_NUMBER", "SSR"),
        ("TWILIO_ACCOUNT_SID", "AC123"),
        ("LANGUAGE", "fi"),
        ("DATABASE_URL", "mysql://somewhere/upprop"),
        ("REDIS_URL", "http://somewhere"),
        ("COUNTY", "no/such/folder"),
        ("WEB_BIND", "127.0.0.1:99999"),
        ("CONSOLE_BIND", "localhost"),
        ("SECRET_KEY_FILE", "no/such/file"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("TRUSTED_PROXIES", "10.0.0.0/8,proxy.example"),
        ("API_TOKENS", "board:leader"),
        ("API_TOKENS", f"board:leader:{DIGEST}:soon"),
        ("API_TOKENS", f"board:leader:{DIGEST}:2027-02-30"),
        ("API_TOKENS", f"board:emperor:{DIGEST}"),
        ("API_TOKENS", f"board:leader:{DIGEST},board:office:{DIGEST}"),
    ],
)
def test_refused(earnest: dict[str, str], name: str, value: str) -> None:
    assert any(fault.startswith(name.removesuffix("_FILE")) for fault in faults(earnest | {name: value}))


def test_an_empty_variable_is_one_that_was_not_set(earnest: dict[str, str]) -> None:
    settings = Settings.from_environment(earnest | {"REDIS_URL": "", "EXERCISE": "", "CARRIERS": " "})
    assert settings.redis_socket is not None
    assert settings.carriers == ("twilio",)


@pytest.mark.parametrize(("said", "meant"), [("sv", "sv"), ("en_GB:en", "en"), ("sv_SE.UTF-8", "sv")])
def test_the_language_may_be_said_as_a_desktop_says_it(
    earnest: dict[str, str], said: str, meant: str
) -> None:
    assert Settings.from_environment(earnest | {"LANGUAGE": said}).language == meant


def test_a_secret_may_lie_in_a_file(earnest: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("f" * 40 + "\n")
    del earnest["SECRET_KEY"]
    assert Settings.from_environment(earnest | {"SECRET_KEY_FILE": str(file)}).secret_key == "f" * 40


def test_a_secret_given_twice_is_refused(earnest: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "key").write_text("f" * 40)
    assert faults(earnest | {"SECRET_KEY_FILE": str(tmp_path / "key")}) == [
        "SECRET_KEY is given twice: there is SECRET_KEY_FILE too"
    ]


def test_api_tokens_are_known_by_their_digest(earnest: dict[str, str]) -> None:
    settings = Settings.from_environment(
        earnest | {"API_TOKENS": f"board:leader:{DIGEST}, audit:auditor:{DIGEST}"}
    )
    assert [(token.name, token.role) for token in settings.api_tokens] == [
        ("board", "leader"),
        ("audit", "auditor"),
    ]


def test_the_embedded_redis_has_a_socket_and_no_port(earnest: dict[str, str], tmp_path: Path) -> None:
    settings = Settings.from_environment(earnest)
    assert settings.redis_socket == tmp_path / "data" / "redis" / "redis.sock"
    assert settings.redis_url == f"unix://{settings.redis_socket}"


def test_a_socket_path_too_long_for_the_kernel_gives_way_to_a_short_one(earnest: dict[str, str]) -> None:
    deep = earnest["DATA_DIR"] + "/deep" * 40
    socket = Settings.from_environment(earnest | {"DATA_DIR": deep}).redis_socket
    other = Settings.from_environment(earnest | {"DATA_DIR": deep + "er"}).redis_socket
    assert socket is not None
    assert len(bytes(socket)) <= 107
    assert socket != other


def test_somebody_elses_redis_is_not_served(earnest: dict[str, str]) -> None:
    settings = Settings.from_environment(
        earnest | {"REDIS_URL": "redis://:the-password@redis.example:6379/0"}
    )
    assert settings.redis_socket is None
    assert "the-password" in settings.secrets()


def test_numbers_and_secrets_are_in_no_representation(earnest: dict[str, str]) -> None:
    hidden = {
        "TWILIO_AUTH_TOKEN_SECONDARY": "the-second-token",
        "DATABASE_URL": "postgresql://upprop:the-password@db.example/upprop",
        "API_TOKENS": f"board:leader:{DIGEST}",
    }
    settings = Settings.from_environment(earnest | hidden)
    shown = f"{settings!r}{settings.api_tokens!r}"
    for secret in (*settings.secrets(), settings.voice_number, settings.text_number, DIGEST):
        assert secret not in shown


def test_another_process_reads_the_very_same_settings(earnest: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "token").write_text("the-token-of-the-account")
    del earnest["TWILIO_AUTH_TOKEN"]
    earnest |= {
        "TWILIO_AUTH_TOKEN_FILE": str(tmp_path / "token"),
        "API_TOKENS": f"board:leader:{DIGEST},guest:office:{DIGEST}:2027-06-30",
        "EXERCISE": "1",
        "TRUSTED_PROXIES": "10.0.0.0/8, 2001:db8::/32",
        "CLOCK_FILE": str(tmp_path / "clock.json"),
        "LANGUAGE": "en",
    }
    settings = Settings.from_environment(earnest)
    assert Settings.from_environment(settings.to_environment()) == settings
    assert Settings.from_environment(settings.to_environment(earnest)) == settings


def test_an_exercise_calls_the_network_beside_it_unless_told_otherwise(tmp_path: Path) -> None:
    exercise = {"EXERCISE": "1", "DATA_DIR": str(tmp_path), "COUNTY": str(tmp_path)}
    beside = Settings.from_environment(exercise | {"EXERCISE_BIND": "127.0.0.1:8123"})
    assert beside.twilio_api_base_url == "http://127.0.0.1:8123"
    real = Settings.from_environment(exercise | {"TWILIO_API_BASE_URL": "https://api.twilio.com"})
    assert real.twilio_api_base_url == "https://api.twilio.com"


def test_an_exercise_is_led_where_its_carrier_is_the_exercise_network(
    tmp_path: Path, earnest: dict[str, str]
) -> None:
    exercise = {"EXERCISE": "1", "DATA_DIR": str(tmp_path), "COUNTY": str(tmp_path)}
    beside = Settings.from_environment(exercise | {"EXERCISE_BIND": "127.0.0.1:8123"})
    assert beside.exercise_network == "http://127.0.0.1:8123"
    real = exercise | {"TWILIO_API_BASE_URL": "https://api.twilio.com"}
    assert Settings.from_environment(real).exercise_network == ""
    elsewhere = Settings.from_environment(real | {"EXERCISE_NETWORK": "http://10.0.0.7:8009"})
    assert elsewhere.exercise_network == "http://10.0.0.7:8009"
    assert Settings.from_environment(earnest).exercise_network == ""
    assert [fault.split()[0] for fault in faults(earnest | {"EXERCISE_NETWORK": "http://10.0.0.7:8009"})] == [
        "EXERCISE_NETWORK"
    ]


def test_a_data_dir_that_cannot_be_written_is_a_fault_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    exercise = {"EXERCISE": "1", "DATA_DIR": str(tmp_path / "data"), "COUNTY": str(tmp_path)}
    assert [fault.split()[0] for fault in faults(exercise)] == ["DATA_DIR"]


def test_a_modem_takes_texts_alone_and_never_stands_first(earnest: dict[str, str]) -> None:
    with pytest.raises(BadSettings, match="must begin with one that carries calls"):
        Settings.from_environment(earnest | {"CARRIERS": "modem"})
    with pytest.raises(BadSettings, match="MODEM_NUMBER"):
        Settings.from_environment(earnest | {"CARRIERS": "twilio,modem"})
    with pytest.raises(BadSettings, match="modem does not stand in CARRIERS"):
        Settings.from_environment(earnest | {"MODEM_DEVICE": "/dev/ttyUSB0"})
    given = {"CARRIERS": "twilio,modem", "MODEM_NUMBER": "+46701740697", "MODEM_PIN": "a-card's-pin"}
    settings = Settings.from_environment(earnest | given)
    assert settings.carriers == ("twilio", "modem")
    assert "a-card's-pin" in settings.secrets()
    assert "a-card's-pin" not in repr(settings)


SECOND = {
    "CARRIERS": "twilio,second",
    "SECOND_ACCOUNT_SID": "AC" + "6" * 32,
    "SECOND_AUTH_TOKEN": "the second's own",
    "SECOND_VOICE_NUMBER": "+46846500498",
    "SECOND_TEXT_NUMBER": "+46701740696",
}


def test_a_second_account_has_numbers_a_token_and_a_pace_of_its_own(earnest: dict[str, str]) -> None:
    settings = Settings.from_environment(earnest | SECOND | {"SECOND_CALLS_PER_SECOND": "5"})
    first, second = settings.accounts()
    assert (first.carrier, first.voice_number) == ("twilio", settings.voice_number)
    assert (second.carrier, second.voice_number, second.calls_per_second) == ("second", "+46846500498", 5)
    assert "the second's own" in settings.secrets() and "the second's own" not in repr(settings)
    assert [one.carrier for one in Settings.from_environment(earnest).accounts()] == ["twilio"]


@pytest.mark.parametrize("missing", sorted(SECOND.keys() - {"CARRIERS"}))
def test_what_a_second_account_lacks_is_named(earnest: dict[str, str], missing: str) -> None:
    given = {name: value for name, value in SECOND.items() if name != missing}
    assert [fault.split()[0] for fault in faults(earnest | given)] == [missing]


def test_a_second_account_that_is_the_first_again_is_refused(earnest: dict[str, str]) -> None:
    again = {
        "SECOND_ACCOUNT_SID": earnest["TWILIO_ACCOUNT_SID"],
        "SECOND_VOICE_NUMBER": earnest["VOICE_NUMBER"],
    }
    named = [fault.split()[0] for fault in faults(earnest | SECOND | again)]
    assert named == ["SECOND_ACCOUNT_SID", "SECOND_VOICE_NUMBER"]


@pytest.mark.parametrize(
    ("bind", "address"),
    [
        ("127.0.0.1:8001", "http://localhost:8001"),
        ("0.0.0.0:9001", "http://localhost:9001"),
        ("[::1]:8001", "http://localhost:8001"),
        ("console.internal:8001", "http://console.internal:8001"),
    ],
)
def test_browsers_are_led_to_the_console_by_name_since_passkeys_ask_for_one(
    bind: str, address: str, tmp_path: Path
) -> None:
    exercise = {"EXERCISE": "1", "DATA_DIR": str(tmp_path), "COUNTY": str(tmp_path)}
    assert Settings.from_environment(exercise | {"CONSOLE_BIND": bind}).console_base_url == address


def test_what_is_shown_at_the_console_is_read_by_nobody_between(earnest: dict[str, str]) -> None:
    for name in ("CONSOLE_BASE_URL", "OIDC_ISSUER"):
        oidc = {"OIDC_ISSUER": "https://id.example.org", "OIDC_CLIENT_ID": "x", "OIDC_CLIENT_SECRET": "y"}
        told = faults(earnest | oidc | {name: "http://upprop.example.org"})
        assert [fault.split()[0] for fault in told] == [name]
        for good in ("https://upprop.example.org", "http://localhost:8001", "http://127.0.0.1:8001"):
            Settings.from_environment(earnest | oidc | {name: good})


def test_another_house_is_named_whole_or_not_at_all(earnest: dict[str, str]) -> None:
    assert len(faults(earnest | {"OIDC_CLIENT_ID": "upprop"})) == 1
    whole = {"OIDC_ISSUER": "https://id.example.org", "OIDC_CLIENT_ID": "x", "OIDC_CLIENT_SECRET": "a secret"}
    settings = Settings.from_environment(earnest | whole)
    assert "a secret" in settings.secrets() and "a secret" not in repr(settings)
