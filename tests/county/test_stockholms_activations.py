"""What Stockholm has agreed on for green and blue: who is paged and called, in which order, for how long."""

from datetime import date

import pytest

from conference.county.red_days import holidays_of
from conference.domain.county.calendar import meetings
from conference.domain.county.county import County
from conference.domain.county.formats import Format
from conference.domain.county.gsm7 import not_gsm7, segments
from conference.domain.county.numbers import PRODUCT_VOICE, national
from conference.domain.county.texts import exercise_text, parameters, render, say
from conference.domain.meeting.handover import places

CALLED = ["gron", "bla", "formote", "inriktande", "avstamning"]
CENTRES = [
    "polisen-lc",
    "storstockholms-brandforsvar-lc",
    "sodertorns-brandforsvarsforbund-lc",
    "trygghetscentralen",
    "sos-alarm-lc",
    "trafik-stockholm",
    "trafikverket-lc",
]


def slugs(seats: tuple[object, ...]) -> list[str]:
    return [seat.seat for seat in seats]  # type: ignore[attr-defined]


def test_green_calls_two_of_every_member_and_the_three_others_who_lead(stockholm: County) -> None:
    gron = stockholm.formats["gron"]
    called = [seat.seat for seat in gron.seats if seat.summoned]
    assert len(called) == 77 and not set(called) & set(slugs(stockholm.formats["bla"].speakers))
    assert slugs(gron.leaders) == ["lst-tib", "rsib", "rkk", "lst-lagesbild"]
    for member in (member.id for member in stockholm.members):
        first = "lst-tib" if member == "lansstyrelsen" else f"{member}-tib"
        assert gron.seat(first).speaks and not gron.seat(f"{member}-kib").speaks
        assert {gron.seat(first).member, gron.seat(f"{member}-kib").member} == {member}


def test_the_centres_of_blue_may_stay_and_listen_when_it_becomes_green(stockholm: County) -> None:
    gron, blue = stockholm.formats["gron"], stockholm.formats["bla"]
    stays = {gron.seat(new).function for new in places(blue, gron).values()}
    assert stays == {seat.function for seat in blue.seats}
    assert not any(gron.seat(seat.seat).speaks for seat in blue.speakers)


def test_green_speaks_in_the_order_of_thursday_with_each_municipality_for_itself(stockholm: County) -> None:
    order = slugs(stockholm.formats["gron"].speakers)
    assert order[:6] == [
        "polisen-tib",
        "storstockholms-brandforsvar-tib",
        "sodertorns-brandforsvarsforbund-tib",
        "brandkaren-attunda-tib",
        "region-stockholm-tib",
        "stockholm-tib",
    ]
    municipalities = [f"{m.id}-tib" for m in stockholm.members if m.kind == "municipality"]
    assert order[5:31] == municipalities
    assert order[31:] == [f"{seat}-tib" for seat in slugs(stockholm.formats["ordinarie"].speakers)[10:]]


def test_region_stockholm_has_one_seat_in_green_held_by_its_health_care(stockholm: County) -> None:
    seat = stockholm.formats["gron"].seat("region-stockholm-tib")
    assert (seat.function, seat.called) == ("region-stockholm-hsf", "Region Stockholm")


def test_green_hears_the_presser_then_those_named_then_everybody(stockholm: County) -> None:
    gron = stockholm.formats["gron"]
    rounds = [(b.id, b.who, b.turn_seconds, b.seconds) for b in gron.blocks if b.kind == "round"]
    assert rounds == [
        ("lagesbild", "presser", 180, 180),
        ("foredragande", "named", 120, 3 * 120),
        ("varvet", "all", 15, 36 * 15),
    ]
    assert 25 <= gron.length / 60 <= 30
    assert (gron.at_zero, gron.codes_always, gron.ring_seconds) == ("warn", True, 35)


def test_blue_hears_seven_centres_for_seven_minutes_and_one_leads(stockholm: County) -> None:
    bla = stockholm.formats["bla"]
    assert slugs(bla.speakers) == CENTRES
    assert slugs(bla.leaders) == ["lst-tib"] and len(bla.seats) == 8
    assert (bla.length, bla.turn_seconds, bla.at_zero) == (420, 30, "warn")


def test_the_chiefs_of_all_members_speak_for_themselves(stockholm: County) -> None:
    inriktande = stockholm.formats["inriktande"]
    assert sorted(slugs(inriktande.speakers)) == sorted(f"{member.id}-chef" for member in stockholm.members)
    assert all(seat.seat == seat.function and seat.called.endswith(", chef") for seat in inriktande.speakers)
    assert inriktande.turn_seconds == 60


