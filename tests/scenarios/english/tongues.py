"""A county whose every word shows which language it is in, and people who have been given one of the two.

Each Swedish word of the county's folder begins with one sign and each English one with another, so that
whatever reaches a phone in a language that is not its own shows. What people say and write bears no sign.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import yaml

from conference.county.directory import read_directory
from conference.county.folder import read_county
from conference.domain.county.texts import NAMES
from conference.domain.meeting.effects import Announce
from tests.stage import FICTION, Stage

SIGNS: Final = {"sv": "¤", "en": "§"}
"""Both are in the alphabet of text messages."""
TONGUES: Final = {"sv-SE": "sv", "en-GB": "en"}


# --- the county -------------------------------------------------------------------------------------------


def signed(county: Path) -> Path:
    """A county's folder with the signs put into it."""
    translated = _translated()
    for language, sign in SIGNS.items():
        _rewrite(county / f"texts/{language}.yaml", lambda read, sign=sign: _sign_texts(read, sign))
    _rewrite(county / "county.yaml", _sign_county)
    for file in (county / "formats").glob("*.yaml"):
        _rewrite(file, lambda read: _sign_format(read, translated))
    _sign_table(county / "functions.csv", ("name", "called"), translated)
    _sign_table(county / "members.csv", ("name", "short_name"), translated)
    return county


@cache
def _translated() -> frozenset[str]:
    """What has another name in English."""
    texts = read_county(FICTION.parent).texts["en"]
    return frozenset(key.removeprefix(NAMES) for key in texts if key.startswith(NAMES))


