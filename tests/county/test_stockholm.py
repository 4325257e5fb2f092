"""Stockholm reads clean and is what the county agreed on."""

from datetime import UTC, date, datetime

import pytest

from conference.county.red_days import holidays_of
from conference.domain.activation.answer_words import NAMES as ANSWERS
from conference.domain.county.calendar import meetings
from conference.domain.county.county import County
from conference.domain.county.directory import Directory, numbers_shared
from conference.domain.county.gsm7 import not_gsm7, segments
from conference.domain.county.ladders import build
from conference.domain.county.numbers import PRODUCT_VOICE, RESERVED, is_fiction, national, spoken
from conference.domain.county.rota import gaps
from conference.domain.county.texts import NAMES, exercise_text, parameters, render, say
from conference.domain.errors import NotFound

SPEAKERS = [
    "polisen",
    *("storstockholms-brandforsvar", "sodertorns-brandforsvarsforbund", "brandkaren-attunda"),
    *("region-stockholm-hsf", "region-stockholm-tf"),
    *("kluster-nord", "kluster-mitt", "kluster-syd", "stockholm"),
    *("sos-alarm", "trafikverket", "stockholms-hamnar", "kustbevakningen", "forsvarsmakten"),
]
LEADERS = ["lst-tib", "rsib", "rkk", "lst-lagesbild"]
TODAY = date(2026, 11, 26)


def test_there_are_thirty_seven_members(stockholm: County) -> None:
    assert len(stockholm.members) == 37
    assert sum(member.kind == "municipality" for member in stockholm.members) == 26


def test_members_and_functions_are_found_by_id_or_refused(stockholm: County) -> None:
    assert stockholm.member("huddinge").rescue_service == "sodertorns-brandforsvarsforbund"
    assert stockholm.function("rsib").member is None
    for find in (stockholm.member, stockholm.function):
        with pytest.raises(NotFound, match="kungen"):
            find("kungen")


def test_the_clusters_have_six_nine_and_ten_members_and_stockholm_stands_by_itself(stockholm: County) -> None:
    assert [len(stockholm.members_of(name, TODAY)) for name in ("nord", "mitt", "syd")] == [6, 9, 10]
    assert stockholm.cluster_of("stockholm", TODAY) is None
    assert stockholm.cluster_of("huddinge", TODAY) == "syd"


def test_thursday_has_its_speakers_leaders_and_places_to_listen(stockholm: County) -> None:
    format = stockholm.formats["ordinarie"]
    assert [seat.seat for seat in format.speakers] == SPEAKERS
    assert [seat.order for seat in format.speakers] == list(range(1, 16))
    assert [(seat.seat, seat.order) for seat in format.leaders] == list(
        zip(LEADERS, range(101, 105), strict=True)
    )
    assert list(stockholm.leaders) == LEADERS
    assert [seat.order for seat in format.listeners] == list(range(201, 226))
    assert all(seat.seat == f"{seat.member}-tib" and not seat.summoned for seat in format.listeners)


def test_the_agenda_takes_twenty_minutes_and_gives_every_speaker_forty_seconds(stockholm: County) -> None:
    format = stockholm.formats["ordinarie"]
    assert format.length == 1200
    assert [(block.id, block.seconds) for block in format.blocks if block.kind == "round"] == [
        ("rapportering", 600)
    ]
    assert format.turn_seconds * len(format.speakers) == 600


def test_every_member_has_a_part_in_every_thursday(stockholm: County) -> None:
    format = stockholm.formats["ordinarie"]
    seated = {seat.member for seat in (*format.speakers, *format.leaders)}
    heard = {seat.cluster for seat in format.speakers}
    for member in stockholm.members:
        assert member.id in seated or stockholm.cluster_of(member.id, TODAY) in heard, member.id


def test_every_member_has_a_communicator_on_duty(stockholm: County) -> None:
    ids = {function.id for function in stockholm.functions}
    assert {f"{member.id}-kib" for member in stockholm.members} <= ids


def test_everyone_expected_can_be_rung_on_fiction_numbers_only(stockholm: County, fiction: Directory) -> None:
    at = datetime(2026, 11, 26, 9, tzinfo=UTC)
    for seat in (seat for format in stockholm.formats.values() for seat in format.seats):
        duty = fiction.on_duty(seat.function, at)
        rungs = build(stockholm.ladders[seat.ladder], fiction.phones[seat.function], duty)
        second = "substitute" if seat.ladder == "direct" else "holder_second"
        assert [rung.to for rung in rungs][:2] == ["holder", second]
        assert duty.holder and duty.substitute and rungs[0].by == duty.holder.name
    numbers = [number for phones in fiction.phones.values() for number in phones.numbers]
    assert all(map(is_fiction, numbers)) and not RESERVED.intersection(numbers)
    assert len(set(numbers)) == len(numbers)
    for format in stockholm.formats.values():
        assert numbers_shared(format, fiction.phones) == ()


