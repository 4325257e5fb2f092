"""Who sits at this page, and what that lets them do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Final, TypeVar, cast

from flask import abort, current_app, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from conference.domain.access.rights import Right, Role, may
from conference.domain.meeting import wish

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

NEEDS: Final = "needs"
"""The attribute of a view that says which right it asks for; a view without one is open to nobody."""

ASKS_AS: Final[Mapping[Role, wish.Role]] = {
    Role.LEADER: wish.Role.LEADER,
    Role.OFFICE: wish.Role.OFFICE,
    Role.MEMBER: wish.Role.SPEAKER,
    Role.AUDITOR: wish.Role.LISTENER,
}
"""As what wishes are made from the console; the table of wishes says the rest."""


@dataclass(frozen=True)
class Who:
    """Somebody signed in. `member` is the organisation of an account that is for one alone.

    `fresh`: they have shown of late who they are, which is asked of whoever changes what lets people in.
    """

    account: str
    login: str
    name: str
    role: Role
    member: str = ""
    language: str = ""
    fresh: bool = field(default=True, compare=False)

    def may(self, right: Right | str) -> bool:
        return may(self.role, Right(right))

    @property
    def by(self) -> str:
        """As whom the history names them."""
        return f"console:{self.login}"


def who() -> Who:
    """Whoever asks for this page. Only within a view that `needs` something."""
    return cast(Who, g.who)


NEXT: Final = "next"
"""Where it is kept, until somebody is in, which page they asked for."""


def show_again(then: str) -> ResponseReturnValue:
    """Whoever is in shows once more who they are, and comes to that page."""
    flash(_("You came in a while ago. Show once more who you are, to change what guards it."))
    session[NEXT] = then
    return redirect(url_for("signing_in.password.sign_in", anew=1), 303)


EVEN_IF_AWAY: Final = frozenset({Right.PRESS})
"""What somebody may do who was signed in lately, while the database cannot say who is."""


def even_if_away() -> bool:
    """Whether what is asked for now needs no database to say who asks."""
    view = current_app.view_functions.get(request.endpoint or "")
    return getattr(view, NEEDS, None) in EVEN_IF_AWAY


def asks_as(who: Who) -> wish.Role:
    """As what they make wishes."""
    return ASKS_AS[who.role]


def needs(right: Right, *, fresh: bool = False) -> Callable[[View], View]:
    """A view for those who have that right; whoever is not signed in has been sent to sign in before.

    `fresh`: whoever came in a while ago shows once more who they are.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        def seen(*args: Any, **kwargs: Any) -> ResponseReturnValue:
            if not who().may(right):
                abort(403)
            return show_again(request.path) if fresh and not who().fresh else view(*args, **kwargs)

        setattr(seen, NEEDS, right)
        return cast(View, seen)

    return guarded
