"""A transaction keeps everything or nothing, and loses nobody's change."""

import threading

import pytest

from conference.bus import Collision
from conference.domain.errors import NotFound
from conference.domain.meeting.floor import Floor
from conference.storage import Store
from tests.storage.given import POLICE, a_conference, a_leg, a_seat, a_text


class Stumble(Exception):
    """A handler falls over."""


def test_what_is_got_and_changed_is_saved(store: Store) -> None:
    with store.writing() as work:
        work.conferences.add(a_conference())
        work.floors.add(Floor("thursday"))
        work.seats.add(a_seat())
        work.legs.add(a_leg())
        work.texts.add(a_text())
    with store.writing() as work:
        work.conferences.get("thursday").chair = "lst-tib"
        work.floors.get("thursday").turns = 3
        work.seats.get("thursday", POLICE).holder = "leg1"
        work.legs.get("leg1").step = 4
        work.texts.get("text1").status = "sent"
    with store.reading() as work:
        assert work.conferences.get("thursday").chair == "lst-tib"
        assert work.floors.get("thursday").turns == 3
        assert work.seats.get("thursday", POLICE).holder == "leg1"
        assert work.legs.get("leg1").step == 4
        assert work.texts.get("text1").status == "sent"


def test_a_rollback_keeps_nothing_and_loses_nothing(store: Store) -> None:
    with store.writing() as work:
        work.seats.add(a_seat())
    with pytest.raises(Stumble), store.writing() as work:
        work.seats.get("thursday", POLICE).outcome = "present"
        work.legs.add(a_leg())
        assert work.seats.present("thursday") == frozenset()  # which writes what has changed so far
        raise Stumble
    with store.reading() as work:
        assert work.seats.get("thursday", POLICE) == a_seat()
        with pytest.raises(NotFound):
            work.legs.get("leg1")


def test_the_same_aggregate_is_the_same_object_however_it_is_reached(store: Store) -> None:
    with store.writing() as work:
        work.legs.add(a_leg())
        assert work.legs.get("leg1") is work.legs.in_room("thursday")[0]
    with store.writing() as work:
        [seen] = work.legs.in_room("thursday")
        assert work.legs.get("leg1") is seen
        assert work.legs.of("thursday") == [seen]


def test_two_writers_on_one_seat_lose_no_update(store: Store) -> None:
    with store.writing() as work:
        work.seats.add(a_seat())

    def write() -> None:
        for _ in range(25):
            with store.writing() as work:
                work.seats.get("thursday", POLICE).recalls += 1

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with store.reading() as work:
        assert work.seats.get("thursday", POLICE).recalls == 100


def test_a_document_that_somebody_changed_meanwhile_is_not_overwritten(store: Store) -> None:
    with store.writing() as work:
        work.legs.add(a_leg())
    with pytest.raises(Collision), store.writing() as work:
        leg = work.legs.get("leg1")
        work.connection.exec_driver_sql("UPDATE legs SET doc = doc || ' '")
        leg.step += 1


def test_what_a_reader_changes_is_forgotten(store: Store) -> None:
    with store.writing() as work:
        work.legs.add(a_leg())
    with store.reading() as work:
        work.legs.get("leg1").step = 9
        assert len(work.legs.in_room("thursday")) == 1
    with store.reading() as work:
        assert work.legs.get("leg1").step == 1


def test_a_transaction_knows_which_conference_it_is_about(store: Store) -> None:
    with store.writing() as work:
        assert work.chain is None
        work.legs.add(a_leg())
    with store.writing() as work:
        work.legs.get("leg1")
        assert work.chain == "thursday"


def test_a_seat_nobody_knows_is_not_found(store: Store) -> None:
    with store.reading() as work, pytest.raises(NotFound):
        work.seats.get("thursday", "brandmannen")


def test_ids_are_fit_for_addresses_and_codes_have_six_digits(store: Store) -> None:
    with store.writing() as work:
        ids = {work.new_id() for _ in range(100)}
        assert len(ids) == 100
        assert all(id.isalnum() and id.isascii() and id == id.lower() for id in ids)
        assert all(len(work.new_code()) == 6 for _ in range(100))
