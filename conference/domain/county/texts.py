"""What is said, before it has a language.

The domain speaks in sayings: a key with values. Words are found in the county's language files and put
together at the last moment, once per listener. A value may itself be a saying (a block's name), or several
things to be listed ("Polisen, SOS Alarm och Trafikverket"). A value that is the name of something in the
county is said by its name in the listener's language, where it has one there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Texts = Mapping[str, Mapping[str, str]]
"""Language, then key, to template. Parameters stand in {braces}."""

NAMES = "names."
"""What the keys of names begin with; the name itself follows, in the county's own language."""

_PARAMETER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class UnknownText(LookupError):
    """There is no such key, or no such language."""


class MissingValue(LookupError):
    """The template asks for a parameter that the saying does not give."""


@dataclass(frozen=True)
class Saying:
    key: str
    values: "tuple[tuple[str, Value], ...]" = ()


Item = str | Saying
Value = Item | tuple[Item, ...]


def say(key: str, **values: "Item | int | Iterable[Item]") -> Saying:
    """`say("roll_call", present=14, missing=["Polisen", "SOS Alarm"])`."""
    return Saying(key, tuple((name, _value(value)) for name, value in sorted(values.items())))


def render(texts: Texts, saying: Saying, language: str) -> str:
    template = _template(texts, saying.key, language)
    values = {name: _words(texts, value, language) for name, value in saying.values}
    missing = parameters(template) - values.keys()
    if missing:
        raise MissingValue(f"{saying.key} ({language}) needs {', '.join(sorted(missing))}")
    return _PARAMETER.sub(lambda match: values[match[1]], template)


def named(texts: Texts, name: str, language: str) -> str:
    """How something is called in a language: by the same name, if it has no other there."""
    return texts.get(language, {}).get(f"{NAMES}{name}", name)


def parameters(template: str) -> frozenset[str]:
    return frozenset(_PARAMETER.findall(template))


def listed(items: Iterable[str], and_: str) -> str:
    """One, two and three: commas between, and the language's own word before the last."""
    *first, last = list(items) or [""]
    return f"{', '.join(first)} {and_} {last}" if first else last


def exercise_text(texts: Texts, words: str, language: str) -> str:
    """A text sent in an exercise begins and ends with the word, so that a glance at either end is enough."""
    word = _template(texts, "exercise", language)
    return f"{word} {words} {word}"


def _template(texts: Texts, key: str, language: str) -> str:
    try:
        return texts[language][key]
    except KeyError:
        raise UnknownText(f"no {key} in {language}") from None


def _value(value: "Item | int | Iterable[Item]") -> Value:
    if isinstance(value, str | Saying):
        return value
    if isinstance(value, int):
        return str(value)
    return tuple(value)


def _words(texts: Texts, value: Value, language: str) -> str:
    if isinstance(value, str):
        return named(texts, value, language)
    if isinstance(value, Saying):
        return render(texts, value, language)
    return listed([_words(texts, item, language) for item in value], _template(texts, "and", language))
