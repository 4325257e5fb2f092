"""Which page is open to whom on the way in; whoever is elsewhere on it is led there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, TypeVar, cast

from flask import redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from conference.domain.access.sign_in import Standing
from webhooks.console.frame import OPEN_AT, OPEN_TO_ALL
from webhooks.console.signing_in.doorman import at_door, doorman
from webhooks.console.who import NEXT, show_again

View = TypeVar("View", bound=Callable[..., ResponseReturnValue])

PAGES: Final[Mapping[Standing, str]] = {
    Standing.SECOND: "signing_in.second.second",
    Standing.PASSWORD: "signing_in.password.own_password",
    Standing.ENROL: "signing_in.enrolling.enrol",
    Standing.IN: "start.start",
}


def open_to_all(view: View) -> View:
    """A page for whoever comes, known or not, and whether or not the database can say who it is."""
    setattr(view, OPEN_TO_ALL, True)
    return view


def open_at(*standings: Standing, fresh: bool = False) -> Callable[[View], View]:
    """A page for those who have come so far. `fresh`: and have shown of late who they are."""

    def guarded(view: View) -> View:
        @wraps(view)
        def seen(*args: Any, **kwargs: Any) -> ResponseReturnValue:
            caller = at_door()
            if caller is None:
                return redirect(url_for("signing_in.password.sign_in"), 303)
            if caller.standing not in standings:
                return redirect(url_for(PAGES[caller.standing]), 303)
            if fresh and caller.standing is Standing.IN and not caller.sign_in.fresh(doorman().wall):
                return show_again(request.path if request.method == "GET" else url_for("signing_in.own.own"))
            return view(*args, **kwargs)

        setattr(seen, OPEN_AT, standings)
        return cast(View, seen)

    return guarded


def ahead() -> str | None:
    """Where whoever has come in, or halfway in, goes on; None where nobody has."""
    caller = at_door()
    if caller is None:
        return None
    if caller.standing is Standing.IN and (wanted := session.pop(NEXT, "")):
        return str(wanted)
    return url_for(PAGES[caller.standing])


def remember(wanted: str) -> None:
    """The page that was asked for, if it is one of ours."""
    inside = (
        wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    )
    if inside and not wanted.startswith("/logga-"):
        session[NEXT] = wanted[:500]
