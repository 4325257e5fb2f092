"""The tables of the domain as pages for people: what moves a line, and what every key does.

`make docs` writes them to `docs/`; a test compares, so that the pages cannot lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from conference.domain.activation import menus as desk
from conference.domain.activation.activation import ActivationState
from conference.domain.activation.errands import Kind
from conference.domain.activation.wishes import WISHES as OF_ACTIVATIONS
from conference.domain.county.county import Words
from conference.domain.meeting import menus
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.facts import Told
from conference.domain.meeting.leg import MOVES, NOISE, LegState
from conference.domain.meeting.text import FORWARD
from conference.domain.meeting.text_words import OPT_OUT, TEXT_WISHES, TextWish
from conference.domain.meeting.wish import Wish
from conference.domain.meeting.wishes import WISHES

PRINTED = "<!-- Printed by `make docs`. Change the table in the code, not this page. -->"


def states_page() -> str:
    """Every state of a line against every fact a carrier can tell, and the fates of a text."""
    facts = [(kind.value, *(_cell(state, kind) for state in LegState)) for kind in Told]
    texts = [(status, str(rank)) for status, rank in FORWARD.items()]
    return "\n\n".join(
        [
            "# States",
            PRINTED,
            "## A line (leg)",
            "A leg is what its facts say: they are sorted, and this table is walked over them. "
            "`.` is known noise and changes nothing; `refused` is logged and answered as if accepted. "
            "The table is in `conference/domain/meeting/leg.py`.",
            _table(("fact", *(state.value for state in LegState)), facts),
            "## A text",
            "A report only ever moves a text forward; the last three are final. "
            "See `conference/domain/meeting/text.py`.",
            _table(("status", "how far along"), texts),
            "## A conference",
            " → ".join(
                f"`{state.value}`" for state in ConferenceState if state is not ConferenceState.CANCELLED
            )
            + ", or `cancelled` before it is open. See `conference/domain/meeting/conference.py`.",
            "## An activation",
            ", ".join(f"`{state.value}`" for state in ActivationState)
            + ". Which leads where is drawn in `conference/domain/activation/activation.py`.",
        ]
    )


def keys_page(texts: Mapping[str, Mapping[str, str]]) -> str:
    """Every menu: what is said, what each key does, what silence and a wrong key do; then the wishes."""
    parts = ["# Keys", PRINTED, _intro()]
    for menu in (*menus.MENUS, *desk.MENUS):
        parts.append(f"## {menu.id}")
        parts.extend(
            f"> {texts[language][menu.prompt]}" for language in texts if menu.prompt in texts[language]
        )
        rows = [(key, what, _meaning(what)) for key, what in sorted(menu.keys.items())]
        rows.append(("silence", menu.silence, f"after {menu.wait} s: {_meaning(menu.silence)}"))
        rows.append(("any other", menu.wrong, _meaning(menu.wrong)))
        parts.append(_table(("key", "wish or turn", "what it does"), rows))
    parts.append("## Wishes of a meeting")
    parts.append("The same by command line, API and keys. See `conference/domain/meeting/wishes.py`.")
    parts.append(_wishes(WISHES.values()))
    parts.append("## Wishes of an activation")
    parts.append("The same by command line and API. See `conference/domain/activation/wishes.py`.")
    parts.append(_wishes(OF_ACTIVATIONS.values()))
    return "\n\n".join(parts)


def texts_page(words: Words) -> str:
    """What may be texted: the rows of one table with their words in every language, then the other words."""
    languages = list(words)
    rows = [
        (
            row.id,
            *(", ".join(words[language][f"texted.{row.id}"]) for language in languages),
            _follows(row),
            ", ".join(sorted(WISHES[row.wish].who)) if row.wish else "whoever has a seat",
        )
        for row in TEXT_WISHES.values()
    ]
    others = [
        (name, *(", ".join(words[language][name]) for language in languages))
        for name in words[languages[0]]
        if name.startswith("replies.")
    ]
    return "\n\n".join(
        [
            "# Texts",
            PRINTED,
            "What a phone may text to our number. Case, blanks, marks around, and the dots and rings of "
            "å, ä and ö do not matter, nor do a greeting before, a thank-you after, what is quoted, or "
            "what a phone adds below. There is one reply to a text at the most, none to a phone that "
            "nobody knows unless the text bears a valid code, and no more than ten in ten minutes to one "
            "phone.",
            "## In a meeting, or about one",
            "The table is in `conference/domain/meeting/text_words.py`, what each row does in "
            "`conference/handlers/by_word.py`. What is more than its row allows is no wish but a report. "
            "What may be meant for the meeting and for an open inquiry is answered with both readings.",
            _table(("row", *languages, "what may follow", "who"), rows),
            "## Of an activation",
            "What a text means, and in which order it is read, is in "
            "`conference/domain/activation/text_meaning.py`. Here: a press (GRÖN or BLÅ, the code, what has "
            "happened), what those paged and those who lead answer, objections, and answers to an inquiry.",
            _table(("reply", *languages), others),
            "Never read: "
            + ", ".join(sorted(word.upper() for word in OPT_OUT))
            + ". Carriers take these for "
            "wanting no more texts, and act on them themselves.",
        ]
    )


def _follows(row: TextWish) -> str:
    if row.more == 0:
        return "nothing"
    many = "any words" if row.more is None else f"at most {row.more} words"
    return f"{many}, and at least one" if row.needs else many


def _wishes(rows: Iterable[Wish[Any]]) -> str:
    return _table(
        ("wish", "svenska", "English", "who may", "while", "takes"),
        [
            (
                wish.id,
                wish.swedish,
                wish.english,
                ", ".join(sorted(wish.who)),
                ", ".join(sorted(wish.states)),
                ", ".join(f"[{name}]" if name in wish.optional else name for name in wish.takes),
            )
            for wish in rows
        ],
    )


def _intro() -> str:
    return (
        "A key works over the prompt. `*` never ends a call: in the room it steps out to a menu, before it "
        "one is asked again; for whoever holds the floor a bare `*` means *done*. Outside the room `9` is to "
        "hear it again, and after three rounds of silence or wrong keys the call ends with a goodbye, and "
        "with a text that says how to come in.\n\n"
        "Whoever rings comes straight to what waits for them, the first of: "
        + ", ".join(f"`{kind}`" for kind in Kind)
        + " (`conference/domain/activation/errands.py`); with nothing waiting, to the desk. "
        "Wherever a button may be pressed `5` is green and `6` blue, also (with `#`) instead of a code."
    )


def _cell(state: LegState, kind: Told) -> str:
    if (state, kind) in MOVES:
        return MOVES[state, kind].value
    return "." if (state, kind) in NOISE else "refused"


def _meaning(what: str) -> str:
    turns = {**desk.TURNS, **menus.TURNS}
    return turns[what] if what in turns else WISHES[what].english


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    lines = [list(header), *([*row] for row in rows)]
    head, *body = (f"| {' | '.join(line)} |" for line in lines)
    return "\n".join([head, "|" + " --- |" * len(lines[0]), *body])
