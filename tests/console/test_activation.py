"""An activation led from its page: every wish of the table has its place there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from conference.domain.activation.activation import ActivationState as S
from conference.domain.activation.commands import AddWords
from conference.domain.activation.wishes import WISHES
from conference.domain.meeting.wish import Role
from conference.views.doable import doable
from tests.console.reader import Reader
from tests.databases import Databases
from tests.scenarios.activations.night import PAGED, Night
from webhooks.console.pages.activation import PARTS
from webhooks.console.pages.activation.form import Kind
from webhooks.console.pages.activation.forms import FORMS

pytestmark = pytest.mark.once
CONSOLE = Path("webhooks/console")


@pytest.fixture
def night(tmp_path: Path, databases: Databases) -> Iterator[Night]:
    """Green has been pressed, by two, and somebody has it."""
    night = Night(tmp_path)
    night.everyone("gron", "formote")
    night.script("haninge-tib")
    night.press()
    night.press("haninge", "Rök över vägen")
    night.stage.forward(minutes=1)
    yield night
    night.stage.upprop.close()


def reader(night: Night, role: str = "leader", member: str = "", language: str = "sv") -> Reader:
    return Reader(night.stage.upprop, role, member, language)


def at(night: Night, of: str = "") -> str:
    return f"/aktivering/{night.id}" + (f"/onskan/{of}" if of else "")


def asks_for(night: Night, of: str, *, by: Reader | None = None, **fields: object) -> Reader:
    """A wish asked for on its page, as the page has it."""
    asks = by or reader(night)
    inquiry = f"?inquiry={fields['inquiry']}" if "inquiry" in fields else ""
    asks.opens(at(night, of) + inquiry)
    asks.sends(at(night, of), **fields)
    night.stage.settle()
    return asks


# --- the table --------------------------------------------------------------------------------------------


def test_every_wish_of_the_table_has_a_page_and_all_it_takes_is_asked_there() -> None:
    assert FORMS.keys() == WISHES.keys()
    for id, form in FORMS.items():
        assert {field.name for field in form.fields} == set(WISHES[id].takes), id
        assert form.place in (*PARTS, "undo", "inquiry"), id


def test_what_a_page_of_its_own_draws_is_drawn_there() -> None:
    sheet = (CONSOLE / "templates/picture/write.html").read_text(encoding="utf-8")
    drawn = [field.name for form in FORMS.values() for field in form.fields if field.kind is Kind.DRAWN]
    for name in drawn:
        assert f'name="{name.rstrip("1234")}' in sheet, name


PUT: dict[str, Callable[[Night], object]] = {
    "acknowledged": lambda night: None,
    "convened": lambda night: night.wish("release"),
    "asked": lambda night: night.wish("ask-inquiry", question="Platser?", unit="platser", deadline="12:00"),
    "pictured": lambda night: night.wish("write-picture", field1="Brand"),
    "proposed": lambda night: night.wish("stand-down"),
    "objected": lambda night: night.wish("object", member="haninge", words="Det brinner"),
}


def test_whatever_can_be_done_is_found_on_the_page_and_its_own_page_is_open(night: Night) -> None:
    asks, found = reader(night), set[str]()
    for put in PUT.values():
        put(night)
        with night.stage.upprop.store.reading() as look:
            now = night.stage.clock.now()
            may = doable(look, night.activation, Role.LEADER, now)
            inquiries = [one.id for one in look.inquiries.of(night.id)]
        asks.opens(at(night))
        page = asks.last
        for of in may:
            form, where = FORMS[of], page
            if form.place == "inquiry":
                asks.opens(f"{at(night)}/forfragan/{inquiries[0]}")
                where = asks.last
            assert (at(night, of) if of != "answer-inquiry" else "/svar") in where, of
            if not form.page:
                asks.opens(at(night, of))
                assert "går inte att be om nu" not in asks.words, of
        found |= may
        hidden = {of for of in FORMS if f'{at(night, of)}"' in page} - {"undo"}
        assert hidden <= may, "nothing is offered that cannot be done"
    assert found >= set(WISHES) - {"undo", "acknowledge", "outcome", "stand-down-all-the-same"}


# --- one by one -------------------------------------------------------------------------------------------


def test_the_page_tells_from_the_press_on(night: Night) -> None:
    asks = reader(night)
    asks.opens(at(night))
    for words in (
        "Brand på vårdboende",
        "Huddinge kommun tryckte på gröna knappen: Brand på vårdboende.",
        "Haninge kommun tryckte också: Rök över vägen.",
        f"{night.name('lst-tib')} har kvitterat.",
        "Alla kallas när någon i ledningen säger till.",
    ):
        assert words in asks.words, words
    assert not re.search(r"\+46|(?<!\d)0[\d -]{8,}", asks.words), "nobody's number is shown"


def test_planning_is_put_down_and_everybody_is_called(night: Night) -> None:
    asks_for(night, "need", what="platser på vårdboende", number="40", uncertain="yes")
    asks_for(night, "speakers", seats=["polisen-tib", "", "haninge-tib"])
    asks = asks_for(night, "release", at="10:20")
    planning = night.activation.planning
    assert planning.need is not None and (planning.need.number, planning.need.uncertain) == (40, True)
    assert planning.named == ("polisen-tib", "haninge-tib")
    assert night.activation.state is S.CONVENED
    assert "passerat: Tryckt passerat: Kvitterat Alla kallade Konferens" in asks.words, (
        "without a planning call"
    )
    assert "40 platser på vårdboende ? osäkert" in asks.words
    assert "Konferensen öppnar 10.20" in asks.words and "Klart: Kalla alla." in asks.words
    asks.opens(at(night, "speakers"))
    assert asks.last.count("selected") == 2, "what has been named is filled in"


def test_a_planning_call_is_asked_for_with_others_beside(night: Night) -> None:
    asks_for(night, "plan", add=["polisen-tib", "sodertalje-tib"])
    assert night.activation.state is S.PLANNING
    night.be_about("formote")
    seats = {seat.seat for seat in night.stage.conference.format.seats}
    assert {"polisen-tib", "sodertalje-tib", "huddinge-tib"} <= seats


def test_standing_down_is_proposed_objected_to_answered_and_kept(night: Night) -> None:
    asks_for(night, "stand-down", seconds="1200")
    member = reader(night, "member", "haninge")
    asks_for(night, "object", by=member, words="Det brinner än")
    assert night.activation.proposals[-1].objections[0].member == "haninge"
    asks = reader(night)
    asks.opens(at(night))
    assert "Det brinner än" in asks.words and "Inte besvarad än." in asks.words
    asks_for(night, "answer", by=asks, member="haninge", words="Släckt enligt brandförsvaret")
    assert "Släckt enligt brandförsvaret" in asks.words
    asks_for(night, "keep", why="Det brinner igen")
    assert night.activation.state is S.ACKNOWLEDGED


def test_who_is_silent_is_told_apart_from_who_has_not_heard(night: Night) -> None:
    night.wish("stand-down")
    asks = reader(night)
    asks.opens(at(night))
    before = re.search(r"Har fått veta, tysta (\d+)", asks.words)
    night.stage.forward(seconds=5)
    asks.opens(at(night))
    after = re.search(r"Har fått veta, tysta (\d+)", asks.words)
    assert before and after and int(before[1]) == 0 < int(after[1])


def test_in_spite_of_an_objection_a_reason_is_asked_for(night: Night) -> None:
    night.wish("stand-down")
    night.wish("object", member="haninge", words="Det brinner än")
    asks = reader(night)
    asks.opens(at(night, "stand-down-all-the-same"))
    assert "går inte att be om nu" in asks.words, "not before the time is up"
    night.stage.forward(minutes=11)
    asks_for(night, "stand-down-all-the-same", by=asks, why="Branden är släckt")
    assert night.activation.state is S.STOOD_DOWN
    assert "gick ur trots invändning: Branden är släckt." in asks.words


def test_what_lasts_is_set(night: Night) -> None:
    asks_for(night, "cadence", at="09.00, 16.00")
    asks_for(night, "review", at="2026-11-30")
    asks = asks_for(night, "staff", seat="rsib", function="kansli-1")
    assert night.activation.cadence is not None and night.activation.cadence.hours == ("09:00", "16:00")
    assert dict(night.activation.stand_ins) == {"rsib": "kansli-1"}
    assert "måndag 30 november 09.00" in asks.words
    asks_for(night, "staff", by=asks, seat="rsib", function="off")
    assert not night.activation.stand_ins


def test_a_press_about_something_else_is_parted_and_a_mistake_called_one(night: Night) -> None:
    asks_for(night, "split", press="2")
    assert [press.member for press in night.activation.presses] == ["huddinge"]
    asks = asks_for(night, "mistaken", why="Övningen låg kvar")
    assert night.activation.state is S.MISTAKEN
    assert "Det var en felaktig aktivering." in asks.words


def test_one_more_meeting_is_planned(night: Night) -> None:
    night.wish("release", at="10:20")
    asks = asks_for(night, "convene", format="inriktande", at="2026-11-26T12:00")
    assert night.activation.latest("inriktande") is not None
    assert "Inriktande samverkanskonferens 12.00" in asks.words


def test_blue_comes_to_one_thing(tmp_path: Path, databases: Databases) -> None:
    night = Night(tmp_path)
    night.everyone("bla", "gron")
    night.press(button="blue")
    night.stage.forward(minutes=2)
    asks = asks_for(night, "outcome", outcome="inform_all", words="Vattnet är avstängt")
    assert night.activation.blue_outcome == "inform_all"
    assert "alla informeras med sms" in asks.words
    asks.opens(at(night, "outcome"))
    assert "går inte att be om nu" in asks.words
    night.stage.upprop.close()


def test_whoever_sits_as_rsib_acknowledges_as_rsib(tmp_path: Path, databases: Databases) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED, "sos-alarm-tib")
    night.press()
    night.stage.forward(seconds=2)
    asks = reader(night)
    asks.opens(at(night))
    assert "Ingen har kvitterat än. Säger ingen något kallas alla 09.40." in asks.words
    asks.sends(f"{at(night)}/plats", seat="rsib")
    asks.sends(at(night, "acknowledge"))
    assert night.activation.acknowledged_by == "rsib"
    assert f"{night.name('rsib')} har kvitterat." in asks.words
    night.stage.upprop.close()


def test_a_desk_that_sits_nowhere_goes_by_its_name_in_texts(tmp_path: Path, databases: Databases) -> None:
    night = Night(tmp_path)
    night.nobody_at(*PAGED, "sos-alarm-tib")
    night.press()
    night.stage.forward(seconds=2)
    asks = reader(night)
    asks.opens(at(night))
    asks.sends(at(night, "acknowledge"))
    night.stage.forward(seconds=5)
    assert night.activation.acknowledged_by == "console:leader"
    assert "console" not in night.phone("rsib").texts[-1] and "leader" in night.phone("rsib").texts[-1]
    night.stage.upprop.close()


# --- who may ----------------------------------------------------------------------------------------------


def test_a_member_is_offered_what_is_its_own_and_nothing_else(night: Night) -> None:
    asks = reader(night, "member", "nacka")
    asks.opens(at(night))
    assert not re.search(rf"{at(night)}/onskan/(?!undo)", asks.last)
    night.wish("stand-down")
    asks.opens(at(night))
    assert {of for of in FORMS if f'{at(night, of)}"' in asks.last} == {"object"}
    asks.opens(at(night, "object"))
    assert "För vilken organisation" not in asks.words
    asks.sends(at(night, "object"), member="haninge", words="Nej")
    assert asks.status == 403 and not night.activation.proposals[-1].objections


def test_leading_is_refused_to_a_member_and_to_an_auditor(night: Night) -> None:
    for asks in (reader(night, "member", "huddinge"), reader(night, "auditor")):
        asks.opens(at(night))
        asks.sends(at(night, "release"))
        assert asks.status == 403 and "Det får ert konto inte göra." in asks.words
    assert night.activation.state is S.ACKNOWLEDGED


def test_what_a_machine_heard_is_for_leaders(night: Night) -> None:
    night.stage.do(AddWords(night.id, 1, "Det brinner i källaren"))
    for role, shown in (("leader", True), ("office", False), ("auditor", False)):
        asks = reader(night, role)
        asks.opens(at(night))
        assert ("Det brinner i källaren" in asks.words) is shown, role


# --- what is refused --------------------------------------------------------------------------------------


def test_what_cannot_be_done_is_said_on_the_same_page_with_what_was_filled_in(night: Night) -> None:
    asks = asks_for(night, "cadence", every="4", at="09.00")
    assert asks.status == 422
    assert "Det blev inte gjort. Välj hur ofta eller vilka klockslag, inte båda." in asks.words
    assert 'value="09.00"' in asks.last and 'value="4" selected' in asks.last


def test_a_form_sent_twice_does_it_once(night: Night) -> None:
    asks = reader(night)
    asks.opens(at(night, "release"))
    same = dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)">', asks.last))
    for _ in range(2):
        asks.sends(at(night, "release"), **same)
        assert asks.status == 200
    assert len(night.activation.meetings) == 1


def test_a_page_that_is_not_there_is_said_not_to_be(night: Night) -> None:
    asks = reader(night)
    for path in (at(night, "fly"), f"/aktivering/{'z' * 12}", f"{at(night)}/forfragan/zzz"):
        asks.opens(path)
        assert asks.status == 404, path


# --- in two languages, alive ------------------------------------------------------------------------------


def test_in_english_too(night: Night) -> None:
    asks = reader(night, language="en")
    asks.opens(at(night))
    assert "Green activation" in asks.words
    assert "Huddinge kommun pressed the green button: Brand på vårdboende." in asks.words


def test_the_parts_are_sent_again_as_they_change(night: Night) -> None:
    asks = reader(night)
    answer = asks.client.get(f"{at(night)}/strom", buffered=False)
    seen = b"".join(islice(answer.iter_encoded(), 2)).decode()
    assert answer.content_type.startswith("text/event-stream")
    for part in PARTS:
        assert f"event: {part}\n" in seen
    assert "csrf_token" not in seen, "what is shared holds nothing of its reader's"
    answer.close()
