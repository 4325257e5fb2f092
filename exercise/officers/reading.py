"""A script as it is written (plain data) made into something an officer can follow.

The vocabulary is described in the package's own docstring. A word that is not in it is refused by name, so
that a misspelt script never looks like an officer who does nothing.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from exercise.exchange.text import Delivery
from exercise.officers.script import (
    ANSWERS_AFTER,
    CHARACTERS_PER_SECOND,
    MACHINE_AFTER,
    PRESSES_AFTER,
    REJECTS_AFTER,
    Act,
    Answer,
    DialIn,
    Drop,
    Manner,
    Press,
    Reaction,
    Script,
    pattern,
)
from exercise.officers.times import seconds_of

ACTS = frozenset({"press", "star", "speak", "fall_silent", "hang_up", "text", "dial", "answer"})


class BadScript(ValueError):
    """A script nobody can follow; says what is wrong with it."""


def read_script(words: Mapping[str, Any]) -> Script:
    """Raises `BadScript`."""
    if not isinstance(words, Mapping):
        raise BadScript(f"a script is a mapping, not {words!r}")
    values = _with_presets(dict(words))
    unknown = set(values) - set(WORDS)
    if unknown:
        raise BadScript(f"unknown words in a script: {', '.join(sorted(map(str, unknown)))}")
    try:
        return Script(**{name: WORDS[name](value) for name, value in values.items()})
    except BadScript:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, re.error) as error:
        raise BadScript(f"script {dict(words)!r}: {error}") from error


def _with_presets(values: dict[str, Any]) -> dict[str, Any]:
    presets: dict[str, dict[str, Any]] = {
        "declines": {"presses": ["2", "2"]},
        "someone_else": {"presses": ["3"]},
        "voicemail": {"answers": "voicemail"},
    }
    for name, meaning in presets.items():
        if values.pop(name, False):
            values = meaning | values
    return values


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _answer(value: Any) -> Answer:
    if isinstance(value, Mapping):
        (word, after), *more = value.items()
        if more:
            raise BadScript(f"answers: one manner at a time, not {value!r}")
        return Answer(Manner(word), seconds_of(after))
    if isinstance(value, str) and not value[:1].isdigit() and not value.startswith("+"):
        manner = Manner(value)
        waits = {Manner.MACHINE: MACHINE_AFTER, Manner.REJECTS: REJECTS_AFTER, Manner.PERSON: ANSWERS_AFTER}
        return Answer(manner, waits.get(manner, 0.0))
    return Answer(Manner.PERSON, seconds_of(value))


def _press(value: Any) -> Press:
    if value is None:
        return Press()
    if not isinstance(value, Mapping):
        return Press(str(value))
    words = dict(value)
    answers = {"key", "keys", "says"} & set(words)
    unknown = set(words) - {"key", "keys", "says", "after", "into", "seconds"}
    if len(answers) != 1 or unknown or ("seconds" in words and "says" not in words):
        raise BadScript(f"a question is answered with key, keys or says, not {value!r}")
    says = str(words["says"]) if "says" in words else None
    keys = words.get("key", words.get("keys"))
    return Press(
        keys=None if keys is None else str(keys),
        after=seconds_of(words.get("after", PRESSES_AFTER)),
        into=seconds_of(words["into"]) if "into" in words else None,
        says=says,
        seconds=seconds_of(words.get("seconds", len(says or "") / CHARACTERS_PER_SECOND)),
    )


def _row(value: Any) -> tuple[Press, ...]:
    return tuple(_press(entry) for entry in _list(value))


def _presses(value: Any) -> tuple[tuple[Press, ...], ...]:
    """One key, one entry per question, or a list of such lists: one per call."""
    if isinstance(value, list | tuple) and any(isinstance(entry, list | tuple) for entry in value):
        return tuple(_row(entry) for entry in value)
    return (_row(value),)


def _act(value: Any) -> Act:
    if isinstance(value, str):
        value = {value: True}
    words = dict(value)
    after = seconds_of(words.pop("after", 0))
    if len(words) != 1 or not set(words) <= ACTS:
        raise BadScript(f"an act is one of {', '.join(sorted(ACTS))}, not {value!r}")
    ((does, what),) = words.items()
    if does == "star":
        what = () if what is True else _words(what)
    if does == "dial":
        what = read_dial_in(what if isinstance(what, Mapping) else {})
    return Act(does, what, after)


def _reaction(value: Mapping[str, Any]) -> Reaction:
    words = dict(value)
    causes = {"hears", "reads", "at"} & set(words)
    if len(causes) != 1:
        raise BadScript(f"a reaction has one of hears, reads, at: {value!r}")
    unknown = set(words) - {"hears", "reads", "at", "after", "once", "does"}
    if unknown:
        raise BadScript(f"unknown words in a reaction: {', '.join(sorted(unknown))}")
    return Reaction(
        acts=tuple(_act(act) for act in _list(words["does"])),
        hears=pattern(words["hears"]) if "hears" in words else None,
        reads=pattern(words["reads"]) if "reads" in words else None,
        at=seconds_of(words["at"]) if "at" in words else None,
        after=seconds_of(words.get("after", 0 if "at" in words else 1)),
        once=bool(words.get("once", False)),
    )


def read_dial_in(value: Mapping[str, Any]) -> DialIn:
    unknown = set(value) - {"at", "from", "keys", "to"}
    if unknown:
        raise BadScript(f"unknown words in a call to make: {', '.join(sorted(unknown))}")
    return DialIn(
        after=seconds_of(value.get("at", 0)),
        shown_from=str(value.get("from", "own")),
        presses=_row(value.get("keys", [])),
        to=value.get("to"),
    )


def _drops(value: Mapping[str, Any]) -> Drop:
    words = {name: (int(v) if name == "times" else seconds_of(v)) for name, v in value.items()}
    return Drop(**words)  # type: ignore[arg-type]


def _words(value: Any) -> tuple[str, ...]:
    return tuple(str(entry) for entry in _list(value))


def _seconds_or_none(value: Any) -> float | None:
    return None if value is None else seconds_of(value)


def _dials(value: Any) -> tuple[DialIn, ...]:
    entries: Sequence[Any] = _list(value)
    return tuple(read_dial_in(entry) for entry in entries)


WORDS: dict[str, Any] = {
    "answers": lambda value: tuple(_answer(entry) for entry in _list(value)),
    "presses": _presses,
    "called": _words,
    "floor_words": pattern,
    "stop_words": pattern,
    "speaks": _seconds_or_none,
    "says": str,
    "star": _words,
    "drops": _drops,
    "calls_back": _seconds_or_none,
    "dial_in": read_dial_in,
    "dials_in": _dials,
    "when": lambda value: tuple(_reaction(entry) for entry in _list(value)),
    "landline": bool,
    "stop": bool,
    "delivery": Delivery,
}
