"""Each repository answers what the ports promise."""

import pytest

from conference.domain.errors import NotFound
from conference.domain.meeting.conference import ConferenceState
from conference.domain.meeting.leg import LegState
from conference.storage import Store
from tests.storage.given import (
    NOON,
    NUMBER,
    POLICE,
    REGION,
    RESCUE,
    a_conference,
    a_format,
    a_leg,
    a_seat,
    a_text,
    seconds,
)


@pytest.fixture
def three_seats(store: Store) -> Store:
    """The police are in the room, the rescue services are ringing; the region was not called."""
    with store.writing() as work:
        work.conferences.add(a_conference())
        work.seats.add(a_seat(RESCUE, rank=2, holder="leg2", code="222222"))
        work.seats.add(a_seat(POLICE, rank=1, holder="leg1", code="111111"))
        work.seats.add(a_seat(REGION, rank=3, summoned=False, code="333333"))
        work.legs.add(a_leg("leg1"))
        work.legs.add(a_leg("leg2", LegState.RINGING, seat=RESCUE))
    return store


def test_present_are_those_whose_holder_is_in_the_room(three_seats: Store) -> None:
    with three_seats.reading() as work:
        assert work.seats.present("thursday") == {POLICE}
        assert work.seats.present("another") == frozenset()


def test_the_tally_is_of_the_summoned_and_names_the_missing_in_order(three_seats: Store) -> None:
    with three_seats.reading() as work:
        assert work.seats.tally("thursday") == (1, 2, (RESCUE,))


def test_a_question_sees_what_has_just_been_decided(three_seats: Store) -> None:
    with three_seats.writing() as work:
        work.legs.get("leg1").state = LegState.GONE
        work.legs.get("leg2").state = LegState.IN_ROOM
        assert work.seats.tally("thursday") == (1, 2, (POLICE,))
        assert [leg.id for leg in work.legs.in_room("thursday")] == ["leg2"]
        work.seats.get("thursday", RESCUE).holder = None
        assert work.seats.present("thursday") == frozenset()


def test_seats_come_in_order_of_rank(three_seats: Store) -> None:
    with three_seats.writing() as work:
        assert [seat.slug for seat in work.seats.of("thursday")] == [POLICE, RESCUE, REGION]


def test_a_code_leads_to_its_seat_until_the_meeting_has_ended(three_seats: Store) -> None:
    with three_seats.writing() as work:
        assert work.seats.by_code("222222") == ("thursday", RESCUE)
        assert work.seats.by_code("999999") is None
        work.conferences.get("thursday").state = ConferenceState.ENDED
        assert work.seats.by_code("222222") is None


def test_legs_to_a_number_are_those_not_over(store: Store) -> None:
    with store.writing() as work:
        work.legs.add(a_leg("here"))
        work.legs.add(a_leg("gone", LegState.GONE))
        work.legs.add(a_leg("theirs", number="+46701740602"))
        assert [leg.id for leg in work.legs.to_number(NUMBER)] == ["here"]
        assert [leg.id for leg in work.legs.of("thursday")] == ["here", "theirs"]


def test_a_room_belongs_to_whoever_has_it_now(store: Store) -> None:
    with store.writing() as work:
        work.conferences.add(a_conference("blue", room="room1"))
        work.conferences.add(a_conference("green"))
        assert work.conferences.of_room("room1").id == "blue"
        work.conferences.get("blue").room, work.conferences.get("green").room = "", "room1"
        assert work.conferences.of_room("room1").id == "green"
        with pytest.raises(NotFound):
            work.conferences.of_room("room2")


def test_current_conferences_are_those_under_way_the_oldest_first(store: Store) -> None:
    states = list(ConferenceState)
    with store.writing() as work:
        for place, state in enumerate(reversed(states)):
            work.conferences.add(a_conference(state, state=state, planned_at=NOON + seconds(place)))
        assert [one.id for one in work.conferences.current()] == ["closing", "open", "gathering"]


def test_the_next_planned_conference_is_found(store: Store) -> None:
    with store.writing() as work:
        for day in (3, 1, 2):
            work.conferences.add(a_conference(f"day{day}", planned_at=NOON + seconds(86400 * day)))
        work.conferences.get("day1").state = ConferenceState.CANCELLED
        following = work.conferences.planned_after(NOON)
        assert following is not None and following.id == "day2"
        assert work.conferences.planned_after(NOON + seconds(86400 * 3)) is None


def test_a_conference_is_found_by_format_and_moment_even_when_it_was_cancelled(store: Store) -> None:
    with store.writing() as work:
        work.conferences.add(a_conference())
        assert work.conferences.planned_at("ordinarie", NOON) is work.conferences.get("thursday")
        assert work.conferences.planned_at("gron", NOON) is None
        assert work.conferences.planned_at("ordinarie", NOON + seconds(1)) is None
        work.conferences.get("thursday").state = ConferenceState.CANCELLED
        assert work.conferences.planned_at("ordinarie", NOON) is work.conferences.get("thursday")


def test_a_format_is_stored_once_and_every_conference_keeps_its_own(store: Store, url: str) -> None:
    other = a_format(seats=(POLICE,))
    with store.writing() as work:
        for id in ("one", "two"):
            work.conferences.add(a_conference(id))
        work.conferences.add(a_conference("three", format=other))
    again = Store(url)
    with again.reading() as work:
        assert work.conferences.get("two").format == a_format()
        assert work.conferences.get("one").format is work.conferences.get("two").format
        assert work.conferences.get("three").format == other
        assert work.connection.exec_driver_sql("SELECT count(*) FROM plans").scalar() == 2
    again.close()


def test_the_last_text_to_a_number_is_the_one_written_last(store: Store) -> None:
    with store.writing() as work:
        work.texts.add(a_text("old", version=1))
        work.texts.add(a_text("new", version=2, written_at=NOON + seconds(1)))
        work.texts.add(a_text("other", purpose="reminder", written_at=NOON + seconds(2)))
        last = work.texts.last_to(NUMBER, "summary")
        assert last is not None and last.id == "new"
        assert [text.id for text in work.texts.of("thursday", "summary")] == ["old", "new"]
        assert work.texts.last_to("+46701740602", "summary") is None


def test_those_who_look_get_lists(three_seats: Store) -> None:
    with three_seats.reading() as work:
        assert [one.id for one in work.reads.conferences()] == ["thursday"]
        assert work.reads.conferences(state="open") == []
        assert [seat.slug for seat in work.reads.seats("thursday")] == [POLICE, RESCUE, REGION]
        assert work.reads.texts("thursday") == []
        assert work.reads.floor("thursday") is None
        assert work.reads.leg("leg3") is None
        assert work.reads.current() == []
