"""Each kind of fault in a county's own folder is named with file, line and reason, and all at once."""

import shutil

import pytest

from conference.county.folder import read_county
from tests.county.folder import Folder

SV, EN, THURSDAY = "texts/sv.yaml", "texts/en.yaml", "formats/ordinarie.yaml"

BREAKAGES = [
    # members and clusters
    ("members.csv", "jarfalla,", "sigtuna,", "id sigtuna stands on line"),
    ("members.csv", ",police,", ",polise,", "kind is polise; it may be county_board"),
    ("members.csv", ",brandkaren-attunda,", ",brandkåren,", "brandkåren is not a rescue service"),
    ("members.csv", "Täby kommun", "", "name is empty"),
    ("members.csv", ",yes", ",yes,maybe", "7 columns where the header has 6"),
    ("members.csv", ",yes", ",perhaps", "always_staffs is perhaps"),
    ("members.csv", "id,name", "id,namn", "the column name is missing"),
    ("members.csv", "id,name", "id,namn", "the column namn is not known"),
    ("clusters.csv", "taby,", "tabby,", "the member tabby is not known"),
    ("clusters.csv", "taby,mitt,2015-01-01", "taby,mitt,1 jan", "from is 1 jan, not a date"),
    ("clusters.csv", "taby,mitt,2015-01-01,", "taby,mitt,2015-01-01,2014-01-01", "taby leaves mitt before"),
    ("clusters.csv", "taby,mitt", "solna,mitt", "solna is in mitt on some of the same days"),
    # what groups are called
    ("county.yaml", "id: polis,", "id: polisen,", "the group polis has no words"),
    ("county.yaml", "id: region,", "id: polis,", "the group polis stands here twice"),
    # functions and ladders
    ("functions.csv", "polisen-tib,polisen", "polisen-tib,polis", "the member polis is not known"),
    ("functions.csv", "kluster-nord,,nord", "kluster-nord,,norr", "the cluster norr is not known"),
    ("functions.csv", "kluster-nord,,nord", "kluster-nord,solna,nord", "a member or to a cluster"),
    ("functions.csv", "Polisen,standard", "Polisen,vanlig", "the ladder vanlig is not known"),
    ("functions.csv", "Polisen,standard,11", "Polisen,standard,1", "code_digits is 1, not two digits"),
    ("functions.csv", "Polisen,standard,11", "Polisen,standard,91", "begin with 91 belong to rsib"),
    ("functions.csv", "Lägesbildsansvarig,leader,10", "Lägesbildsansvarig,leader,99", "with other digits"),
    ("functions.csv", "rkk,,", "rsib,,", "id rsib stands on line"),
    ("ladders.yaml", "[holder, substitute]", "[holder, deputy]", "deputy is not a rung; a rung is holder"),
    ("ladders.yaml", "[holder, substitute]", "[holder, holder]", "holder stands twice on the ladder direct"),
    ("ladders.yaml", "[holder, substitute]", "[]", "the ladder direct should be a list of rungs"),
    ("ladders.yaml", "direct:", "standard:", "standard stands here twice"),
    # the format
    (THURSDAY, "function: polisen-tib", "function: polis", "function polis is not"),
    (THURSDAY, "function: rsib}", "function: rsib, ladder: lång}", "the ladder lång is not known"),
    (THURSDAY, "{seat: sos-alarm, ", "{seat: polisen, ", "the seat polisen stands in the format 2 times"),
    (THURSDAY, "sos-alarm-tib, group: ovriga", "sos-alarm-tib, group: polis", "sos-alarm stands apart"),
    (THURSDAY, "kind: round", "kind: runda", "kind is runda; it may be leaders, roll_call,"),
    (THURSDAY, "seconds: 600", "seconds: 590", "rapportering has 590 s; 15 turns of 40 s need 600"),
    (THURSDAY, "seconds: 600", "seconds: tio", "seconds should be a whole number from 1, not “tio”"),
    (THURSDAY, "seconds: 600", "seconds: 1300", "the blocks take 1900 s, the hard stop comes at 1800"),
    (THURSDAY, "leader: rkk", "leader: polisen", "polisen does not lead this format"),
    (THURSDAY, ", leader: rkk", "", "the block vader is for leaders and has no leader"),
    (THURSDAY, "id: vader", "id: upprop", "the block upprop stands here twice"),
    (THURSDAY, "kind: open_floor", "kind: roll_call", "there is more than one roll-call"),
    (THURSDAY, "rounds: [0, 90]", "rounds: [90, 0]", "rounds should begin at 0 and rise"),
    (THURSDAY, "rounds: [0, 90]", "rounds: [nu, 90]", "rounds should be whole numbers"),
    (THURSDAY, "reminder_lead: 1800", "reminder_lead: 60", "the reminder comes after the gathering"),
    (THURSDAY, "readiness_lead: 3600", "readiness_lead: 300", "whether it can be held is told before"),
    (THURSDAY, "reports_lead: 75600", "reports_lead: 1800", "reports are asked for when the meeting is rem"),
    (THURSDAY, "reports_again_lead: 7200", "reports_again_lead: 80000", "asking again is after asking"),
    (THURSDAY, "reports_again_lead: 7200", "reports_again_lead: 60", "and before the calls"),
    (THURSDAY, "lesson_every: 4", "lesson_every: fyra", "lesson_every should be a whole number"),
    (THURSDAY, "at_zero: pass_on", "at_zero: klipp", "at_zero is klipp; it may be pass_on, warn"),
    (THURSDAY, "codes_always: false", "codes_always: nej", "codes_always should be true or false, not “nej”"),
    (THURSDAY, "turn_seconds", "turn_secs", "turn_secs is not a field that is known here"),
    (THURSDAY, "id: ordinarie", "id: vanlig", "the id is vanlig, the file is named ordinarie"),
    (THURSDAY, "title: Ordinarie samverkanskonferens", "title:", "title should be words, not nothing"),
    (THURSDAY, "name: Samverkansbehov", "name: Beslutspunkter", "“beslut*” is never used here"),
    (THURSDAY, "title: Ordinarie", "title: Larm,", "“larm*” is never used here"),
    # what is heard and read
    (SV, "  next_up:", "  nextup:", "nextup is not in texts/en.yaml"),
    (EN, "  next_up:", "  nextup:", "nextup is not in texts/sv.yaml"),
    (EN, "{present} of {expected} are here. We", "{present} are here. We", "the parameters present, time"),
    (SV, "Ni är näst på tur.", "Ni är näst på tur. " * 10, "190 characters are too many to be spoken"),
    (SV, "Ni är näst på tur.", "Beslutet är fattat.", "“beslut*” is never used here"),
    (EN, "You are next.", "It was DECIDED.", "“decide*” is never used here"),
    (SV, "Ni är näst på tur.", "Ni är {näst} på tur.", "a brace that belongs to no parameter"),
    (SV, 'summons: "SSR:', 'summons: "SSR –', "summons: not in the alphabet of text messages: –"),
    (SV, "Mer finns i", "Mer finns här och " * 30, "parts are too many for a text; 3 is the limit"),
    (EN, 'summons: "SSR', 'summons: "CANCEL', "summons: CANCEL is a word by which carriers opt people out"),
    (EN, "approve: [OK, ", "approve: [Stop, ", "replies.approve: Stop is a word by which"),
    (SV, "[OK, OKEJ, GODKÄNN, GODKANN]", "[]", "replies.approve should be a word or a list of words"),
    (SV, "  and: och", "  och: och", "the word and is missing"),
    (SV, "  summons:", "  hello:", "hello stands on line"),
    (SV, "  someone:", "  uttryck:", "the word uttryck is not in texts/en.yaml"),
    (SV, '"Ni är näst på tur."', "[näst]", "next_up should be words, not a list"),
    (SV, "texts:\n", "sms:\n", "texts is missing"),
    # names
    (EN, "  Upprop: Roll-call", "  Uprop: Roll-call", "nothing is called “Uprop”"),
    (EN, "  Upprop: Roll-call", "  Uprop: Roll-call", "there is no name for “Upprop”"),
    (EN, "  Upprop: Roll-call", "  Upprop: []", "Upprop should have a name, not a list"),
    (EN, "  Upprop: Roll-call", "  Upprop: A decision", "Upprop: “decision*” is never used here"),
    (EN, "  Upprop: Roll-call", "  Upprop: Roll–call", "Upprop: not in the alphabet of text messages: –"),
    (EN, '"*, chef":', '"*, chefen":', "nothing is called “*, chefen”"),
    (SV, "texts:\n", "names: {Polisen: Snuten}\ntexts:\n", "“Polisen” has its name already"),
    # the county itself
    ("county.yaml", "Europe/Stockholm", "Europe/Sthlm", "there is no time zone Europe/Sthlm"),
    ("county.yaml", "rkk, lst-lagesbild]", "rkk, kungen]", "the leader kungen has a seat in no format"),
    ("county.yaml", "weekday: thursday", "weekday: torsdag", "weekday is torsdag; it may be monday"),
    ("county.yaml", 'start: "10:00"', "start: tio", "start is tio, not a time such as 10:00"),
    ("county.yaml", "format: ordinarie", "format: vanlig", "the format vanlig is not known"),
    ("county.yaml", "on_holiday: day_before", "on_holiday: aldrig", "on_holiday is aldrig; it may be"),
    ("county.yaml", "cancelled: []", "cancelled: [2027-07-14]", "there is no meeting on 2027-07-14"),
    ("county.yaml", "cancelled: []", "cancelled: [i juli]", "i juli is not a date"),
    ("county.yaml", "cancelled: []", "cancelled: [2027-07-15, 2027-07-15]", "2027-07-15 stands more"),
    ("county.yaml", "moves: []", "moves: [{from: 2027-07-15}]", "a move says to which date"),
    ("county.yaml", "monthly: {nth: 1", "monthly: {nth: 6", "no month has a sixth"),
    ("county.yaml", "last_resort: sos-alarm-tib", "last_resort: kungen", "the function kungen is not known"),
    ("county.yaml", "substitutes_after: 300", "substitutes_after: -1", "a whole number from 0, not “-1”"),
    ("county.yaml", "page_rounds: [0, 60, 150]", "page_rounds: 0", "page_rounds should be a list, not “0”"),
    ("county.yaml", "zone: Europe/Stockholm", "zone: {", "not YAML"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "reason"), BREAKAGES)
