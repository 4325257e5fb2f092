"""Accounts and sign-ins as they are kept: made, let in, turned away and put out, in either database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conference.bus import HOUSE_CHAIN
from conference.domain.access import commands as c
from conference.domain.access.account import Account, Factor, Passkey, Proof
from conference.domain.access.events import AccountMade, SignedIn, SignedOut, SignInRefused, SignInsRevoked
from conference.domain.access.rights import Role
from conference.domain.access.sign_in import IDLE, NOTED_EVERY
from conference.domain.decision import Command
from conference.domain.errors import BadInput, NotFound, Refused
from tests.databases import Databases
from tests.stage import Stage, set_up

PASSWORD = Proof(Factor.PASSWORD, password="hash")


@pytest.fixture
def stage(tmp_path: Path, databases: Databases) -> Iterator[Stage]:
    stage = set_up(tmp_path)
    yield stage
    stage.upprop.close()


@pytest.fixture
def tib(stage: Stage) -> str:
    stage.do(c.MakeAccount("a1", "TIB", "Tove", Role.LEADER, "cli:test", password="hash"))
    return "a1"


def account(stage: Stage, id: str = "a1") -> Account:
    with stage.upprop.store.reading() as look:
        return look.accounts.look(id)


def told(stage: Stage, kind: type) -> list[Any]:
    with stage.upprop.store.reading() as look:
        return [event for _, event in look.history(HOUSE_CHAIN) if isinstance(event, kind)]


def sign_ins(stage: Stage, id: str = "a1") -> list[str]:
    with stage.upprop.store.reading() as look:
        return [one.id for one in look.sign_ins.of(id, stage.clock.wall())]


def test_an_account_is_found_by_its_login_and_its_making_is_told(stage: Stage, tib: str) -> None:
    with stage.upprop.store.reading() as look:
        found = look.accounts.by_login("tib")
        assert found is not None and (found.id, found.must_change) == (tib, True)
        assert look.accounts.by_login("TIB") is None
        assert [one.login for one in look.accounts.all()] == ["tib"]
    assert told(stage, AccountMade) == [AccountMade("cli:test", "tib", "leader")]


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"login": "tib"}, Refused),
        ({"role": Role.MEMBER}, BadInput),
        ({"member": "huddinge"}, BadInput),
        ({"role": Role.MEMBER, "member": "nowhere"}, NotFound),
        ({"password": ""}, BadInput),
        ({"subject": "s"}, BadInput),
    ],
)
def test_what_makes_no_account_is_refused(
    stage: Stage, tib: str, given: dict[str, Any], refused: type[Exception]
) -> None:
    asked = {"login": "rsib", "name": "R", "role": Role.LEADER, "by": "cli:test", "password": "hash"}
    with pytest.raises(refused):
        stage.do(c.MakeAccount("a2", **{**asked, **given}))


def test_whoever_has_a_second_factor_is_in_half_until_it_is_shown(stage: Stage, tib: str) -> None:
    stage.do(c.EnrolTotp(tib, "sealed", 10, codes=("one", "two")))
    stage.do(c.LetIn(tib, "half", PASSWORD))
    assert told(stage, SignedIn) == []
    stage.do(c.LetIn(tib, "whole", Proof(Factor.TOTP, step=11), "Firefox", instead_of="half"))
    assert sign_ins(stage) == ["whole"]
    assert told(stage, SignedIn) == [SignedIn("tib", "totp", "Firefox")]


@pytest.mark.parametrize("proof", [Proof(Factor.TOTP, step=11), Proof(Factor.RECOVERY, code="one")])
def test_the_second_factor_alone_lets_nobody_in(stage: Stage, tib: str, proof: Proof) -> None:
    stage.do(c.MakeAccount("a2", "rsib", "R", Role.LEADER, "cli:test", password="hash"))
    for id in (tib, "a2"):
        stage.do(c.EnrolTotp(id, "sealed", 10, codes=("one",)))
    stage.do(c.LetIn("a2", "of another", PASSWORD))
    stage.do(c.LetIn(tib, "late", PASSWORD))
    stage.forward(seconds=601)
    for before in ("of another", "late"):
        with pytest.raises((Refused, NotFound)):
            stage.do(c.LetIn(tib, "x", proof, instead_of=before))
    with pytest.raises(NotFound):
        stage.do(c.LetIn(tib, "x", proof))
    assert sign_ins(stage) == [] and account(stage).codes == ("one",)


def test_a_sign_in_in_the_place_of_another_ends_it(stage: Stage, tib: str) -> None:
    stage.do(c.LetIn(tib, "first", PASSWORD))
    stage.do(c.LetIn(tib, "second", PASSWORD, instead_of="first"))
    assert sign_ins(stage) == ["second"]


def test_wrong_tries_are_counted_told_and_end_in_a_lock(stage: Stage, tib: str) -> None:
    for _ in range(7):
        stage.do(c.TurnAway("tib", Factor.PASSWORD, tib))
    assert [one.locked for one in told(stage, SignInRefused)] == [False] * 4 + [True]
    with pytest.raises(Refused):
        stage.do(c.LetIn(tib, "x", PASSWORD))
    stage.do(c.OpenAccount(tib, "cli:test"))
    stage.do(c.LetIn(tib, "x", PASSWORD))


def test_of_a_login_that_is_nobodys_nothing_is_told(stage: Stage) -> None:
    stage.do(c.TurnAway("mitt lösenord", Factor.PASSWORD))
    assert told(stage, SignInRefused) == []


def test_a_sign_of_life_is_written_down_now_and_then(stage: Stage, tib: str) -> None:
    stage.do(c.LetIn(tib, "in", PASSWORD))
    begun = stage.clock.wall()
    for seconds in (NOTED_EVERY - 1, 1):
        stage.forward(seconds=seconds)
        stage.do(c.SeeSignIn("in"))
    with stage.upprop.store.reading() as look:
        assert look.sign_ins.look("in").seen == begun + NOTED_EVERY
    stage.do(c.SeeSignIn("gone"))


def test_what_has_run_out_is_taken_away_when_somebody_comes(stage: Stage, tib: str) -> None:
    stage.do(c.LetIn(tib, "old", PASSWORD))
    stage.forward(seconds=IDLE + 1)
    assert sign_ins(stage) == []
    stage.do(c.LetIn(tib, "new", PASSWORD))
    with stage.upprop.store.reading() as look, pytest.raises(NotFound):
        look.sign_ins.look("old")


def test_signing_out_and_being_put_out_are_told(stage: Stage, tib: str) -> None:
    for id in ("a", "b", "c", "d"):
        stage.do(c.LetIn(tib, id, PASSWORD))
    stage.do(c.SignOut("a"))
    stage.do(c.SignOut("a"))
    stage.do(c.RevokeSignIns(tib, "console:tib", sign_in="b"))
    stage.do(c.RevokeSignIns(tib, "console:tib", keep="d"))
    assert sign_ins(stage) == ["d"]
    assert told(stage, SignedOut) == [SignedOut("tib")]
    assert [one.many for one in told(stage, SignInsRevoked)] == [1, 1]


def test_nobody_ends_another_accounts_sign_in(stage: Stage, tib: str) -> None:
    stage.do(c.MakeAccount("a2", "rsib", "R", Role.LEADER, "cli:test", password="hash"))
    stage.do(c.LetIn(tib, "a", PASSWORD))
    with pytest.raises(NotFound):
        stage.do(c.RevokeSignIns("a2", "console:rsib", sign_in="a"))
    assert sign_ins(stage) == ["a"]


@pytest.mark.parametrize(
    ("command", "left"),
    [
        (c.CloseAccount("a1", "cli:test"), []),
        (c.ResetAccount("a1", "first", "cli:test"), []),
        (c.ChangePassword("a1", "own", "in"), ["in"]),
    ],
)
def test_whoever_is_in_is_out_when_what_let_them_in_is_gone(
    stage: Stage, tib: str, command: Command, left: list[str]
) -> None:
    stage.do(c.LetIn(tib, "elsewhere", PASSWORD))
    stage.do(c.LetIn(tib, "in", PASSWORD))
    stage.do(command)
    assert sign_ins(stage) == left


def test_passkeys_and_codes_are_kept_and_taken_away(stage: Stage, tib: str) -> None:
    key = Passkey("k", "public", "mobil", stage.clock.wall())
    stage.do(c.EnrolPasskey(tib, key, codes=("one",)))
    stage.do(c.RenewCodes(tib, ("two", "three")))
    assert (account(stage).passkeys, account(stage).codes) == ((key,), ("two", "three"))
    stage.do(c.DropFactor(tib, "k", needed=False))
    assert (account(stage).passkeys, account(stage).codes) == ((), ())
