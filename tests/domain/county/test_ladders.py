"""A ladder and the phones of a function make the rungs that can be rung."""

from conference.domain.county.functions import OnDuty, Person, Phones
from conference.domain.county.ladders import Ladder, Rung, build

STANDARD = Ladder(
    "standard", ("holder", "holder_second", "substitute", "substitute_second", "switchboard", "last_resort")
)
VERA, HELGE = Person("p1", "Vera Lindskär"), Person("p2", "Helge Lundäng", "en")
ALL = Phones("+46701740605", "+46313900600", "+46846500401", "+46406280400", "+46980319200")


def test_every_rung_knows_whom_to_expect_and_in_which_language() -> None:
    assert build(STANDARD, ALL, OnDuty(VERA, HELGE)) == (
        Rung("holder", "+46701740605", "Vera Lindskär", "holder", "sv"),
        Rung("holder_second", "+46313900600", "Vera Lindskär", "holder", "sv"),
        Rung("substitute", "+46846500401", "Helge Lundäng", "substitute", "en"),
        Rung("substitute_second", "+46406280400", "Helge Lundäng", "substitute", "en"),
        Rung("switchboard", "+46980319200", None, "substitute", "sv"),
    )


def test_a_rung_without_a_number_is_left_out() -> None:
    rungs = build(STANDARD, Phones("+46701740605", substitute=""), OnDuty(VERA))
    assert [rung.to for rung in rungs] == ["holder"]


def test_a_number_is_not_rung_twice_on_the_way_up() -> None:
    rungs = build(STANDARD, Phones("+46701740605", substitute="+46701740605"), OnDuty(VERA, HELGE))
    assert [rung.to for rung in rungs] == ["holder"]


def test_a_duty_phone_is_rung_even_when_the_rota_names_nobody() -> None:
    assert build(STANDARD, Phones("+46701740605"), OnDuty(), "en") == (
        Rung("holder", "+46701740605", None, "holder", "en"),
    )


def test_a_guest_is_a_guest_and_the_last_resort_a_substitute() -> None:
    lent = Phones(None, guest="+46701740690", last_resort="+46701740691")
    rungs = build(Ladder("lent", ("guest", "last_resort")), lent, OnDuty(VERA, HELGE))
    assert [(rung.to, rung.by, rung.as_) for rung in rungs] == [
        ("guest", None, "guest"),
        ("last_resort", None, "substitute"),
    ]


def test_whoever_has_the_phone_that_is_the_last_resort_is_spoken_to_in_their_language() -> None:
    lent = Phones(None, guest="+46701740690", last_resort="+46701740691")
    abroad = Person("p3", "Ann Day", "en")
    rungs = build(Ladder("lent", ("guest", "last_resort")), lent, OnDuty(abroad, HELGE))
    assert [(rung.to, rung.language) for rung in rungs] == [("guest", "sv"), ("last_resort", "en")]