def test_a_fault_is_named_with_its_place(folder: Folder, file: str, old: str, new: str, reason: str) -> None:
    folder.changes(file, old, new)
    named = [fault for fault in folder.faults() if reason in fault]
    assert named, folder.faults()
    assert named[0].partition(": ")[0].rpartition(":")[0] == file


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("clusters.csv", "taby,", "tabby,", "tabby"),
        ("functions.csv", "Polisen,standard", "Polisen,vanlig", "vanlig"),
        ("ladders.yaml", "[holder, substitute]", "[holder, deputy]", "deputy"),
        (THURSDAY, "function: rsib}", "function: rsid}", "rsid"),
        (THURSDAY, "kind: round", "kind: runda", "runda"),
        (SV, "Ni är näst på tur.", "Det är beslutat.", "beslut"),
        (EN, "  Upprop: Roll-call", "  Uprop: Roll-call", "Uprop"),
        ("county.yaml", "weekday: thursday", "weekday: torsdag", "torsdag"),
        ("county.yaml", "rkk, lst-lagesbild]", "rkk, kungen]", "kungen"),
    ],
)
def test_the_line_is_the_line_of_the_fault(
    folder: Folder, file: str, old: str, new: str, reason: str
) -> None:
    line = folder.changes(file, old, new)
    assert any(fault.startswith(f"{file}:{line}: ") and reason in fault for fault in folder.faults())


