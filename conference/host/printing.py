"""The paper of a host: what stands on it is asked of the house, put into words and laid out."""

from __future__ import annotations

from pathlib import Path

from conference.bootstrap import Upprop
from conference.domain.activation.concerned import BLUE_FORMAT, GREEN_FORMAT
from conference.domain.county.hours import local_date
from conference.domain.county.looking import PrintPaper
from conference.domain.county.paper import paper
from conference.papers.folder import Folder, Printer

BY = "printer"
"""As whom history names the house itself, when it prints."""


def folder_of(upprop: Upprop) -> Folder:
    return Folder(upprop.settings.paper_dir)


def print_paper(upprop: Upprop, by: str, language: str, folder: Folder) -> Path:
    """Print it as it is now, and where to. That `by` has been shown every number is written down.

    Raises OSError where the folder will not have it.
    """
    # Only here: every other process would wait for what prints to be read in.
    from conference.papers.sheets import paper_pdf

    staffed = upprop.bus.handle(PrintPaper(by)).decision.answer
    assert isinstance(staffed, tuple)
    county, now = upprop.county, upprop.clock.now()
    sheets = paper(
        county,
        staffed,
        [county.formats[id] for id in (county.calendar.format, GREEN_FORMAT, BLUE_FORMAT)],
        lambda saying: upprop.words(saying, language),
        now,
        own={"voice": upprop.house.voice_number, "text": upprop.house.text_number},
        exercise=upprop.settings.exercise,
    )
    folder.put(paper_pdf(sheets, language, now), now)
    return folder.path


def printer(upprop: Upprop) -> Printer:
    """Keeps the paper of this host as it should be."""
    folder, county = folder_of(upprop), upprop.county

    def content() -> object | None:
        with upprop.store.reading() as look:
            return look.directory.everybody(upprop.clock.now()) or None

    return Printer(
        folder,
        content,
        lambda: print_paper(upprop, BY, county.language, folder),
        lambda: local_date(upprop.clock.now(), county.zone),
        lambda at: local_date(at, county.zone),
    )