def _rewrite(file: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """In a language file there are words alone, and NO is one of them."""
    loader = yaml.BaseLoader if file.parent.name == "texts" else yaml.SafeLoader
    read = yaml.load(file.read_text("utf-8"), Loader=loader)
    change(read)
    file.write_text(yaml.safe_dump(read, allow_unicode=True, sort_keys=False), "utf-8")


def _sign_texts(read: dict[str, Any], sign: str) -> None:
    for section in ("prompts", "texts", "words"):
        words = read[section]
        read[section] = {
            key: f"{sign}{said}" if isinstance(said, str) else said for key, said in words.items()
        }
    names = read.get("names", {})
    read["names"] = {
        name if name.startswith("*") else f"{SIGNS['sv']}{name}": said
        if said.startswith("*")
        else f"{sign}{said}"
        for name, said in names.items()
    }
    if not names:
        del read["names"]


def _sign_county(read: dict[str, Any]) -> None:
    for kind in read["events"]:
        kind["words"] = {language: f"{SIGNS[language]}{said}" for language, said in kind["words"].items()}
    for language, headings in read["picture"].items():
        read["picture"][language] = [f"{SIGNS[language]}{heading}" for heading in headings]


def _sign_format(read: dict[str, Any], translated: frozenset[str]) -> None:
    read["title"] = f"{SIGNS['sv']}{read['title']}"
    for block in read["blocks"]:
        block["name"] = f"{SIGNS['sv']}{block['name']}"
    for seat in (seat for seats in read.values() if isinstance(seats, list) for seat in seats):
        if isinstance(seat, dict) and seat.get("called") in translated:
            seat["called"] = f"{SIGNS['sv']}{seat['called']}"


def _sign_table(file: Path, columns: Iterable[str], translated: frozenset[str]) -> None:
    rows = list(csv.DictReader(file.open(encoding="utf-8")))
    for row in rows:
        row.update({name: f"{SIGNS['sv']}{row[name]}" for name in columns if row[name] in translated})
    with file.open("w", encoding="utf-8", newline="") as written:
        writer = csv.DictWriter(written, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


# --- the people -------------------------------------------------------------------------------------------


def speak_english(stage: Stage, *functions: str, only_now: bool = False) -> frozenset[str]:
    """Whoever is on duty as one of these has English from now on; their phones.

    `only_now`: those who have it at this moment, and nobody after them.
    """
    known, now = read_directory(FICTION, stage.upprop.county), stage.clock.now()
    shifts = [shift for shift in known.shifts if shift.function in functions]
    if only_now:
        shifts = [shift for shift in shifts if shift.starts <= now < shift.ends and not shift.substitute]
    english = {shift.person.id for shift in shifts}
    spoken = tuple(
        replace(shift, person=replace(shift.person, language="en")) if shift.person.id in english else shift
        for shift in known.shifts
    )
    with stage.upprop.store.writing() as work:
        work.directory.replace(replace(known, shifts=spoken))
    theirs = [shift.function for shift in spoken if shift.person.id in english]
    assert {*theirs} <= {*functions}, "nobody is on duty at two phones"
    return frozenset(
        number
        for phones in map(known.phones.__getitem__, functions)
        for number in (phones.holder, phones.holder_second, phones.substitute, phones.substitute_second)
        if number
    )


# --- what is seen -----------------------------------------------------------------------------------------


class Asked(dict[str, str]):
    """A language's texts, which know which of them have been asked for."""

    def __init__(self, texts: dict[str, str]) -> None:
        super().__init__(texts)
        self.keys_seen: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.keys_seen.add(key)
        return super().__getitem__(key)


def listen(stage: Stage) -> Asked:
    """From now on it is known which of the English texts are put into words."""
    texts: Any = stage.upprop.county.texts
    texts["en"] = Asked(texts["en"])
    return texts["en"]  # type: ignore[no-any-return]


def leaks(stage: Stage, others: frozenset[str], strangers: frozenset[str], *, house: str = "sv") -> list[str]:
    """Everything that was heard or read in a language that is not that of whoever heard or read it.

    `others` are the phones of those who do not have the house's language, in which whole rooms are spoken to.
    Nobody knows who `strangers` are before a code or a key has told: what they hear is looked at elsewhere.
    """
    other = next(language for language in SIGNS if language != house)
    whose = dict.fromkeys(others, other)
    return [*_voices(stage), *_lines(stage, whose, strangers, house), *_texts(stage, whose, house)]


def _voices(stage: Stage) -> list[str]:
    """Words in a voice of the other language, in any document."""
    found = []
    for answer in stage.answers:
        for said in re.findall(r"<Say[^>]*>[^<]*</Say>", answer.body):
            element = ElementTree.fromstring(said)
            own = TONGUES[element.attrib["language"]]
            if _foreign(element.text or "", own):
                found.append(f"in a {own} voice: {element.text}")
    return found


def _lines(stage: Stage, whose: dict[str, str], strangers: frozenset[str], house: str) -> list[str]:
    to_all = [effect.words for effect in _announcements(stage)]
    found = []
    for noticed in stage.network.ears.journal:
        if noticed.kind != "hears" or noticed.speaker is not None or noticed.phone in strangers:
            continue
        own = whose.get(noticed.phone, house)
        if noticed.room is not None and any(words.startswith(noticed.what) for words in to_all):
            own = house
        if _foreign(noticed.what, own):
            found.append(f"on a {own} line: {noticed.what}")
    return found


def announced(stage: Stage) -> frozenset[str]:
    """The keys of what has been said to whole rooms."""
    return frozenset(effect.saying.key for effect in _announcements(stage))


def _announcements(stage: Stage) -> Iterator[Announce]:
    row = 1
    while (effect := stage.upprop.outbox.effect(row)) is not None:
        if isinstance(effect, Announce):
            yield effect
        row += 1


def _texts(stage: Stage, whose: dict[str, str], house: str) -> list[str]:
    with stage.upprop.store.reading() as work:
        texts = work.texts.shelf.all(work.texts.shelf.select())
    owns = [(whose.get(text.number, house), text) for text in texts]
    return [
        f"on a {own} phone, {text.purpose}: {text.body}" for own, text in owns if _foreign(text.body, own)
    ]


def _foreign(words: str, own: str) -> bool:
    return any(sign in words for language, sign in SIGNS.items() if language != own)
