"""The whole picture, put into words once: as a page, and as plain text for others' systems (WIS)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from conference.domain.activation.picture import PictureVersion, differing
from conference.domain.county.texts import Saying, say


@dataclass(frozen=True)
class Cell:
    """One field. `changed` if it differs from the version before."""

    heading: str
    words: str
    uncertain: str
    changed: bool


@dataclass(frozen=True)
class Sheet:
    """Everything on the page, in one language. `exercise` is the word that marks one, else empty."""

    title: str
    happened: str
    state: str
    written: str
    cells: tuple[Cell, ...]
    changes: str
    notice: str
    cut: str
    exercise: str


def sheet(
    version: PictureVersion,
    before: PictureVersion | None,
    headings: Sequence[str],
    words: Callable[[Saying], str],
    *,
    happened: str,
    state: str,
    time: Saying | str,
    author: str,
    exercise: bool,
) -> Sheet:
    """The page of a version. `words` renders a saying; `happened` stands in where the version is silent."""
    changed = differing(before.fields, version.fields) if before else ()
    cells = tuple(
        Cell(
            heading,
            field.words or ("" if field.uncertain else words(say("picture_nothing"))),
            words(say("picture_uncertain", what=field.uncertain)) if field.uncertain else "",
            place in changed,
        )
        for place, (heading, field) in enumerate(zip(headings, version.fields, strict=True), 1)
    )
    changes = ""
    if before and changed:
        named = [headings[place - 1] for place in changed]
        changes = words(say("picture_changed", version=before.number, fields=named))
    return Sheet(
        title=words(say("picture_title", version=version.number)),
        happened=version.happened or happened,
        state=state,
        written=words(say("picture_written", time=time, author=author)),
        cells=cells,
        changes=changes,
        notice=words(say("picture_notice")),
        cut=words(say("picture_cut")),
        exercise=words(say("exercise")) if exercise else "",
    )


def plain(page: Sheet) -> str:
    """As text alone, whole, line by line; in an exercise marked at both ends."""
    head = (page.exercise, page.title, page.happened, page.state, page.written)
    fields = ((cell.heading.upper(), cell.words, cell.uncertain) for cell in page.cells)
    foot = (page.changes, page.notice, page.exercise)
    return "\n\n".join("\n".join(filter(None, part)) for part in (head, *fields, foot))