def test_leaders_chair_in_the_order_of_the_county(folder: Folder) -> None:
    folder.changes("county.yaml", "lst-tib, rsib, rkk", "lst-tib, rkk, rsib")
    other = "the leaders stand in another order than lst-tib, rkk, rsib"
    assert f"{THURSDAY}:1: {other}, lst-lagesbild" in folder.faults()
    assert f"formats/formote.yaml:1: {other}" in folder.faults()


def test_faults_in_many_files_are_told_at_once(folder: Folder) -> None:
    folder.changes("members.csv", ",police,", ",polise,")
    folder.changes("ladders.yaml", "[holder, substitute]", "[holder, deputy]")
    folder.changes(SV, "Ni är näst på tur.", "Det är beslutat.")
    folder.changes(THURSDAY, "kind: round", "kind: runda")
    files = {fault.split(":")[0] for fault in folder.faults()}
    assert files == {"members.csv", "ladders.yaml", SV, THURSDAY}


@pytest.mark.parametrize(
    "file", ["county.yaml", "members.csv", "clusters.csv", "functions.csv", "ladders.yaml", SV, EN]
)
def test_a_missing_file_is_a_fault_and_no_crash(folder: Folder, file: str) -> None:
    (folder.path / file).unlink()
    assert f"{file}:1: the file is missing" in folder.faults()


