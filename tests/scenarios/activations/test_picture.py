"""The picture is drawn while it happens, and everybody has the same one on their phone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from conference.domain.activation import commands as c
from conference.domain.activation.picture_fields import PictureField
from conference.domain.activation.picture_sheet import plain
from conference.domain.errors import BadInput, NotFound
from conference.papers.picture import picture_pdf
from conference.views.picture import page_of
from conference.views.pictures import pictured, version_of
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once

FIRE = (
    PictureField("Brand i vårdboende. Alla 90 evakueras.", "om någon saknas"),
    PictureField("Se https://wis.example.se eller ring 070-174 06 05."),
    None,
    PictureField("Boendeplatser i natt."),
)


@pytest.fixture
def night(tmp_path: Path) -> Night:
    night = Night(tmp_path)
    night.everyone()
    night.press()
    night.stage.forward(seconds=40)
    return night


def write(night: Night, *fields: PictureField | None, happened: str | None = None) -> int:
    drawn = night.stage.do(c.WritePicture(night.id, fields or FIRE, "lst-lagesbild", happened))
    return int(str(drawn.answer))


def send(night: Night, *to: str, version: int | None = None) -> None:
    night.stage.do(c.SendPicture(night.id, "rkk", version, to))
    night.stage.forward(seconds=5)


def test_it_is_texted_to_those_named_without_links_or_numbers(night: Night) -> None:
    assert write(night) == 1
    send(night, "haninge", "salem-tib")
    for function in ("haninge-tib", "salem-tib"):
        assert night.phone(function).texts[-1] == (
            "ÖVNING SSR lägesbild 1 kl 09.30. Brand på vårdboende\n"
            "Läge: Brand i vårdboende. Alla 90 evakueras. Osäkert: om någon saknas\n"
            "Åtgärder: Se eller ring.\n"
            "Behov: Boendeplatser i natt. ÖVNING"
        )
    assert night.phone("nacka-tib").texts == []


def test_who_has_had_which_version_is_kept(night: Night) -> None:
    write(night)
    send(night, "haninge", "salem")
    assert write(night, None, None, None, PictureField("Inga."), happened="Branden är släckt") == 2
    send(night, "salem")
    send(night, "nacka", version=1)
    with night.stage.upprop.store.reading() as work:
        picture = work.pictures.look(night.id)
    assert [picture.had_by(f"{member}-tib") for member in ("haninge", "salem", "nacka")] == [1, 2, 1]
    assert "lägesbild 2 kl 09.30. Branden är släckt" in night.phone("salem-tib").texts[-1]


def test_everybody_gets_it_where_nobody_is_named(night: Night) -> None:
    write(night)
    send(night)
    for function in ("rsib", "lst-lagesbild", "polisen-tib", "nynashamn-tib"):
        assert "SSR lägesbild 1" in night.phone(function).texts[-1]


def test_what_is_not_drawn_cannot_be_sent(night: Night) -> None:
    with pytest.raises(NotFound):
        send(night, "haninge")
    write(night)
    with pytest.raises(NotFound):
        send(night, "haninge", version=2)
    with pytest.raises(BadInput):
        write(night)


def test_every_version_is_whole_in_the_history_of_the_activation(night: Night) -> None:
    write(night)
    send(night, "salem")
    with night.stage.upprop.store.reading() as work:
        told = [type(event).__name__ for _, event in work.history(night.id)]
        assert work.verify_chain(night.id).whole
    assert told.index("PictureWritten") < told.index("PictureSent") < len(told) - 1


# --- through the desk, to everybody -------------------------------------------------------------------------

LONG = "Evakueringen fortsätter, två bussar till Farsta och en till Haninge, anhöriga informeras. " * 8


def test_each_of_two_versions_reaches_whom_it_is_sent_to_and_is_known_to_have(night: Night) -> None:
    night.script("tyreso-tib", landline=True)
    night.wish("write-picture", by="lst-lagesbild", field1="Brand i vårdboende.", field4=LONG)
    night.wish("send-picture", by="rkk", to="haninge,salem,tyreso")
    night.stage.forward(minutes=2)
    night.wish("write-picture", by="lst-lagesbild", field4="Inga.", happened="Branden är släckt")
    night.wish("send-picture", by="rkk", to="salem")
    night.stage.forward(minutes=2)
    with night.stage.upprop.store.reading() as work:
        seen = pictured(work, night.activation)
    first, second = seen.versions
    assert seen.had == {"haninge-tib": 1, "salem-tib": 2, "tyreso-tib": 1}
    assert {one.function: one.status for one in first.sent} == {
        "haninge-tib": "delivered", "salem-tib": "delivered", "tyreso-tib": "failed",
    }  # fmt: skip
    assert [one.status for one in second.sent] == ["delivered"]
    assert (second.author, second.changed, second.happened) == (
        "lst-lagesbild", ("Behov",), "Branden är släckt",
    )  # fmt: skip


def test_who_has_a_version_has_it_whatever_becomes_of_it_the_next_time(night: Night) -> None:
    night.wish("write-picture", field1="Brand i vårdboende.")
    for landline in (True, False, True):
        night.script("tyreso-tib", landline=landline)
        night.wish("send-picture", to="tyreso")
        night.stage.forward(minutes=2)
    with night.stage.upprop.store.reading() as work:
        (received,) = version_of(work, night.activation).sent
    assert (received.function, received.status) == ("tyreso-tib", "delivered")


def test_however_much_is_written_it_is_four_parts_a_page_and_all_of_it_as_plain_text(night: Night) -> None:
    fields = {f"field{place}": LONG for place in range(1, 5)}
    night.wish("write-picture", **fields, uncertain1="hur många som är kvar")
    night.wish("send-picture")
    night.stage.forward(seconds=5)
    with night.stage.upprop.store.reading() as work:
        texts = [text for text in work.texts.of_activation(night.id) if text.purpose == "picture"]
        page, version = page_of(work, night.activation), version_of(work, night.activation)
    assert len({text.number for text in texts}) == len(texts) == 40
    assert {text.segments for text in texts} == {4} and version.parts == 4
    assert all("Mer finns i lägesbilden. ÖVNING" in text.body for text in texts)
    assert night.phone("haninge-tib").texts[-1] == version.text
    assert plain(page).count(LONG.strip()) == 4
    assert len(PdfReader(BytesIO(picture_pdf(page, "sv", version.at))).pages) == 1
