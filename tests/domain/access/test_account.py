"""What opens an account, what is used up by it, and what wrong tries lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.domain.access.account import (
    FIRST_PASSWORD,
    LONGEST_LOCK,
    MOST_PASSKEYS,
    TRIES,
    Account,
    Factor,
    Passkey,
    Proof,
    needs_second,
)
from conference.domain.access.rights import Role
from conference.domain.errors import NotAllowed, Refused

WALL = 1_000_000.0
PASSWORD = Proof(Factor.PASSWORD, password="hash")
KEY = Passkey("id", "key", "phone", WALL, count=4)


def an_account(**known: Any) -> Account:
    return Account("a1", "tib", "Tove", Role.LEADER, **{"password": "hash", **known})


def wrong(account: Account, wall: float, times: int) -> None:
    for _ in range(times):
        account.try_wrong(wall)


def test_five_wrong_tries_lock_for_a_minute_and_each_more_for_twice_as_long() -> None:
    account, wall, locks = an_account(), WALL, []
    wrong(account, wall, TRIES - 1)
    assert not account.locked(wall)
    for _ in range(7):
        account.try_wrong(wall)
        locks.append(account.locked_until - wall)
        wall = account.locked_until
    assert locks == [60, 120, 240, 480, 900, 900, 900]


def test_while_it_is_locked_nothing_is_looked_at_and_nothing_counts() -> None:
    account = an_account()
    wrong(account, WALL, TRIES)
    assert not account.try_wrong(WALL + 1)
    assert account.locked_until == WALL + 60
    with pytest.raises(Refused):
        account.let_in(PASSWORD, WALL + 59)
    assert account.let_in(PASSWORD, WALL + 60)


def test_whoever_has_come_in_is_forgiven_what_was_wrong() -> None:
    account = an_account()
    wrong(account, WALL, TRIES - 1)
    assert account.let_in(PASSWORD, WALL)
    wrong(account, WALL, TRIES - 1)
    assert not account.locked(WALL)


def test_the_password_alone_forgives_nothing_where_a_second_factor_follows() -> None:
    """Else whoever has the password might guess six digits for ever, four at a time."""
    account = an_account(totp="sealed")
    for _ in range(TRIES):
        assert not account.let_in(PASSWORD, WALL)
        account.try_wrong(WALL)
    assert account.locked(WALL)


@given(st.lists(st.tuples(st.sampled_from(["wrong", "right"]), st.floats(0, 2000)), max_size=40))
def test_between_two_that_are_looked_at_there_is_never_less_than_the_lock(
    deeds: list[tuple[str, float]],
) -> None:
    account, wall, in_a_row, opens = an_account(), WALL, 0, WALL
    for deed, later in deeds:
        wall += later
        if deed == "wrong" and account.try_wrong(wall):
            assert wall >= opens
            in_a_row += 1
            opens = wall + (0 if in_a_row < TRIES else min(LONGEST_LOCK, 60 * 2 ** (in_a_row - TRIES)))
        elif deed == "right" and not account.locked(wall):
            account.let_in(PASSWORD, wall)
            in_a_row, opens = 0, wall
        assert account.locked(wall) == (wall < opens)
        assert account.locked_until <= wall + LONGEST_LOCK


def test_six_digits_are_right_once_and_never_those_before_them() -> None:
    account = an_account(totp="sealed", totp_step=10)
    assert account.let_in(Proof(Factor.TOTP, step=12), WALL)
    for step in (12, 11, 10):
        with pytest.raises(Refused):
            account.let_in(Proof(Factor.TOTP, step=step), WALL)
    assert account.let_in(Proof(Factor.TOTP, step=13), WALL)


def test_the_digits_that_showed_the_app_let_nobody_in() -> None:
    account = an_account()
    account.enrol("sealed", 40)
    with pytest.raises(Refused):
        account.let_in(Proof(Factor.TOTP, step=40), WALL)


@given(st.lists(st.text("abc", min_size=1, max_size=2)))
def test_a_recovery_code_lets_in_once_whatever_is_tried(tried: list[str]) -> None:
    account = an_account(totp="sealed", codes=("a", "b", "cc"))
    let_in: list[str] = []
    for code in tried:
        try:
            account.let_in(Proof(Factor.RECOVERY, code=code), WALL)
            let_in.append(code)
        except Refused:
            pass
    assert len(set(let_in)) == len(let_in) and set(let_in) <= {"a", "b", "cc"}
    assert set(account.codes) == {"a", "b", "cc"} - set(let_in)


def test_a_passkey_lets_in_alone_though_others_have_locked_the_account() -> None:
    account = an_account(passkeys=(KEY,))
    wrong(account, WALL, TRIES)
    assert account.let_in(Proof(Factor.PASSKEY, passkey="id", count=5), WALL)
    assert account.passkeys[0].count == 5 and account.passkeys[0].used == WALL


def test_a_passkey_that_counts_backwards_has_been_copied() -> None:
    for count in (4, 3, 0):
        with pytest.raises(Refused):
            an_account(passkeys=(KEY,)).let_in(Proof(Factor.PASSKEY, passkey="id", count=count), WALL)
    silent = replace(KEY, count=0)
    assert an_account(passkeys=(silent,)).let_in(Proof(Factor.PASSKEY, passkey="id", count=0), WALL)


def test_a_first_password_is_good_for_a_week_and_then_for_nothing() -> None:
    account = an_account()
    account.hand_over("first", WALL)
    first = Proof(Factor.PASSWORD, password="first")
    assert account.must_change and account.let_in(first, WALL + FIRST_PASSWORD)
    with pytest.raises(Refused):
        account.let_in(first, WALL + FIRST_PASSWORD + 1)
    account.change_password("own")
    assert not account.must_change
    assert account.let_in(Proof(Factor.PASSWORD, password="own"), WALL + 10 * FIRST_PASSWORD)


def test_a_password_changed_while_it_was_looked_at_lets_nobody_in() -> None:
    with pytest.raises(Refused):
        an_account().let_in(Proof(Factor.PASSWORD, password="another hash"), WALL)
    with pytest.raises(Refused):
        an_account(password="").let_in(Proof(Factor.PASSWORD, password=""), WALL)


def test_another_house_vouches_for_its_own_subject_alone() -> None:
    assert an_account(subject="s1").let_in(Proof(Factor.OIDC, subject="s1"), WALL)
    for account, subject in ((an_account(subject="s1"), "s2"), (an_account(), "")):
        with pytest.raises(Refused):
            account.let_in(Proof(Factor.OIDC, subject=subject), WALL)


@pytest.mark.parametrize("by", Factor)
def test_a_closed_account_is_opened_by_nothing(by: Factor) -> None:
    account = an_account(totp="x", codes=("c",), passkeys=(KEY,), subject="s", disabled=True)
    proof = Proof(by, password="hash", step=9, code="c", passkey="id", count=9, subject="s")
    with pytest.raises(Refused):
        account.let_in(proof, WALL)


def test_the_last_second_factor_stays_where_one_is_needed() -> None:
    account = an_account(totp="sealed", passkeys=(KEY,), codes=("c",))
    account.drop("totp", needed=True)
    with pytest.raises(NotAllowed):
        account.drop("id", needed=True)
    assert account.passkeys == (KEY,) and account.codes == ("c",)
    account.drop("id", needed=False)
    assert not account.has_second and account.codes == ()


def test_there_is_an_end_to_passkeys_and_none_is_there_twice() -> None:
    account = an_account()
    account.add_passkey(KEY)
    with pytest.raises(Refused):
        account.add_passkey(KEY)
    for n in range(MOST_PASSKEYS - 1):
        account.add_passkey(replace(KEY, id=f"k{n}"))
    with pytest.raises(Refused):
        account.add_passkey(replace(KEY, id="one more"))


def test_whoever_begins_anew_has_a_first_password_and_nothing_else() -> None:
    account = an_account(totp="sealed", passkeys=(KEY,), codes=("c",))
    wrong(account, WALL, TRIES)
    account.hand_over("first", WALL)
    assert (account.has_second, account.codes, account.locked(WALL)) == (False, (), False)


def test_those_who_lead_and_those_shown_numbers_need_a_second_factor() -> None:
    assert {role for role in Role if needs_second(role)} == {Role.LEADER, Role.OFFICE}
