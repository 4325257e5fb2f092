"""How long somebody is signed in, and what they must do before anything else."""

from typing import Any

import pytest

from conference.domain.access.account import Account, Factor
from conference.domain.access.rights import RIGHTS, Right, Role, may
from conference.domain.access.sign_in import HALF, IDLE, LONGEST, SignIn, Standing, standing

AT = 1_000_000.0


def a_sign_in(**known: Any) -> SignIn:
    return SignIn("digest", "a1", **{"by": Factor.PASSWORD, "begun": AT, "seen": AT, **known})


def test_it_lasts_a_watch_without_a_sign_of_life_and_a_week_with() -> None:
    assert a_sign_in().alive(AT + IDLE - 1)
    assert not a_sign_in().alive(AT + IDLE)
    assert a_sign_in(seen=AT + LONGEST - 10).alive(AT + LONGEST - 1)
    assert not a_sign_in(seen=AT + LONGEST - 10).alive(AT + LONGEST)


def test_half_of_one_lasts_ten_minutes_whatever_is_seen_of_it() -> None:
    assert a_sign_in(half=True, seen=AT + 500).alive(AT + HALF - 1)
    assert not a_sign_in(half=True, seen=AT + 599).alive(AT + HALF)


@pytest.mark.parametrize(
    ("role", "account", "sign_in", "exercise", "expected"),
    [
        (Role.LEADER, {"totp": "x"}, {"half": True}, False, Standing.SECOND),
        (Role.LEADER, {"password_until": AT}, {}, False, Standing.PASSWORD),
        (Role.LEADER, {}, {}, False, Standing.ENROL),
        (Role.OFFICE, {}, {}, False, Standing.ENROL),
        (Role.MEMBER, {}, {}, False, Standing.IN),
        (Role.AUDITOR, {}, {}, False, Standing.IN),
        (Role.LEADER, {"totp": "x"}, {"by": Factor.TOTP}, False, Standing.IN),
        (Role.LEADER, {}, {"by": Factor.OIDC}, False, Standing.IN),
        (Role.LEADER, {}, {}, True, Standing.IN),
        (Role.LEADER, {"password_until": AT}, {}, True, Standing.PASSWORD),
    ],
)
def test_what_comes_before_anything_else(
    role: Role, account: dict[str, Any], sign_in: dict[str, Any], exercise: bool, expected: Standing
) -> None:
    somebody = Account("a1", "tib", "Tove", role, **account)
    assert standing(a_sign_in(**sign_in), somebody, exercise=exercise) is expected


def test_every_role_has_its_rights_and_looks() -> None:
    assert set(RIGHTS) == set(Role)
    assert all(may(role, Right.LOOK) for role in Role)


def test_who_may_what() -> None:
    """The whole table once more, by right: whoever changes one of the two must look at the other."""
    leader, member, office, auditor = Role.LEADER, Role.MEMBER, Role.OFFICE, Role.AUDITOR
    assert {right: {role for role in Role if may(role, right)} for right in Right} == {
        Right.LOOK: {leader, member, office, auditor},
        Right.PRESS: {leader, member, office},
        Right.LEAD: {leader, office},
        Right.SPEAK: {member},
        Right.PLAN: {leader, office},
        Right.NUMBERS: {leader, office},
        Right.DIRECTORY: {office},
        Right.ACCOUNTS: {office},
        Right.EXERCISE: {leader, office},
        Right.TRAIN: {leader, member, office},
        Right.AUDIT: {auditor},
    }
