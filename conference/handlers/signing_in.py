"""Somebody is let in, turned away, seen, or put out."""

from __future__ import annotations

from typing import Final

from conference.domain.access import commands as c
from conference.domain.access.account import Factor
from conference.domain.access.events import SignedIn, SignedOut, SignInRefused, SignInsRevoked
from conference.domain.access.sign_in import NOTED_EVERY, SignIn
from conference.domain.decision import NOTHING, Decision
from conference.domain.errors import NotFound, Refused
from conference.domain.instants import Instant
from conference.ports import Handlers, UnitOfWork

SECOND_ONLY: Final = frozenset({Factor.TOTP, Factor.RECOVERY})
"""What lets nobody in but after the password."""


def let_in(command: c.LetIn, uow: UnitOfWork, now: Instant) -> Decision:
    """What was used once is used up in the same transaction. Raises Refused, NotFound."""
    wall, proof = uow.wall, command.proof
    account = uow.accounts.get(command.account)
    if proof.by in SECOND_ONLY:
        before = uow.sign_ins.get(command.instead_of)
        if not (before.half and before.account == account.id and before.alive(wall)):
            raise Refused("the password comes first")
    whole = account.let_in(proof, wall)
    uow.sign_ins.end(command.instead_of)
    uow.sign_ins.forget(wall)
    uow.sign_ins.add(
        SignIn(command.sign_in, account.id, proof.by, wall, wall, command.device, half=not whole)
    )
    return Decision(events=(SignedIn(account.login, proof.by, command.device),) if whole else ())


def turn_away(command: c.TurnAway, uow: UnitOfWork, now: Instant) -> Decision:
    """Something is written down whether or not there is such an account, so that neither takes longer."""
    uow.tries.wrong(f"sign-in:{command.login}", now)
    if not command.account:
        return NOTHING
    account = uow.accounts.get(command.account)
    if not account.try_wrong(uow.wall):
        return NOTHING
    return Decision(events=(SignInRefused(account.login, command.by, account.locked(uow.wall)),))


def see(command: c.SeeSignIn, uow: UnitOfWork, now: Instant) -> Decision:
    try:
        sign_in = uow.sign_ins.get(command.sign_in)
    except NotFound:
        return NOTHING
    if not sign_in.half and sign_in.alive(uow.wall) and uow.wall - sign_in.seen >= NOTED_EVERY:
        sign_in.seen = uow.wall
    return NOTHING


def sign_out(command: c.SignOut, uow: UnitOfWork, now: Instant) -> Decision:
    try:
        sign_in = uow.sign_ins.get(command.sign_in)
    except NotFound:
        return NOTHING
    uow.sign_ins.end(sign_in.id)
    return Decision(events=(SignedOut(uow.accounts.look(sign_in.account).login),))


def revoke(command: c.RevokeSignIns, uow: UnitOfWork, now: Instant) -> Decision:
    """Raises NotFound where one is to end that is none of this account's."""
    account = uow.accounts.look(command.account)
    if command.sign_in:
        if uow.sign_ins.get(command.sign_in).account != account.id:
            raise NotFound("there is no such sign-in")
        many = int(uow.sign_ins.end(command.sign_in))
    else:
        many = uow.sign_ins.end_all(account.id, command.keep)
    return Decision(events=(SignInsRevoked(command.by, account.login, many),) if many else (), answer=many)


HANDLERS: Handlers = {
    c.LetIn: let_in,
    c.TurnAway: turn_away,
    c.SeeSignIn: see,
    c.SignOut: sign_out,
    c.RevokeSignIns: revoke,
}
