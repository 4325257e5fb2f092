"""What can be read of what is asked and drawn in an activation, while it lasts and afterwards."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from conference.domain.activation import commands as c
from conference.domain.activation.picture_fields import PictureField
from conference.domain.activation.picture_sheet import plain
from conference.domain.errors import NotFound
from conference.papers.picture import picture_pdf
from conference.views.inquiries import inquiries_of, inquiry
from conference.views.picture import page_of
from tests.scenarios.activations.night import Night


@pytest.fixture
def night(tmp_path: Path) -> Night:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone()
    night.press()
    night.stage.forward(seconds=40)
    fields = (PictureField("Alla 90 evakueras.", "om någon saknas"), None, None, None)
    night.stage.do(c.WritePicture(night.id, fields, "lst-lagesbild"))
    night.stage.do(c.WritePicture(night.id, (None, None, None, PictureField("40 platser.")), "cli:anna"))
    return night


def test_the_page_names_state_version_time_and_author(night: Night) -> None:
    with night.stage.upprop.store.reading() as work:
        first, newest = page_of(work, night.activation, 1), page_of(work, night.activation)
        english = page_of(work, night.activation, 1, "en")
    assert first.title == "Lägesbild, version 1"
    assert first.written == "torsdag 26/11 kl 09.30, Lägesbildsansvarig vid Länsstyrelsen"
    assert (newest.state, newest.happened) == ("Aktiverat läge sedan kl 09.30.", "Brand på vårdboende")
    assert newest.written.endswith(", anna")
    assert newest.changes == "Ändrat sedan version 1: Behov."
    assert english.cells[0].heading == "Situation" and english.exercise == "EXERCISE"
    with night.stage.upprop.store.reading() as work, pytest.raises(NotFound):
        page_of(work, night.activation, 3)


def test_paper_and_plain_text_say_the_same(night: Night) -> None:
    with night.stage.upprop.store.reading() as work:
        page = page_of(work, night.activation)
    printed = PdfReader(BytesIO(picture_pdf(page, "sv", night.stage.clock.now()))).pages[0].extract_text()
    for words in ("Alla 90 evakueras.", "Osäkert: om någon saknas", "40 platser.", "Inget angivet."):
        assert words in printed and words in plain(page)


def test_when_it_is_over_the_page_says_so(night: Night) -> None:
    night.wish("mistaken")
    with night.stage.upprop.store.reading() as work:
        assert page_of(work, night.activation).state == "Aktiverat läge avslutat kl 09.30."


def test_an_inquiry_is_told_by_member_and_together(night: Night) -> None:
    deadline = night.stage.clock.now() + timedelta(minutes=30)
    ask = c.AskInquiry(
        night.id, "i1", "Platser?", "platser", deadline, "rsib", 40, to=("haninge", "salem", "nacka")
    )
    night.stage.do(ask)
    for member, words in (("haninge", "12"), ("salem", "ca 5"), ("haninge", "20")):
        night.stage.do(c.AnswerInquiry(night.id, "i1", member, "cli", f"{member}-tib", words))
    with night.stage.upprop.store.reading() as work:
        (seen,) = inquiries_of(work, night.id)
        assert inquiry(work, "i1") == seen
        with pytest.raises(NotFound):
            inquiry(work, "i2")
    assert (seen.total.sums, seen.short, seen.total.missing) == ((20, 5), 20, ("nacka",))
    haninge, _, nacka = seen.members
    assert haninge.name == "Haninge kommun" and haninge.standing is not None
    assert ([answer.words for answer in haninge.answers], haninge.standing.words) == (["12", "20"], "20")
    assert nacka.standing is None and nacka.answers == ()
