"""Passwords looked at: the same letters however they are typed, as long for nobody's, and few at once."""

from __future__ import annotations

import threading

import pytest
from argon2 import PasswordHasher

from conference.access import passwords
from conference.access.passwords import Busy, Passwords, first_password

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def test_a_hash_is_of_one_password_and_tells_nothing_of_it() -> None:
    looked = Passwords(QUICK)
    kept = looked.hash("två blå tåg i snö")
    assert kept.startswith("$argon2id$") and "snö" not in kept
    assert looked.match("två blå tåg i snö", kept)
    assert not looked.match("två blå tåg i snö ", kept)
    assert kept != looked.hash("två blå tåg i snö")


def test_what_two_keyboards_put_together_otherwise_is_the_same() -> None:
    looked = Passwords(QUICK)
    assert looked.match("bla\u030a tag i snoen", looked.hash("blå tag i snoen"))


def test_nobodys_password_is_looked_at_as_well_and_never_right() -> None:
    looked = Passwords(QUICK)
    for said in ("", "anything", "x" * 5000):
        assert not looked.match(said, "")
    assert not looked.match("anything", "no hash at all")


def test_to_look_at_nobodys_takes_about_as_long() -> None:
    """The same cost by its parameters: what is timed on a busy machine shows nothing."""
    looked = Passwords()
    ours, nobodys = looked.hash("två blå tåg i snö"), looked._nobodys
    assert ours.split("$")[:4] == nobodys.split("$")[:4]


def test_the_cost_is_that_of_the_standard() -> None:
    assert Passwords().hash("x").startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_whoever_waits_too_long_for_a_turn_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 0.01)
    looked = Passwords(QUICK)
    held, go = threading.Barrier(passwords.HANDS + 1), threading.Event()

    def hold() -> None:
        with looked._turn():
            held.wait()
            go.wait()

    holding = [threading.Thread(target=hold) for _ in range(passwords.HANDS)]
    for thread in holding:
        thread.start()
    held.wait()
    with pytest.raises(Busy):
        looked.match("x", "")
    go.set()
    for thread in holding:
        thread.join()
    assert not looked.match("x", "")


def test_first_passwords_are_long_and_never_the_same() -> None:
    made = {first_password() for _ in range(50)}
    assert len(made) == 50 and all(len(one) == 23 for one in made)