@pytest.mark.parametrize("file", ["county.yaml", "members.csv", "ladders.yaml", THURSDAY, SV])
@pytest.mark.parametrize(
    "words", ["", "[]", "x", "a: [b: {c", "\tx", "- 1\n- 2", "a: &b [*b]", "a: {b: {c: [{}]}}"]
)
def test_a_file_of_nonsense_is_a_fault_and_no_crash(folder: Folder, file: str, words: str) -> None:
    folder.writes(file, words)
    assert any(fault.startswith(f"{file}:") for fault in folder.faults())


def test_a_file_that_is_not_utf_8_is_a_fault(folder: Folder) -> None:
    (folder.path / "members.csv").write_bytes("id,name\nå,ä\n".encode("latin-1"))
    assert "members.csv:1: the file is not UTF-8" in folder.faults()


def test_a_county_without_formats_is_refused(folder: Folder) -> None:
    shutil.rmtree(folder.path / "formats")
    assert "formats:1: there is no format" in folder.faults()
    (folder.path / "formats").mkdir()
    assert "formats:1: there is no format" in folder.faults()


def test_one_number_on_two_seats_is_refused_with_the_county(folder: Folder) -> None:
    line = folder.changes("fiction/phones.csv", "rkk,+46701740607", "rkk,+46701740606")
    place = f"fiction/phones.csv:{line}: one number stands for rsib and rkk in"
    assert {f"{place} {format}" for format in ("ordinarie", "ordinarie-rakel", "gron", "formote")} < {
        *folder.faults()
    }


def test_a_county_may_have_no_fiction_and_may_have_exercises(folder: Folder) -> None:
    shutil.rmtree(folder.path / "fiction")
    assert folder.faults() == []


@pytest.mark.parametrize("written", ["[]", '["46"]', '["+0"]', "[46]", '"+46"', '["+46", "Norge"]'])
def test_countries_that_are_none_are_refused(folder: Folder, written: str) -> None:
    line = folder.changes("county.yaml", 'countries: ["+46"]', f"countries: {written}")
    assert any(f"county.yaml:{line}" in fault for fault in folder.faults()), folder.faults()


def test_unless_said_the_countys_own_country_is_called(folder: Folder) -> None:
    folder.changes("county.yaml", 'countries: ["+46"]', "")
    assert read_county(folder.path).countries == ("+46",)
