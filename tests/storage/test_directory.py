"""The directory answers whose a number is and who is on duty, and keeps no code in plain."""

from types import SimpleNamespace
from typing import Any

import pytest

from conference.domain.county.directory import Directory
from conference.domain.county.functions import Function, OnDuty, Person, Phones
from conference.domain.county.rota import Shift
from conference.ports import Known
from conference.storage import Store
from tests.storage.given import KEY, NOON, seconds

POLICE = Function("polisen-vb", "polisen", None, "Vakthavande befäl", "Polisen", "tib", "17")
RESCUE = Function("attunda-vb", "attunda", None, "Vakthavande befäl", "Attunda", "tib", "18")
ANNA, BO = Person("p1", "Anna Ek"), Person("p2", "Bo Al", "en")
DIRECTORY = Directory(
    phones={
        POLICE.id: Phones("+46701740601", substitute="+46701740602", switchboard="+46846500401"),
        RESCUE.id: Phones("+46701740603", switchboard="+46846500401", last_resort="+46701740601"),
    },
    persons={"p1": ANNA, "p2": BO},
    shifts=(
        Shift(POLICE.id, ANNA, NOON, NOON + seconds(3600)),
        Shift(POLICE.id, BO, NOON, NOON + seconds(3600), substitute=True),
        Shift(POLICE.id, BO, NOON + seconds(3600), NOON + seconds(7200)),
    ),
    codes={POLICE.id: "17000001", RESCUE.id: "18000001"},
)


@pytest.fixture
def store(url: str) -> Any:
    county: Any = SimpleNamespace(functions=(POLICE, RESCUE), languages=("sv", "en"), language="sv")
    store = Store(url, county=county, secret_key=KEY)
    with store.writing() as work:
        work.directory.replace(DIRECTORY)
    yield store
    store.close()


def test_phones_are_those_of_the_function(store: Store) -> None:
    with store.reading() as work:
        assert work.directory.phones(POLICE.id) == DIRECTORY.phones[POLICE.id]
        assert work.directory.phones("nobody") == Phones(None)


def test_who_is_on_duty_changes_with_the_shift(store: Store) -> None:
    with store.reading() as work:
        assert work.directory.on_duty(POLICE.id, NOON) == OnDuty(ANNA, BO)
        assert work.directory.on_duty(POLICE.id, NOON + seconds(3600)) == OnDuty(BO, None)
        assert work.directory.on_duty(RESCUE.id, NOON) == OnDuty(None, None)


def test_who_speaks_what_the_county_has_no_words_in_is_spoken_to_in_the_countys_own(url: str) -> None:
    county: Any = SimpleNamespace(functions=(POLICE, RESCUE), languages=("sv",), language="sv")
    store = Store(url, county=county, secret_key=KEY)
    with store.writing() as work:
        work.directory.replace(DIRECTORY)
        assert work.directory.on_duty(POLICE.id, NOON) == OnDuty(ANNA, Person("p2", "Bo Al", "sv"))
    store.close()


def test_a_number_is_whose_own_phone_it_is(store: Store) -> None:
    with store.reading() as work:
        assert work.directory.whose("+46701740601") == Known(POLICE.id, "holder")
        assert work.directory.whose("+46701740602") == Known(POLICE.id, "substitute")
        assert work.directory.whose("+46846500401") is None  # the switchboard of two
        assert work.directory.whose("+46701740699") is None


def test_a_code_leads_to_its_function_and_is_not_kept_in_plain(store: Store) -> None:
    with store.reading() as work:
        assert work.directory.function_by_code("17000001") == POLICE.id
        assert work.directory.function_by_code("18000001") == RESCUE.id
        assert work.directory.function_by_code("17000002") is None
        assert work.directory.function_by_code("1700001") is None
        kept = work.connection.exec_driver_sql("SELECT hmac FROM function_codes").scalars().all()
    assert not any("000001" in one for one in kept)


def test_a_new_directory_takes_the_place_of_all_that_was(store: Store) -> None:
    with store.writing() as work:
        work.directory.replace(Directory(phones={RESCUE.id: Phones("+46701740604")}))
    with store.reading() as work:
        assert work.directory.whose("+46701740601") is None
        assert work.directory.on_duty(POLICE.id, NOON) == OnDuty()
        assert work.directory.function_by_code("17000001") is None


def test_wrong_codes_are_counted_for_an_hour_and_lock_the_number(store: Store) -> None:
    number = "+46701740677"
    with store.writing() as work:
        assert [work.tries.wrong(number, NOON) for _ in range(8)] == list(range(1, 9))
        assert not work.tries.locked(number, NOON)
        assert work.tries.wrong(number, NOON + seconds(60)) == 9
        assert work.tries.locked(number, NOON + seconds(60))
        assert not work.tries.locked("+46701740678", NOON)
        assert not work.tries.locked(number, NOON + seconds(3600))
        assert work.tries.wrong(number, NOON + seconds(3601)) == 2
        kept = work.connection.exec_driver_sql("SELECT number FROM tries").scalars().all()
    assert number not in kept


def test_a_number_that_several_share_is_known_and_is_nobodys_own(store: Store) -> None:
    with store.reading() as work:
        assert work.directory.whose("+46846500401") is None
        assert work.directory.knows("+46846500401")
        assert not work.directory.knows("+46846500402")


def test_a_moment_after_a_wrong_code_is_ten_seconds(store: Store) -> None:
    number = "+46701740677"
    with store.writing() as work:
        assert not work.tries.resting(number, NOON)
        work.tries.wrong(number, NOON)
        assert work.tries.resting(number, NOON + seconds(9))
        assert not work.tries.resting(number, NOON + seconds(10))
