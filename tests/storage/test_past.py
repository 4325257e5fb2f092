"""What was before is imported once, however often it is read, and nothing of it is lost."""

from datetime import date

from conference.domain.activation.past import Guideline, PastActivation
from conference.storage import Store
from conference.storage.past import Kept

SNOW, AGAIN = (PastActivation("Snöoväder", date(2016, 11, day)) for day in (9, 10))
TROJAN = PastActivation('Cyberattack "Wanna Cry', date(2017, 5, 14))
CYBER = Guideline("Cybersäkerhet", date(2023, 12, 7), ("cyber*", "it"))
TERROR = Guideline("Höjd terrorhotnivå", date(2024, 2, 29))


def test_it_is_found_again_as_it_was_with_the_latest_first(store: Store) -> None:
    with store.writing() as work:
        assert work.past.keep((SNOW, AGAIN, TROJAN), (CYBER, TERROR)) == Kept(3, 2, 0)
    with store.reading() as look:
        assert look.past.activations() == [TROJAN, AGAIN, SNOW]
        assert look.past.guidelines() == [TERROR, CYBER]


def test_a_second_time_adds_nothing(store: Store) -> None:
    for new in (Kept(2, 1, 0), Kept(0, 0, 0)):
        with store.writing() as work:
            assert work.past.keep((SNOW, AGAIN), (CYBER,)) == new
    with store.reading() as look:
        assert len(look.past.activations()) == 2


def test_what_is_no_longer_in_the_files_is_not_forgotten(store: Store) -> None:
    for activations, guidelines in (((SNOW,), (CYBER,)), ((AGAIN,), (TERROR,))):
        with store.writing() as work:
            work.past.keep(activations, guidelines)
    with store.reading() as look:
        assert len(look.past.activations()) == len(look.past.guidelines()) == 2


def test_a_guideline_is_found_by_its_newest_words_and_keeps_them_where_none_are_given(store: Store) -> None:
    reworded = Guideline(CYBER.title, CYBER.adopted_on, ("cyber*", "virus"))
    wordless = Guideline(CYBER.title, CYBER.adopted_on)
    for given, kept in ((CYBER, Kept(0, 1, 0)), (reworded, Kept(0, 0, 1)), (wordless, Kept(0, 0, 0))):
        with store.writing() as work:
            assert work.past.keep((), (given,)) == kept
    with store.reading() as look:
        assert look.past.guidelines() == [reworded]
