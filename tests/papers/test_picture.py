"""The picture on paper: one page, whatever is written, and every letter of it."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from conference.domain.activation.picture_sheet import Cell, Sheet
from conference.papers.picture import picture_pdf

AT = datetime(2026, 5, 7, 16, 5, tzinfo=UTC)
CUT = "Texten är nedkortad för att rymmas på en sida."


def sheet(*words: str, uncertain: str = "", exercise: str = "", changes: str = "") -> Sheet:
    filled = [*words, *("Inget angivet.",) * 4][:4]
    headings = ("Läge", "Åtgärder", "Konsekvenser och prognos", "Behov")
    return Sheet(
        title="Lägesbild, version 3",
        happened="Brand på vårdboende, Huddinge",
        state="Aktiverat läge sedan 17.05.",
        written="torsdag 7/5 kl 18.05, Lägesbildsansvarig",
        cells=tuple(Cell(h, w, uncertain, False) for h, w in zip(headings, filled, strict=True)),
        changes=changes,
        notice="Endast öppen information.",
        cut=CUT,
        exercise=exercise,
    )


def read(made: Sheet) -> str:
    """The words on the page, on one line; there is exactly one page."""
    reader = PdfReader(BytesIO(picture_pdf(made, "sv", AT)))
    assert len(reader.pages) == 1
    return " ".join(reader.pages[0].extract_text().split())


def test_everything_stands_on_the_page() -> None:
    found = read(sheet("Alla 90 evakueras.", uncertain="Osäkert: om någon saknas", changes="Ändrat: Läge."))
    for words in (
        "Lägesbild, version 3", "Brand på vårdboende, Huddinge", "Aktiverat läge sedan 17.05.",
        "torsdag 7/5 kl 18.05, Lägesbildsansvarig", "Läge", "Åtgärder", "Konsekvenser och prognos", "Behov",
        "Alla 90 evakueras.", "Osäkert: om någon saknas", "Inget angivet.", "Ändrat: Läge.",
        "Endast öppen information.",
    ):  # fmt: skip
        assert words in found
    assert CUT not in found


def test_letters_survive_and_what_has_none_shows_that_something_stood_there() -> None:
    found = read(sheet("ÅÄÖ åäö é – “citat” 5 € Łódź Ελλάδα 🔥 水 a\u0308"))
    assert "ÅÄÖ åäö é – “citat” 5 € Łódź Ελλάδα ? ? ä" in found


def test_lines_are_kept() -> None:
    reader = PdfReader(BytesIO(picture_pdf(sheet("Första\nAndra"), "sv", AT)))
    assert "Första\nAndra" in reader.pages[0].extract_text()


@pytest.mark.parametrize("words", ["evakuering pågår " * 100, "x" * 1500, "rad\n" * 15])
def test_much_is_written_smaller_and_whole(words: str) -> None:
    found = read(sheet(words))
    assert found.replace(" ", "").count(words.split()[0][:3]) >= words.count(words.split()[0][:3])
    assert CUT not in found


@pytest.mark.parametrize("words", ["evakuering pågår " * 2000, "x" * 30_000, "rad\n" * 500])
def test_too_much_is_cut_on_the_same_page_and_said_to_be(words: str) -> None:
    found = read(sheet(words, words, words, words, uncertain="Osäkert: allt"))
    assert CUT in found and "..." in found
    assert found.count("Osäkert: allt") == 4, "doubt is not what goes first"


def test_very_long_lines_everywhere_make_no_second_page() -> None:
    long = "lång " * 500
    made = Sheet(
        long,
        long,
        long,
        long,
        tuple(Cell(long, long, long, True) for _ in range(4)),
        long,
        long,
        CUT,
        "ÖVNING",
    )
    assert "lång" in read(made)


def test_an_exercise_is_marked_at_both_ends() -> None:
    found = read(sheet(exercise="ÖVNING"))
    assert found.startswith("ÖVNING Lägesbild") and found.endswith("ÖVNING")


def test_the_same_picture_is_the_same_file() -> None:
    assert picture_pdf(sheet(), "sv", AT) == picture_pdf(sheet(), "sv", AT)
