"""The phone wall, and one phone's own page: on it one person in one browser trains as one officer."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from typing import Any, Final

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from conference.domain.access.rights import Right
from conference.domain.errors import BadInput, DomainError, NotFound
from conference.exercises.network import Network
from conference.exercises.posts import NOWHERE, Post
from webhooks.console import doing
from webhooks.console.live.stream import Drawn, stream
from webhooks.console.pages.exercise import shown, wired
from webhooks.console.pages.exercise.words import NOTICED, SHOWN, STANDING
from webhooks.console.pages.meeting import QUIETLY
from webhooks.console.pages.meeting.shown import group_name
from webhooks.console.refusals import in_words
from webhooks.console.who import needs, who

page = Blueprint("phones", __name__)
drawn = Drawn()

LONGEST_TEXT: Final = 800
LONGEST_SPEECH: Final = 300
KEYS: Final = "123456789*0#"
MOST_KEYS: Final = 12
SIGNS_A_SECOND: Final = 14.0
"""As fast as the network's voices read."""

Do = Callable[[Network, str], None]


@page.app_context_processor
def words() -> dict[str, Any]:
    return {"STANDING": STANDING, "NOTICED": NOTICED, "NOWHERE": NOWHERE}


@page.get("/ovning/telefoner")
@needs(Right.TRAIN)
def wall() -> str:
    """All phones: which of them ring, what each has heard last, who speaks."""
    asked, narrowed = shown.playable(shown.every(), who()), _narrowed()
    return render_template(
        "exercise/wall.html",
        parts=_wall(narrowed)(),
        groups=shown.groups(asked),
        narrowed=narrowed,
        SHOWN=SHOWN,
    )


@page.get("/ovning/telefoner/strom")
@needs(Right.TRAIN)
def live() -> ResponseReturnValue:
    narrowed = _narrowed()
    draw = _wall(narrowed)
    return stream(drawn, _key(narrowed), [], lambda _row: draw(), tail=wired.tail())


@page.get("/ovning/telefoner/delar")
@needs(Right.TRAIN)
def again() -> ResponseReturnValue:
    return _once(_wall(_narrowed()))


@page.get("/ovning/telefoner/<slug>")
@needs(Right.TRAIN)
def phone(slug: str) -> str:
    """One phone: what it hears, its keys, and its texts."""
    post = shown.post_at(slug, who())
    return render_template("exercise/phone.html", post=post, parts=_phone(post)(), keys=KEYS)


@page.get("/ovning/telefoner/<slug>/strom")
@needs(Right.TRAIN)
def phone_live(slug: str) -> ResponseReturnValue:
    post = shown.post_at(slug, who())
    draw = _phone(post)
    return stream(drawn, _key(post.slug), [post.number], lambda _row: draw(), tail=wired.tail())


@page.get("/ovning/telefoner/<slug>/delar")
@needs(Right.TRAIN)
def phone_again(slug: str) -> ResponseReturnValue:
    return _once(_phone(shown.post_at(slug, who())))


@page.post("/ovning/telefoner/<slug>/<deed>")
@needs(Right.TRAIN)
def do(slug: str, deed: str) -> ResponseReturnValue:
    """What a hand does at a phone. Whoever does anything there stands at it: its officer acts no more."""
    post, quietly = shown.post_at(slug, who()), QUIETLY in request.headers
    if deed not in DEEDS:
        raise NotFound(f"a phone has no {deed}")
    try:
        act = DEEDS[deed]()
        with wired.network() as network:
            if deed not in HANDS and network.phone(post.number)["officer"]:
                network.take_over(post.number)
            act(network, post.number)
    except DomainError as error:
        if quietly:
            raise
        doing.tell(in_words(error))
    if quietly:
        return "", 204
    if "vagg" in request.args:
        return redirect(url_for("phones.wall", visa=_narrowed() or None, _anchor=f"telefon-{slug}"))
    return redirect(url_for("phones.phone", slug=slug))


