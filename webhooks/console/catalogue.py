"""The words of the pages: English where they stand, Swedish in `translations/sv`, a file for each part.

`python -m webhooks.console.catalogue` gathers what stands in the pages, puts each sentence into the file of
the part that says it (`frame` for what several say), keeps what has been put into Swedish wherever it was,
and tells what has not. The files are read as they are written: there is nothing to compile."""

from __future__ import annotations

import io
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from babel.support import NullTranslations, Translations

from conference.views import rungs, why, why_paged

CONSOLE: Final = Path(__file__).parent
SWEDISH: Final = CONSOLE / "translations" / "sv"
METHODS: Final = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS: Final = {"_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
SHARED: Final = "frame"
VIEWS: Final = Path(why.__file__).parent
STORIES: Final = [("why*.py", "python"), ("**.py", "ignore")]
TELLING: Final = {"_put": None, "_say": (1,)}
WHY: Final = "why"
"""The part that tells why a phone rang: its sentences stand in a view, and are put into words here."""

STORY_WORDS: Final = (why.ENDED, why_paged.ANSWERED, why_paged.PRESSED, why_paged.OVER)

Said = str | tuple[str, ...]


def gathered() -> dict[Said, str]:
    """Every sentence of the pages, and which part says it."""
    parts: dict[Said, set[str]] = defaultdict(set)
    for file, _line, said, _comments, _context in extract_from_dir(str(CONSOLE), METHODS, keywords=KEYWORDS):
        parts[said].add(_part(Path(file)))
    for _file, _line, said, _comments, _context in extract_from_dir(str(VIEWS), STORIES, keywords=TELLING):
        parts[said].add(WHY)
    for words in (*STORY_WORDS, rungs.AS, rungs.OUTCOMES, rungs.REASONS, rungs.RUNGS):
        for said in words.values():
            parts[said].add(WHY)
    return {said: next(iter(where)) if len(where) == 1 else SHARED for said, where in parts.items()}


def written() -> dict[Said, Message]:
    """Everything that has been put into Swedish, in whatever file."""
    known: dict[Said, Message] = {}
    for file in sorted(SWEDISH.glob("*.po")):
        with file.open("rb") as lines:
            known.update({_key(one): one for one in read_po(lines, locale="sv") if one.id and _whole(one)})
    return known


def files() -> dict[str, bytes]:
    """The files as they should be, by part."""
    known = written()
    catalogues: defaultdict[str, Catalog] = defaultdict(lambda: Catalog(locale="sv", charset="utf-8"))
    for said, part in gathered().items():
        catalogues[part].add(said, known[said].string if said in known else None)
    return {part: _po(catalogue) for part, catalogue in catalogues.items()}


def unsaid() -> list[str]:
    """What has not been put into Swedish."""
    known = written()
    return [str(said) for said in gathered() if said not in known]


@cache
def translations(language: str) -> NullTranslations:
    """What the pages say in that language."""
    if language != "sv":
        return NullTranslations()
    whole = Catalog(locale="sv", charset="utf-8")
    for said, message in written().items():
        whole.add(said, message.string)
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return Translations(compiled)


def _part(file: Path) -> str:
    """`templates/meeting/floor.html` and `pages/meeting.py` are both of the meeting."""
    folder, *rest = file.parts
    if folder in ("templates", "pages") and rest:
        return Path(rest[0]).stem
    return folder if rest else SHARED


def _key(message: Message) -> Said:
    return tuple(message.id) if isinstance(message.id, list | tuple) else message.id


def _whole(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def _po(catalogue: Catalog) -> bytes:
    file = io.BytesIO()
    write_po(file, catalogue, omit_header=True, sort_output=True, no_location=True, width=110)
    return file.getvalue().strip() + b"\n"


def main() -> int:
    """Write the files anew; 1 where something is left to be put into Swedish."""
    said = files()
    for file in SWEDISH.glob("*.po"):
        if file.stem not in said:
            file.unlink()
    for part, lines in said.items():
        (SWEDISH / f"{part}.po").write_bytes(lines)
    left = unsaid()
    for sentence in left:
        print(f"not in Swedish yet: {sentence}")
    return min(len(left), 1)


if __name__ == "__main__":
    sys.exit(main())
