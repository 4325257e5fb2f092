"""Whose the phones of an exercise are, and what the officers at them do."""

from __future__ import annotations

import pytest

from conference.county.directory import read_directory
from conference.domain.county.functions import Phones
from conference.exercises.officers import COURSES, scripts
from conference.exercises.posts import FIRST, posts
from exercise.officers.reading import read_script
from tests.counties import STOCKHOLM, stockholm

COUNTY = stockholm()
PHONES = read_directory(STOCKHOLM / "fiction", COUNTY).phones
POSTS = posts(COUNTY, PHONES)


def test_every_phone_has_an_address_of_its_own_and_none_its_number() -> None:
    assert len({post.slug for post in POSTS}) == len({post.number for post in POSTS}) == len(POSTS)
    assert {post.number for post in POSTS} == {number for one in PHONES.values() for number in one.numbers}
    assert not any(post.number.lstrip("+") in post.slug for post in POSTS)


def test_a_phone_that_several_have_is_the_first_ones() -> None:
    shared = Phones(holder="+46701740605")
    (post,) = posts(COUNTY, {"rsib": shared, "lst-tib": shared})
    assert post.function == next(one.id for one in COUNTY.functions if one.id in ("rsib", "lst-tib"))


@pytest.mark.parametrize("course", COURSES)
def test_the_exercise_network_understands_every_course(course: str) -> None:
    given = scripts(COUNTY, POSTS, course)
    for script in given.values():
        read_script(script or {})
    assert set(given) <= {post.number for post in POSTS}


def test_smoothly_the_first_phone_of_all_who_are_called_is_answered_and_no_other() -> None:
    given = scripts(COUNTY, POSTS, "smoothly")
    manned = {number for number, script in given.items() if script}
    called = {seat.function for one in COUNTY.formats.values() for seat in one.seats if seat.summoned}
    first = {post.function for post in POSTS if post.rung == FIRST and post.number in manned}
    assert first == (called | set(COUNTY.paged)) & {post.function for post in POSTS}
    assert len(manned) == len(first)


def test_unevenly_no_more_than_half_are_odd_and_whoever_is_not_there_is_stood_in_for() -> None:
    smooth, uneven = (scripts(COUNTY, POSTS, course) for course in ("smoothly", "unevenly"))
    odd = [number for number, script in smooth.items() if script and uneven[number] != script]
    assert 0 < len(odd) <= sum(bool(script) for script in smooth.values()) / 2
    extra = [number for number, script in uneven.items() if script and not smooth[number]]
    assert extra
    assert not any(scripts(COUNTY, POSTS, "by_hand").values())
