"""The picture written, compared, counted, sent and printed from pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.domain.activation.picture import Picture
from tests.console.reader import Reader
from tests.databases import Databases
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Iterator[Night]:
    """Green has been pressed, and somebody has it."""
    night = Night(tmp_path)
    night.everyone()
    night.press()
    night.stage.forward(minutes=1)
    yield night
    night.stage.upprop.close()


def reader(night: Night, role: str = "leader", member: str = "", language: str = "sv") -> Reader:
    return Reader(night.stage.upprop, role, member, language)


def at(night: Night) -> str:
    return f"/aktivering/{night.id}/lagesbild"


def picture(night: Night) -> Picture:
    with night.stage.upprop.store.reading() as look:
        return look.pictures.look(night.id)


def on_the_sheet(page: str) -> dict[str, str]:
    """What stands in the fields of the sheet, and what is hidden in it."""
    fields = dict(re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</textarea>', page))
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    happened = re.search(r'name="happened"[^>]* value="([^"]*)"', page)
    assert happened
    return {**fields, **hidden, "happened": happened[1]}


def writes(asks: Reader, night: Night, **fields: str) -> None:
    """As a browser would: everything on the sheet is sent, with some of it changed."""
    asks.opens(f"{at(night)}/skriv")
    asks.sends(f"{at(night)}/skriv", **{**on_the_sheet(asks.last), **fields})


def test_a_version_is_written_with_what_is_uncertain_apart(night: Night) -> None:
    asks = reader(night)
    writes(asks, night, field1="Brand i byggnad C", uncertain1="Antal skadade")
    assert "Lägesbild, version 1" in asks.words
    assert "Brand i byggnad C" in asks.words and "? Osäkert: Antal skadade" in asks.words
    version = picture(night).version()
    assert (version.fields[0].words, version.fields[0].uncertain) == ("Brand i byggnad C", "Antal skadade")
    assert version.happened == "Brand på vårdboende", "what was pressed is where it begins"


def test_any_two_versions_are_compared(night: Night) -> None:
    asks = reader(night)
    writes(asks, night, field1="Brand i byggnad C", field4="40 platser")
    writes(asks, night, field1="Branden är släckt")
    writes(asks, night, field4="12 platser")
    asks.opens(f"{at(night)}?sedan=1&version=3")
    words = asks.words
    assert "Läge − Version 1 Brand i byggnad C + Version 3 Branden är släckt" in words
    assert "Behov − Version 1 40 platser + Version 3 12 platser" in words
    asks.opens(f"{at(night)}?sedan=1&version=2")
    assert "Behov −" not in asks.words
    asks.opens(f"{at(night)}?sedan=2&version=2")
    assert "Ingen skillnad." in asks.words


def test_a_field_can_be_emptied(night: Night) -> None:
    asks = reader(night)
    writes(asks, night, field1="Brand", field2="Evakuering pågår")
    writes(asks, night, field2="")
    assert [field.words for field in picture(night).version().fields] == ["Brand", "", "", ""]


def test_two_who_write_in_different_fields_lose_nothing(night: Night) -> None:
    first, second = reader(night), reader(night, "office")
    writes(first, night, field1="Brand")
    first.opens(f"{at(night)}/skriv")
    begun = on_the_sheet(first.last)
    writes(second, night, field2="Evakuering pågår")
    first.sends(f"{at(night)}/skriv", **{**begun, "field1": "Branden är släckt"})
    newest = picture(night).version()
    assert newest.number == 3
    assert [field.words for field in newest.fields[:2]] == ["Branden är släckt", "Evakuering pågår"]


def test_two_who_write_in_one_field_are_shown_both(night: Night) -> None:
    first, second = reader(night), reader(night, "office")
    writes(first, night, field1="Brand")
    first.opens(f"{at(night)}/skriv")
    begun = on_the_sheet(first.last)
    writes(second, night, field1="Branden är släckt")
    first.sends(f"{at(night)}/skriv", **{**begun, "field1": "Branden sprider sig"})
    assert first.status == 409 and len(picture(night).versions) == 2
    assert "Skrivet av någon annan under tiden: Branden är släckt" in first.words
    sheet = on_the_sheet(first.last)
    assert sheet["field1"] == "Branden sprider sig"
    first.sends(f"{at(night)}/skriv", **sheet)
    assert picture(night).version().fields[0].words == "Branden sprider sig"


def test_a_double_click_saves_once(night: Night) -> None:
    asks = reader(night)
    asks.opens(f"{at(night)}/skriv")
    sheet = {**on_the_sheet(asks.last), "field1": "Brand"}
    for _ in range(2):
        asks.sends(f"{at(night)}/skriv", **sheet)
        assert asks.status == 200 and "Lägesbild, version 1" in asks.words
    assert len(picture(night).versions) == 1


def test_an_empty_sheet_is_refused_and_stays(night: Night) -> None:
    asks = reader(night)
    writes(asks, night, happened="Något annat")
    assert asks.status == 422 and "Det står inget i lägesbilden än." in asks.words
    assert on_the_sheet(asks.last)["happened"] == "Något annat"


def test_the_text_is_counted_as_it_is_written(night: Night) -> None:
    asks = reader(night)
    asks.opens(f"{at(night)}/skriv")
    sheet = on_the_sheet(asks.last)
    asks.sends(f"{at(night)}/rakna", **{**sheet, "field1": "Brand"})
    assert "1 sms-del" in asks.words and "skrivs om" not in asks.words
    asks.sends(f"{at(night)}/rakna", **{**sheet, "field1": "Brand – i “C” 🔥" + " och mer" * 20})
    assert "2 sms-delar" in asks.words and "skrivs om i sms: – “ ” 🔥" in asks.words
    asks.sends(f"{at(night)}/rakna", **{**sheet, "field1": "Det brinner i byggnaden. " * 60})
    assert "4 sms-delar" in asks.words and "Allt får inte plats" in asks.words
    assert picture(night).versions == (), "counting saves nothing"


def test_it_is_sent_to_some_or_to_all(night: Night) -> None:
    asks = reader(night)
    writes(asks, night, field1="Brand i byggnad C")
    address = f"/aktivering/{night.id}/onskan/send-picture"
    asks.opens(f"{address}?version=1")
    asks.sends(address, version="1", to=["haninge", "rsib"])
    night.stage.forward(seconds=5)
    assert "Brand i byggnad C" in night.phone("haninge-tib").texts[-1]
    asks.opens(at(night))
    assert "Skickad till 2" in asks.words and "framme" in asks.words
    asks.opens(address)
    asks.sends(address, version="1")
    assert len(picture(night).sent[-1].functions) == 40


def test_it_is_one_page_to_print(night: Night) -> None:
    asks = reader(night)
    writes(asks, night, field1="Brand")
    answer = asks.client.get(f"{at(night)}/1.pdf")
    assert answer.content_type == "application/pdf" and answer.data.startswith(b"%PDF")
    assert asks.client.get(f"{at(night)}/2.pdf").status_code == 404


def test_members_read_it_and_write_nothing(night: Night) -> None:
    asks = reader(night, "member", "haninge")
    asks.opens(at(night))
    assert "Ingen är skriven än." in asks.words and "Skriv lägesbild" not in asks.words
    assert asks.client.get(f"{at(night)}/skriv").status_code == 403
    writes(reader(night), night, field1="Brand")
    asks.opens(at(night))
    assert "Brand" in asks.words and "Skriv en ny version" not in asks.words


def test_numbers_that_are_none_are_refused(night: Night) -> None:
    asks = reader(night)
    writes(asks, night, field1="Brand")
    for query in ("version=7", "version=x", "sedan=9"):
        asks.opens(f"{at(night)}?{query}")
        assert asks.status == 404, query
