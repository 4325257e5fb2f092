"""Six digits and recovery codes: by the standard's own examples, sealed, and bound to their account."""

from __future__ import annotations

import base64

import pytest

from conference.access import recovery, totp
from conference.sealing import Unreadable

KEY = "k" * 40
STANDARD = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("wall", "digits"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (2000000000, "279037")],
)
def test_the_digits_are_those_of_the_standards_examples(wall: int, digits: str) -> None:
    assert totp.step_of(digits, STANDARD, wall) == wall // 30


def test_a_phones_clock_may_be_half_a_minute_off_and_no_more() -> None:
    at = 1111111109
    for off, step in ((-30, at // 30), (30, at // 30), (-60, None), (60, None)):
        assert totp.step_of("081 804", STANDARD, at + off) == step


@pytest.mark.parametrize("said", ["", "abc", "12345", "1234567", "٠٨١٨٠٤", "000000"])
def test_what_is_not_shown_is_not_right(said: str) -> None:
    assert totp.step_of(said, STANDARD, 1111111109) is None


def test_a_secret_opens_for_its_own_account_and_key_alone() -> None:
    sealed = totp.seal(STANDARD, "a1", KEY)
    assert STANDARD not in sealed and totp.unseal(sealed, "a1", KEY) == STANDARD
    for account, key in (("a2", KEY), ("a1", "l" * 40)):
        with pytest.raises(Unreadable):
            totp.unseal(sealed, account, key)


def test_what_is_offered_stays_the_same_until_one_is_enrolled() -> None:
    first = totp.offered(KEY, "token", 0)
    assert len(first) == 32 and first == totp.offered(KEY, "token", 0)
    elsewhere = ((KEY, "token", 1), (KEY, "another", 0), ("l" * 40, "token", 0))
    others = {totp.offered(*each) for each in elsewhere}
    assert len(others) == 3 and first not in others


def test_what_the_app_reads_names_house_and_login() -> None:
    said = totp.address(STANDARD, "tib@lst", "Upprop")
    assert said == f"otpauth://totp/Upprop:tib%40lst?secret={STANDARD}&issuer=Upprop"


def test_a_recovery_code_is_read_however_it_is_written() -> None:
    code = recovery.new_codes()[0]
    kept = recovery.digest(code, "a1", KEY)
    assert recovery.digest(f" {code.upper().replace('-', ' ')} ", "a1", KEY) == kept
    assert recovery.digest(code, "a2", KEY) != kept
    assert recovery.digest(code, "a1", "l" * 40) != kept


def test_there_are_ten_and_none_is_another() -> None:
    codes = recovery.new_codes()
    assert len(set(codes)) == recovery.MANY == 10
    assert len(set(recovery.digests(codes, "a1", KEY))) == 10