@pytest.mark.parametrize("format", ["formote", "avstamning"])
def test_small_meetings_have_the_leaders_and_whoever_is_added(stockholm: County, format: str) -> None:
    small = stockholm.formats[format]
    assert slugs(small.seats) == ["lst-tib", "rsib", "rkk"]
    assert [block.kind for block in small.blocks] == ["open_floor"]


def test_the_staff_is_those_who_can_always_man_it(stockholm: County) -> None:
    staff = stockholm.formats["samverkansstab"]
    assert {seat.member for seat in staff.speakers} == {m.id for m in stockholm.members if m.always_staffs}
    assert staff.medium == "text" and slugs(staff.leaders) == ["rsib"]


def test_nobody_is_told_why_the_staff_meets(stockholm: County) -> None:
    staff = stockholm.formats["samverkansstab"]
    for language in stockholm.languages:
        assert "why" not in parameters(stockholm.texts[language][staff.summons])


def test_on_rakel_it_is_the_same_thursday_but_for_the_clock_that_nobody_hears(stockholm: County) -> None:
    def meeting(format: Format) -> object:
        return format.seats, format.blocks, format.turn_seconds, format.hard_stop

    rakel = stockholm.formats["ordinarie-rakel"]
    assert meeting(rakel) == meeting(stockholm.formats["ordinarie"])
    assert (rakel.medium, rakel.at_zero) == ("radio", "warn")


def test_the_first_thursday_of_a_month_is_on_rakel(stockholm: County) -> None:
    planned = meetings(stockholm.calendar, holidays_of([2026]), date(2026, 11, 1), date(2026, 12, 10))
    assert [(meeting.planned_at.day, meeting.format) for meeting in planned] == [
        (5, "ordinarie-rakel"),
        (12, "ordinarie"),
        (19, "ordinarie"),
        (26, "ordinarie"),
        (3, "ordinarie-rakel"),
        (10, "ordinarie"),
    ]


def test_green_pages_three_and_the_limits_come_one_after_another(stockholm: County) -> None:
    assert stockholm.paged == ("lst-tib", "rsib", "rkk")
    limits = stockholm.limits
    assert limits.substitutes_after < limits.last_resort_after < limits.call_out_after
    assert (limits.presses_per_hour, limits.undo_seconds) == (4, 10)
    assert (limits.stand_down_window, limits.inquiry_told_every) == (600, 120)
    assert (limits.review_after, limits.review_every) == (3 * 24 * 3600, 24 * 3600)


def test_nine_keys_tell_what_has_happened_in_both_languages(stockholm: County) -> None:
    assert [kind.key for kind in stockholm.events] == list("123456789")
    assert stockholm.events[0].id == "fire"
    assert stockholm.events[0].words == {"sv": "brand", "en": "fire"}
    for language in stockholm.languages:
        read_out = ", ".join(f"{kind.key} {kind.words[language]}" for kind in stockholm.events)
        assert len(read_out) <= 140, "with some words around them they are one prompt"


def test_the_picture_has_four_fields(stockholm: County) -> None:
    assert stockholm.picture_headings["sv"] == ("Läge", "Åtgärder", "Konsekvenser och prognos", "Behov")
    assert stockholm.picture_headings.keys() == {*stockholm.languages}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("format", CALLED)
def test_a_summons_says_what_has_happened_and_takes_two_parts_at_the_most(
    stockholm: County, format: str, language: str
) -> None:
    called = stockholm.formats[format]
    values = {"title": called.title, "time": "18.30", "why": "Brand vårdboende, Huddinge"}
    values |= {"dial_in": national(PRODUCT_VOICE), "code": "123456"}
    words = render(stockholm.texts, say(called.summons, **values), language)
    assert all(said in words for said in (values["why"], "18.30", values["dial_in"], "123456"))
    assert not_gsm7(words) == ()
    assert segments(exercise_text(stockholm.texts, words, language)) <= 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_green_and_blue_open_with_what_has_happened_and_ask_for_open_information(
    stockholm: County, language: str
) -> None:
    for id in ("gron", "bla", "inriktande"):
        format = stockholm.formats[id]
        values = {"title": format.title, "week": "48", "why": "Brand vårdboende, Huddinge"}
        words = render(stockholm.texts, say(format.opening, **values), language)
        assert values["why"] in words and len(words) <= 180
        assert ("öppen information" if language == "sv" else "open information") in words
