"""One phone never stands for two seats of one meeting."""

from conference.domain.county.directory import Directory, SharedNumber, numbers_shared
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.county.functions import OnDuty, Phones
from conference.domain.instants import Instant


def plan(seat: str, function: str) -> SeatPlan:
    return SeatPlan(seat, seat, seat, None, None, function, True, False, True, "standard", 1, "")


FORMAT = Format("bla", "Blå", (plan("polisen", "polisen-tib"), plan("sos-alarm", "sos-tib")), ())


def test_a_number_that_stands_for_two_seats_is_named_with_both() -> None:
    phones = {
        "polisen-tib": Phones("+46701740605", switchboard="+46980319200"),
        "sos-tib": Phones("+46701740606", substitute="+46980319200"),
    }
    assert numbers_shared(FORMAT, phones) == (SharedNumber("+46980319200", ("polisen", "sos-alarm")),)


def test_one_function_on_two_seats_shares_all_its_numbers() -> None:
    twice = Format("bla", "Blå", (plan("a", "polisen-tib"), plan("b", "polisen-tib")), ())
    assert numbers_shared(twice, {"polisen-tib": Phones("+46701740605")}) == (
        SharedNumber("+46701740605", ("a", "b")),
    )


def test_numbers_of_functions_outside_the_format_and_seats_without_phones_do_not_matter() -> None:
    phones = {"polisen-tib": Phones("+46701740605"), "rsib": Phones("+46701740605")}
    assert numbers_shared(FORMAT, phones) == ()


def test_an_empty_directory_has_nobody_on_duty() -> None:
    assert Directory().on_duty("rsib", Instant.fromisoformat("2026-11-26T09:00Z")) == OnDuty()
