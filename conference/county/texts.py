"""texts/<language>.yaml: what is heard (prompts), what is read (texts), single words (words), and names.

The same keys with the same parameters stand in every language. `words` may have groups one level deep; its
entries are a word or a list of synonyms, and may differ in number from one language to the next.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark, load
from conference.county.names import Written
from conference.county.wording import faults_of_prompt, faults_of_text, faults_of_word
from conference.domain.activation.answer_words import NAMES as ANSWERS
from conference.domain.county.county import Words
from conference.domain.county.texts import Texts, parameters
from conference.domain.meeting.text_words import TEXT_WISHES, clashes

_REPLIES = ("replies.approve", "replies.yes", "replies.no", *ANSWERS)
_FIRST = (
    "approve",
    "green",
    "blue",
    "undo",
    "release",
    "plan",
    "stand_down",
    "answer",
    "keep",
    "inquire",
    "object",
)
_TEXTED = tuple(f"texted.{row}" for row in ("polite", *TEXT_WISHES))
_NEEDED = ("and", "exercise", "exercise_spoken", "never", *_REPLIES, *_TEXTED)


@dataclass
class _Language:
    file: str
    templates: dict[str, tuple[str, int]]
    words: dict[str, tuple[str, ...]]
    word_lines: dict[str, int]
    names: dict[str, Mark]


def read_texts(languages: tuple[str, ...], faults: Faults) -> tuple[Texts, Words, Mapping[str, Written]]:
    """Also the names as they are written, by language: what they are the names of is known elsewhere."""
    read = {language: _read(f"texts/{language}.yaml", faults) for language in languages}
    if languages:
        own = read[languages[0]]
        for language in languages[1:]:
            _compare(own, read[language], faults)
    texts = {
        language: {key: template for key, (template, _) in found.templates.items()}
        for language, found in read.items()
    }
    words = {language: found.words for language, found in read.items()}
    for clash in clashes(words, _alone(words)) if languages else ():
        faults.add(own.file, own.word_lines.get("texted.polite", 1), clash)
    return texts, words, {language: found.names for language, found in read.items()}


def _alone(words: Words) -> dict[str, list[str]]:
    """The other words that mean something as the first, or the only, one of a text."""
    return {
        name: [word for spoken in words.values() for word in spoken.get(name, ())]
        for name in map("replies.{}".format, _FIRST)
    }


def _read(file: str, faults: Faults) -> _Language:
    language = _Language(file, {}, {}, {}, {})
    mark = load(file, faults)
    if mark is None:
        return language
    fields = Fields(mark, file, faults)
    prompts, texts, words = fields.table("prompts"), fields.table("texts"), fields.table("words")
    language.names = fields.table("names") if fields.has("names") else {}
    fields.close()
    for name, entry in _flat(words):
        _read_word(language, name, entry, faults)
    for name in _NEEDED:
        if name not in language.words:
            faults.add(file, mark.line, f"the word {name} is missing")
    never = language.words.get("never", ())
    _read_templates(language, prompts, lambda words: faults_of_prompt(words, never), faults)
    _read_templates(language, texts, lambda words: faults_of_text(words, never), faults)
    for name, synonyms in language.words.items():
        for reason in (
            fault for word in synonyms if name != "never" for fault in faults_of_word(word, never)
        ):
            faults.add(file, language.word_lines[name], f"{name}: {reason}")
    return language


def _read_templates(
    language: _Language, section: dict[str, Mark], check: Callable[[str], Iterable[str]], faults: Faults
) -> None:
    for key, mark in section.items():
        if not isinstance(mark.value, str) or not mark.value.strip():
            faults.add(language.file, mark.line, f"{key} should be words, not {mark.kind}")
            continue
        if key in language.templates:
            faults.add(language.file, mark.line, f"{key} stands on line {language.templates[key][1]} too")
        for reason in check(mark.value):
            faults.add(language.file, mark.line, f"{key}: {reason}")
        language.templates[key] = (mark.value, mark.line)


def _read_word(language: _Language, name: str, mark: Mark, faults: Faults) -> None:
    """A single word can be rendered like a template; synonyms are only looked up."""
    entries = mark.value if isinstance(mark.value, tuple) else (mark,)
    words = tuple(str(entry.value) for entry in entries if isinstance(entry.value, str | int))
    if len(words) != len(entries) or not words:
        faults.add(language.file, mark.line, f"{name} should be a word or a list of words")
        return
    language.words[name], language.word_lines[name] = words, mark.line
    if not isinstance(mark.value, tuple):
        language.templates[name] = (words[0], mark.line)


def _flat(words: dict[str, Mark]) -> Iterator[tuple[str, Mark]]:
    for name, mark in words.items():
        if isinstance(mark.value, dict):
            yield from ((f"{name}.{inner}", entry) for inner, entry in mark.value.items())
        else:
            yield name, mark


def _compare(own: _Language, other: _Language, faults: Faults) -> None:
    for one, two in ((own, other), (other, own)):
        for key, (_, line) in one.templates.items():
            if key not in two.templates and key not in one.words:
                faults.add(one.file, line, f"{key} is not in {two.file}")
        for name, line in one.word_lines.items():
            if name not in two.words:
                faults.add(one.file, line, f"the word {name} is not in {two.file}")
    for key in own.templates.keys() & other.templates.keys():
        (mine, _), (theirs, line) = own.templates[key], other.templates[key]
        if parameters(mine) != parameters(theirs):
            faults.add(
                other.file,
                line,
                f"{key} has the parameters {_named(theirs)}, in {own.file} {_named(mine)}",
            )


def _named(template: str) -> str:
    return ", ".join(sorted(parameters(template))) or "none"
