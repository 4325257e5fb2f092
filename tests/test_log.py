"""Logging: one line each, what it belongs to, and nobody's number."""

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.log import about, configure
from conference.mask import Mask, mask_numbers

log = logging.getLogger("upprop.test")


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = io.StringIO()
    yield written
    root.handlers[:], root.level = handlers, level
    logging.captureWarnings(False)


def told(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_says_what_it_belongs_to(stream: io.StringIO) -> None:
    configure("relay", stream=stream)
    with about(conference="c1", leg="l1"):
        with about(leg="l2", stamp="s"):
            log.info("joined")
        log.info("back", extra={"seats": 37})
    log.info("outside")
    joined, back, outside = told(stream)
    assert (joined["conference"], joined["leg"], joined["stamp"]) == ("c1", "l2", "s")
    assert (back["leg"], back["seats"], back["process"]) == ("l1", 37, "relay")
    assert "conference" not in outside


def test_a_traceback_is_one_line_and_masked(stream: io.StringIO) -> None:
    configure("dial", secrets=["the-auth-token"], stream=stream)
    try:
        raise ValueError("the-auth-token was refused for +46701740605")
    except ValueError:
        log.exception("no call to %s", "070-174 06 05", extra={"to": "+46701740605", "number": 46701740605})
    (line,) = told(stream)
    assert "ValueError" in str(line["exception"])
    assert "the-auth-token" not in stream.getvalue()
    assert not re.search(r"70\W*174", stream.getvalue())


def test_a_person_at_a_terminal_reads_plain_lines(
    stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "isatty", lambda: True)
    configure("web", stream=stream)
    with about(leg="l1"):
        log.warning("ring %s", "+46701740605")
    assert re.fullmatch(r"\d\d:\d\d:\d\d warning ring …05 leg=l1\n", stream.getvalue())


digits = st.text("0123456789", min_size=7, max_size=10)
gaps = st.lists(st.sampled_from(["", "", " ", "-"]), min_size=10, max_size=10)


def spaced(number: str, between: list[str]) -> str:
    return "".join(digit + gap for digit, gap in zip(number, between, strict=False)).strip(" -")


@given(
    digits, gaps, st.sampled_from(["+46", "%2B46", "+47", "+358"]), st.sampled_from(["", "to ", "To=", "x"])
)
def test_no_number_with_a_country_code_gets_through(
    number: str, between: list[str], prefix: str, before: str
) -> None:
    masked = mask_numbers(f"{before}{prefix}{spaced(number, between)}, refused")
    assert len(re.findall(r"\d", masked)) == 2


@given(st.text("0123456789", min_size=8, max_size=8), gaps, st.sampled_from(["", "to ", "(", "'"]))
def test_no_national_number_gets_through(number: str, between: list[str], before: str) -> None:
    masked = mask_numbers(f"{before}07{spaced(number, between)}.")
    assert len(re.findall(r"\d", masked)) == 2


@given(st.text(min_size=6), st.text(), st.text())
def test_no_secret_gets_through(secret: str, before: str, after: str) -> None:
    assert secret not in Mask([secret])(f"{before}{secret}{after}") or secret in "[hidden]"


@pytest.mark.parametrize(
    "harmless",
    [
        "2026-11-26T09:00:00.071234+00:00",
        "took 0.0712345678 s",
        "37 of 37 in 1764147600.25",
        "CA0712345678abcdef0712345678abcdef",
        "sha256 00712345678e",
        "http://127.0.0.1:8000/twilio/legs/01JD/3",
    ],
)
def test_what_is_no_number_is_left_alone(harmless: str) -> None:
    assert mask_numbers(harmless) == harmless
