"""What is wrong with the files of the time before is told with file, line and reason, and all at once."""

import pytest

from conference.county.faults import CountyFaults
from conference.county.past import read_past
from tests.county.folder import Folder

ACTIVATIONS, GUIDELINES = "history/activations.csv", "history/guidelines.csv"

BREAKAGES = [
    (ACTIVATIONS, "title,activated_on", "title,day", "the column activated_on is missing"),
    (ACTIVATIONS, "title,activated_on", "title,day", "the column day is not known"),
    (ACTIVATIONS, "2015-03-20", "20 mars", "activated_on is 20 mars, not a date such as 2026-12-24"),
    (ACTIVATIONS, "2015-03-20", "2015-02-30", "activated_on is 2015-02-30, not a date"),
    (ACTIVATIONS, "2015-03-20", "1015-03-20", "activated_on is 1015-03-20, a year of no time of ours"),
    (ACTIVATIONS, "2015-03-20", "", "activated_on is empty"),
    (ACTIVATIONS, "Fågelinfluensa", "", "title is empty"),
    (ACTIVATIONS, "Fågelinfluensa,", "Fågelinfluensa,ännu en,", "3 columns where the header has 2"),
    (ACTIVATIONS, "2016-11-10", "2016-11-09", "Snöoväder on 2016-11-09 stands on line 26 too"),
    (ACTIVATIONS, "Corona,2020-02-28", '"Corona\noch mer",2020-02-28', "over the end of a line"),
    (GUIDELINES, "title,adopted_on,words", "title,adopted_on,ord", "the column ord is not known"),
    (GUIDELINES, "2023-12-07", "7/12 2023", "adopted_on is 7/12 2023, not a date"),
    (GUIDELINES, "cyber* it ", "cyber* it* ", "it* is no word to find by"),
    (GUIDELINES, "cyber* it ", "cyber* it-stör ", "it-stör is no word to find by"),
    (GUIDELINES, "Cybersäkerhet", "Cyber – säkerhet", "title: not in the alphabet of text messages: –"),
    (GUIDELINES, "Cybersäkerhet", "Beslut vid angrepp", "title: “beslut*” is never used here"),
]


def faults(folder: Folder) -> list[str]:
    try:
        read_past(folder.path / "history", never=("beslut*",))
    except CountyFaults as refused:
        return [str(fault) for fault in refused.faults]
    return []


@pytest.mark.parametrize(("file", "old", "new", "reason"), BREAKAGES)
def test_a_fault_is_named_with_its_place(folder: Folder, file: str, old: str, new: str, reason: str) -> None:
    line = folder.changes(file, old, new) + new.count("\n")
    named = [fault for fault in faults(folder) if reason in fault]
    assert named, faults(folder)
    assert named[0].startswith(f"{file.removeprefix('history/')}:{line}: ")


def test_all_faults_of_both_files_are_told_at_once(folder: Folder) -> None:
    for file, old, new, _ in (BREAKAGES[2], BREAKAGES[6], BREAKAGES[11], BREAKAGES[12]):
        folder.changes(file, old, new)
    assert len(faults(folder)) == 4


def test_a_file_that_is_missing_is_a_fault(folder: Folder) -> None:
    (folder.path / GUIDELINES).unlink()
    assert faults(folder) == ["guidelines.csv:1: the file is missing"]


def test_guidelines_without_words_to_find_them_by_are_read_all_the_same(folder: Folder) -> None:
    folder.writes(GUIDELINES, "title,adopted_on\nCybersäkerhet,2023-12-07\n")
    (guideline,) = read_past(folder.path / "history").guidelines
    assert (guideline.title, guideline.words) == ("Cybersäkerhet", ())


def test_one_that_comes_again_on_another_day_is_another(folder: Folder) -> None:
    folder.adds(ACTIVATIONS, "Snöoväder,2026-02-01")
    assert len(read_past(folder.path / "history").activations) == 91
