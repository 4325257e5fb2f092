"""Names in other languages than the county's own: of seats and members, of meetings and points of an agenda.

A language file has a name beside the one it stands for: `Polisen: Police`. One that begins with a star is
for all that end so: `"* kommunikation": "*, communications"`, where the star is said by its own name.
Whatever has no other name keeps the one it has. Meetings and points of an agenda are words, and must have it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from conference.county.faults import Faults
from conference.county.marked import Mark
from conference.county.wording import faults_of_text
from conference.domain.county.county import County
from conference.domain.county.texts import NAMES, Texts, parameters

Written = Mapping[str, Mark]
"""A name, or a star and an ending, to what is said for it."""

STAR: Final = "*"


def with_names(county: County, written: Mapping[str, Written], faults: Faults) -> Texts:
    """The texts of a county with its names in every other language beside them."""
    known = {*_words_of_meetings(county), *_proper(county)}
    texts = dict(county.texts)
    for name, mark in written[county.language].items() if county.languages else ():
        faults.add(f"texts/{county.language}.yaml", mark.line, f"“{name}” has its name already")
    for language in county.languages[1:]:
        file = f"texts/{language}.yaml"
        never = county.words[language].get("never", ())
        said = dict(_plain(county, language)) | _said(written[language], known, never, file, faults)
        for name in sorted(set(_words_of_meetings(county)) - said.keys()):
            faults.add(file, 1, f"there is no name for “{name}”")
        texts[language] = {**texts[language], **{f"{NAMES}{name}": words for name, words in said.items()}}
    return texts


def _said(
    written: Written, known: set[str], never: Iterable[str], file: str, faults: Faults
) -> dict[str, str]:
    said: dict[str, str] = {}
    for name, mark in sorted(written.items(), key=lambda entry: entry[0].startswith(STAR)):
        if not isinstance(mark.value, str) or not mark.value.strip():
            faults.add(file, mark.line, f"{name} should have a name, not {mark.kind}")
            continue
        for reason in faults_of_text(mark.value, never):
            faults.add(file, mark.line, f"{name}: {reason}")
        ending = name.removeprefix(STAR) if name.startswith(STAR) else None
        meant = (
            {name} & known if ending is None else {one for one in known - said.keys() if one.endswith(ending)}
        )
        if not meant:
            faults.add(file, mark.line, f"nothing is called “{name}”")
        for one in meant:
            stem = "" if ending is None else one.removesuffix(ending)
            said[one] = mark.value.replace(STAR, said.get(stem, stem))
    return said


def _plain(county: County, language: str) -> Iterator[tuple[str, str]]:
    """What stands in both languages beside one another already: kinds of event, and single words."""
    own = county.texts[county.language]
    for name, words in county.words[county.language].items():
        there = county.texts[language].get(name, "")
        if name in own and there and not parameters(own[name]):
            yield words[0], there
    for kind in county.events:
        yield kind.words[county.language], kind.words[language]


def _words_of_meetings(county: County) -> Iterator[str]:
    for format in county.formats.values():
        yield format.title
        yield from (block.name for block in format.blocks)


def _proper(county: County) -> Iterator[str]:
    for function in county.functions:
        yield from (function.name, function.called)
    for member in county.members:
        yield from (member.name, member.short_name)
    for format in county.formats.values():
        yield from (seat.called for seat in format.seats)