def test_the_rota_has_no_gap_for_more_than_a_year(stockholm: County, fiction: Directory) -> None:
    from_, to = datetime(2026, 9, 1, tzinfo=UTC), datetime(2028, 1, 31, tzinfo=UTC)
    for function in stockholm.functions:
        assert gaps((s for s in fiction.shifts if s.function == function.id), function.id, from_, to) == ()


def test_every_function_has_a_code_that_begins_with_its_members_digits(
    stockholm: County, fiction: Directory
) -> None:
    for function in stockholm.functions:
        assert fiction.codes[function.id].startswith(function.code_digits)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_greeting_of_a_call_fits_with_its_real_words(stockholm: County, language: str) -> None:
    dial_in = spoken(PRODUCT_VOICE, language)
    for format in stockholm.formats.values():
        hello = say("hello", conference=format.title, time="10.00", dial_in=dial_in)
        assert len(render(stockholm.texts, hello, language)) <= 180


@pytest.mark.parametrize("language", ["sv", "en"])
def test_summons_and_reminder_go_in_one_part_and_in_two_as_an_exercise(
    stockholm: County, language: str
) -> None:
    values = {"title": "Ordinarie samverkanskonferens", "time": "10.00", "calls_at": "09.55"}
    values |= {"dial_in": national(PRODUCT_VOICE), "code": "123456"}
    for key in ("summons", "reminder"):
        words = render(stockholm.texts, say(key, **values), language)
        assert not_gsm7(words) == () and segments(words) <= (1 if key == "reminder" else 2)
        assert segments(exercise_text(stockholm.texts, words, language)) <= 2


@pytest.mark.parametrize("asked", [ANSWERS, ("replies.yes", "replies.no")], ids=["inquiry", "summons"])
def test_no_two_things_are_answered_alike_to_one_question(stockholm: County, asked: tuple[str, ...]) -> None:
    others = {*ANSWERS, "replies.yes", "replies.no"} - {*asked}
    for words in stockholm.words.values():
        replies = {name: all_ for name, all_ in words.items() if name.startswith("replies.")}
        written = [word for name, all_ in replies.items() if name not in others for word in all_]
        assert len(set(written)) == len(written)


def test_every_text_has_the_same_parameters_in_both_languages(stockholm: County) -> None:
    swedish, english = stockholm.texts["sv"], stockholm.texts["en"]
    assert swedish.keys() == {key for key in english if not key.startswith(NAMES)}
    for key, words in swedish.items():
        assert parameters(words) == parameters(english[key]), key


def test_everything_that_is_named_in_the_county_has_an_english_name_or_is_a_place(stockholm: County) -> None:
    english = stockholm.texts["en"]
    named = {name for function in stockholm.functions for name in (function.name, function.called)}
    named |= {member.name for member in stockholm.members}
    kept = {name for name in named if f"{NAMES}{name}" not in english}
    places = {member.short_name for member in stockholm.members if member.kind == "municipality"}
    assert {name for name in kept if name.split(maxsplit=1)[0].rstrip("s") not in _stems(places)} == {
        "Region Stockholm",
        "SOS Alarm",
    }
    assert english[f"{NAMES}Polisen kommunikation"] == "Police, communications"
    assert english[f"{NAMES}Länsstyrelsen, chef"] == "County Administrative Board, chief executive"


def _stems(places: set[str]) -> set[str]:
    return {place.split(maxsplit=1)[0].rstrip("s") for place in places}


def test_a_year_of_thursdays_passes_around_the_red_days(stockholm: County) -> None:
    red = holidays_of([2026, 2027])
    planned = meetings(stockholm.calendar, red, date(2026, 9, 1), date(2027, 8, 31))
    assert len(planned) == 52
    moved = {meeting.moved_from: meeting.planned_at.date() for meeting in planned if meeting.moved_from}
    assert moved == {
        date(2026, 12, 24): date(2026, 12, 23),
        date(2026, 12, 31): date(2026, 12, 30),
        date(2027, 5, 6): date(2027, 5, 5),
    }


def test_the_eves_that_everybody_keeps_are_red_and_ordinary_sundays_are_not() -> None:
    red = holidays_of([2026])
    assert {date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31), date(2026, 5, 14)} <= red
    assert date(2026, 11, 29) not in red
    assert len(red) == 16
