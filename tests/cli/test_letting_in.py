"""Accounts made and closed at the terminal, and what a new house says of its first."""

from __future__ import annotations

import pytest

from conference.access.passwords import Passwords
from conference.cli.desk import Desk
from conference.cli.letting_in import how_the_first_is_made
from conference.domain.access import commands as c
from conference.domain.access.account import Account, Factor, Proof
from tests.cli.terminal import Terminal


def kept(terminal: Terminal, login: str) -> Account:
    with terminal.stage.upprop.store.reading() as look:
        found = look.accounts.by_login(login)
    assert found is not None
    return found


def made(terminal: Terminal, login: str = "kansli", *more: str) -> dict[str, str]:
    words = ("account", "add", login, "--name", "Karin", "--role", "office", *more)
    told: dict[str, str] = terminal.asks(*words)
    return told


def signed_in(terminal: Terminal, login: str = "kansli") -> None:
    account = kept(terminal, login)
    terminal.stage.do(c.LetIn(account.id, "digest", Proof(Factor.PASSWORD, password=account.password)))


def test_a_new_house_says_how_the_first_account_is_made_and_then_no_more(terminal: Terminal) -> None:
    desk = Desk(upprop=terminal.stage.upprop)
    told = "\n".join(how_the_first_is_made(desk))
    assert "upprop account add" in told and "--role office" in told
    made(terminal)
    assert how_the_first_is_made(desk) == []


def test_the_first_password_is_shown_once_and_opens_the_account(terminal: Terminal) -> None:
    told = made(terminal)
    account = kept(terminal, "kansli")
    assert told["address"].endswith("/logga-in") and account.must_change
    assert Passwords().match(told["password"], account.password)
    assert told["password"] not in terminal.must("account", "list")
    assert told["password"] not in terminal.must("audit")


def test_who_is_vouched_for_has_no_password(terminal: Terminal) -> None:
    assert made(terminal, "kansli", "--oidc", "subject-1")["password"] is None
    assert terminal.asks("account", "list")["accounts"][0]["vouched_for"] is True


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["kansli", "--role", "office"], 3),
        (["huddinge", "--role", "member"], 2),
        (["huddinge", "--role", "member", "--member", "nowhere"], 2),
        (["å", "--role", "leader"], 2),
        (["chef", "--role", "chief"], 2),
    ],
)
def test_what_makes_no_account_is_refused_in_a_sentence(
    terminal: Terminal, words: list[str], code: int
) -> None:
    made(terminal)
    refused = terminal.gives("account", "add", "--name", "X", *words)
    assert refused.exit_code == code, refused.output


def test_an_account_is_closed_opened_put_out_and_begun_anew(terminal: Terminal) -> None:
    first = made(terminal)["password"]
    signed_in(terminal)
    [row] = terminal.asks("account", "list")["accounts"]
    assert (row["signed_in"], row["last_seen"] is not None) == (1, True)
    assert "nobody signed in" in terminal.must("account", "sign-out", "KANSLI")
    signed_in(terminal)
    terminal.must("account", "disable", "kansli")
    [row] = terminal.asks("account", "list")["accounts"]
    assert (row["signed_in"], row["disabled"]) == (0, True)
    terminal.must("account", "enable", "kansli")
    again = terminal.asks("account", "reset", "kansli")["password"]
    assert again != first and Passwords().match(again, kept(terminal, "kansli").password)
    assert terminal.gives("account", "disable", "nobody").exit_code == 2


def test_all_of_it_is_in_the_audit(terminal: Terminal) -> None:
    made(terminal)
    signed_in(terminal)
    account = kept(terminal, "kansli")
    terminal.stage.do(c.TurnAway("kansli", Factor.PASSWORD, account.id))
    terminal.must("account", "reset", "kansli")
    told = terminal.must("audit")
    for said in (
        "made the account kansli, office",
        "console:kansli signed in by password",
        "was turned away as kansli: password",
        "changed the account kansli: reset",
        "put out sign-ins of kansli: 1",
        "whole",
    ):
        assert said in told, told


def test_lists_say_in_words_what_is_the_matter(terminal: Terminal) -> None:
    made(terminal)
    told = terminal.must("account", "list")
    assert "kansli" in told and "has not changed the first password" in told
