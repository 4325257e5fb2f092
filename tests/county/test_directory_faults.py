"""People, numbers and rota are read from what people write, or refused with file, line and reason."""

from datetime import UTC, datetime

import pytest

from conference.county.directory import read_directory
from conference.county.written import NotANumber, e164
from conference.domain.county.county import County
from tests.county.folder import Folder

PHONES, PEOPLE, ROTA, CODES = (
    "fiction/phones.csv",
    "fiction/people.csv",
    "fiction/rota.yaml",
    "fiction/codes.csv",
)
SINGLE = "fiction/rota.csv"
HEADER = "function,person,starts,ends,substitute\n"


@pytest.mark.parametrize(
    "written",
    [
        "070-174 06 05",
        "0701740605",
        "+46 70 174 06 05",
        "+46 (0)70-174 06 05",
        "00 46 70 174 06 05",
        "0046701740605",
    ],
)
def test_a_number_is_taken_as_people_write_it(written: str) -> None:
    assert e164(written) == "+46701740605"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("08-465 004 01", "+46846500401"),
        ("+46 (0)8 465 004 01", "+46846500401"),
        ("031-390 06 00", "+46313900600"),
        ("040-628 04 99", "+46406280499"),
        ("0980-31 92 00", "+46980319200"),
    ],
)
def test_fiction_numbers_of_every_series_pass(written: str, number: str) -> None:
    assert e164(written) == number


@pytest.mark.parametrize(
    "written", ["112", "hej", "070-174 06 055", "070-174 06 05 ank 12", "+46", "0701740605x1"]
)
def test_what_cannot_be_dialled_is_refused(written: str) -> None:
    with pytest.raises(NotANumber):
        e164(written)


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (PHONES, "rkk,", "kungen,", "the function kungen is not known"),
        (PHONES, "rkk,", "rsib,", "function rsib stands on line 3 too"),
        (PHONES, "rkk,+46701740607", "rkk,hej", "holder: hej is not a phone number"),
        (PHONES, "rkk,+46701740607", "rkk,070-123 45 67", "holder: 070-123 45 67 could be somebody's number"),
        (
            PHONES,
            "rkk,+46701740607",
            "rkk,08-465 004 00",
            "holder: 08-465 004 00 is the product's own number",
        ),
        (PHONES, "rkk,+46701740607", "rkk,+46313900602", "one number stands twice for rkk"),
        (PHONES, "rkk,+46701740607", "rkk,070-174 06 06", "one number stands for rsib and rkk in ordinarie"),
        (PEOPLE, "p102,", "p101,", "id p101 stands on line 2 too"),
        (PEOPLE, "Helge Lundäng,", "Helge Lundäng,fi", "the county does not speak fi"),
        (ROTA, "  rkk:", "  kungen:", "the function kungen is not known"),
        (ROTA, "[p101,", "[p999,", "the person p999 is not known"),
        (ROTA, "rkk: [", "rkk: nobody # [", "the turns of rkk should be a list of persons"),
        (ROTA, "weekday: friday", "weekday: fredag", "weekday is fredag"),
        (ROTA, "hour: 8", "hour: 24", "there is no hour 24"),
        (ROTA, "from: 2026-08-28", "from: augusti", "augusti is not a date"),
        (ROTA, "from: 2026-08-28", "from: 9999-12-30", "9999-12-30 is not a date"),
        (ROTA, "weeks: 80", "weeks: 5200", "5200 weeks are more than anyone can plan"),
        (CODES, "rkk,92", "rkk,93", "the code of rkk should begin with 92"),
        (CODES, "rkk,92", "rkk,9", "the code of rkk is not eight digits"),
        (CODES, "rkk,", "kungen,", "the function kungen is not known"),
    ],
)
def test_a_fault_is_named_with_its_place(folder: Folder, file: str, old: str, new: str, reason: str) -> None:
    line = folder.changes(file, old, new)
    place = f"{file.removeprefix('fiction/')}:{line}: "
    assert any(fault.startswith(place) and reason in fault for fault in folder.directory_faults())


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("kungen,p101,2026-11-23T08:00,2026-11-24T08:00,", "the function kungen is not known"),
        ("rsib,p999,2026-11-23T08:00,2026-11-24T08:00,", "the person p999 is not known"),
        ("rsib,p101,0001-01-01T00:00,2026-11-24T08:00,", "starts is 0001-01-01T00:00, not a time"),
        ("rsib,p101,måndag,2026-11-24T08:00,", "starts is måndag, not a time"),
        ("rsib,p101,2026-11-24T08:00,2026-11-23T08:00,", "the shift ends before it has started"),
        ("rsib,p101,2026-10-25T02:30,2026-10-26T08:00,", "the clocks are changed at 2026-10-25T02:30"),
        ("rsib,p101,2026-03-29T02:30,2026-03-30T08:00,", "the clocks are changed at 2026-03-29T02:30"),
        ("rsib,p101,2026-11-23T08:00,2026-11-24T08:00,kanske", "substitute is kanske"),
    ],
)
def test_a_single_shift_is_checked(folder: Folder, row: str, reason: str) -> None:
    folder.writes(SINGLE, f"{HEADER}{row}\n")
    (fault,) = folder.directory_faults()
    assert fault.startswith("rota.csv:2: ") and reason in fault


def test_two_single_shifts_do_not_overlap(folder: Folder) -> None:
    rows = "rsib,p101,2026-11-23T08:00,2026-11-24T08:00,\nrsib,p102,2026-11-24T07:00,2026-11-25T08:00,\n"
    folder.writes(SINGLE, HEADER + rows)
    assert folder.directory_faults() == ["rota.csv:3: rsib is held by two at the same time"]


def test_a_single_shift_takes_the_place_of_the_weekly_turn(folder: Folder, stockholm: County) -> None:
    folder.writes(SINGLE, f"{HEADER}rsib,p101,2026-11-26T08:00,2026-11-26T08:00+00:00,\n")
    directory = read_directory(folder.path / "fiction", stockholm)
    weekly = directory.on_duty("rsib", datetime(2026, 11, 26, 6, 59, tzinfo=UTC))
    covered = directory.on_duty("rsib", datetime(2026, 11, 26, 7, tzinfo=UTC))
    assert covered.holder == directory.persons["p101"] != weekly.holder
    assert covered.substitute == weekly.substitute
    assert directory.on_duty("rsib", datetime(2026, 11, 26, 8, tzinfo=UTC)) == weekly


def test_real_numbers_pass_where_fiction_is_not_asked_for(folder: Folder) -> None:
    folder.changes(PHONES, "rkk,+46701740607", "rkk,070-123 45 67")
    assert folder.directory_faults(require_fiction=False) == []


def test_a_directory_needs_phones_and_people_and_no_more(folder: Folder) -> None:
    for file in (ROTA, CODES):
        (folder.path / file).unlink()
    assert folder.directory_faults() == []
    for file in (PHONES, PEOPLE):
        (folder.path / file).unlink()
    assert folder.directory_faults() == [
        "people.csv:1: the file is missing",
        "phones.csv:1: the file is missing",
    ]


def test_numbers_are_never_printed_with_the_codes(folder: Folder, stockholm: County) -> None:
    directory = read_directory(folder.path / "fiction", stockholm)
    assert directory.codes["lst-tib"] not in repr(directory)