def _button(name: str, **words: Any) -> Callable[[], Do]:
    return lambda: lambda network, number: network.press(number, name, words)


def _keys() -> Do:
    keys = "".join(request.form.get("keys", "").split())
    if not keys or len(keys) > MOST_KEYS or set(keys) - set(KEYS):
        raise BadInput(_("Keys are digits, * and #, at most %(most)s at a time.", most=MOST_KEYS))
    return lambda network, number: network.press(number, "press", {"keys": keys})


def _speech() -> Do:
    said = _said(LONGEST_SPEECH)
    seconds = max(2.0, len(said) / SIGNS_A_SECOND)
    return lambda network, number: network.press(number, "speak", {"text": said, "seconds": seconds})


def _text() -> Do:
    said = _said(LONGEST_TEXT)
    return lambda network, number: network.press(number, "text", {"body": said})


def _said(longest: int) -> str:
    said = " ".join(request.form.get("words", "").split())[:longest]
    if not said:
        raise BadInput(_("Write what is to be said or sent."))
    return said


HANDS: Final[Mapping[str, Callable[[], Do]]] = {
    "take": lambda: lambda network, number: network.take_over(number),
    "give-back": lambda: lambda network, number: network.give_back(number),
}
"""Who stands at the phone."""
DEEDS: Final[Mapping[str, Callable[[], Do]]] = {
    "answer": _button("answer"),
    "decline": _button("decline"),
    "hang-up": _button("hang-up"),
    "ring": _button("dial"),
    "silent": _button("fall-silent"),
    "press": _keys,
    "say": _speech,
    "text": _text,
    **HANDS,
}
"""What can be done at a phone: read from the form that was sent, then done at the network."""


def _wall(narrowed: str) -> Callable[[], dict[str, str]]:
    """The parts of the wall as they are when it is called, for one who may play what the reader may."""
    asks = who()

    def draw() -> dict[str, str]:
        every = shown.every()
        asked = shown.playable(every, asks)
        all_tiles = shown.tiles(asked, shown.names(every))
        groups = {
            group: [one for one in all_tiles if one.post.group == group and shown.stands(one, narrowed)]
            for group in shown.groups(asked)
        }
        parts = {"count": render_template("exercise/count.html", tiles=all_tiles, shown=groups)}
        for group, tiles in groups.items():
            title = (
                _("Without a seat in any meeting")
                if group == NOWHERE
                else group_name(doing.house().county, group)
            )
            parts[f"group-{group}"] = _lean(
                render_template("exercise/tiles.html", tiles=tiles, title=title, narrowed=narrowed)
            )
        return parts

    return draw


def _phone(post: Post) -> Callable[[], dict[str, str]]:
    def draw() -> dict[str, str]:
        called = shown.names(shown.every())
        with wired.network() as network:
            seen = network.phone(post.number)
        tile = shown.tile(post, seen, called)
        heard = shown.noticed(seen, called, writing=False)
        texts = shown.noticed(seen, called, writing=True)
        return {
            "line": _lean(render_template("exercise/line.html", one=tile, slug=post.slug)),
            "heard": _lean(render_template("exercise/heard.html", heard=heard)),
            "texts": _lean(render_template("exercise/texts.html", texts=texts)),
        }

    return draw


def _once(draw: Callable[[], Mapping[str, str]]) -> Response:
    now = doing.house().clock.now().isoformat()
    answer = json.dumps({"parts": dict(draw()), "beat": {"now": now, "speed": 1}})
    return Response(answer, content_type="application/json", headers={"Cache-Control": "no-store"})


def _key(of: str) -> tuple[Hashable, ...]:
    """All that a page looks different for: the network first, as a process may show several in turn."""
    asks = who()
    return (wired.tail(), of, asks.role, asks.member, str(get_locale()))


def _narrowed() -> str:
    asked = request.args.get("visa", "")
    return asked if asked in SHOWN else ""


def _lean(html: str) -> str:
    """Without indentation, which nobody reads who is sent it."""
    return "\n".join(line.strip() for line in html.splitlines() if line.strip())
