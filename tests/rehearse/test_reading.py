"""Scenarios: read whole, or refused with every fault and its line."""

from datetime import timedelta
from pathlib import Path

import pytest

from conference.cli.rehearse.reading import read_scenario
from conference.cli.rehearse.scenario import Moment, MoveExpected
from conference.county.faults import CountyFaults
from tests.rehearse.county import FOLDER, SMALL, cast, scenario, stockholm


def faults_of(folder: Path, words: str) -> list[str]:
    with pytest.raises(CountyFaults) as refused:
        scenario(folder, words)
    return [str(fault) for fault in refused.value.faults]


def test_a_scenario_is_read(tmp_path: Path) -> None:
    read = scenario(tmp_path)
    assert read.meeting is not None and read.meeting.at is not None
    assert read.begins.utcoffset() == timedelta(hours=1)
    assert read.speeds == {"start": 10.0, "rapportering": 25.0}
    assert [(phone.place, phone.rung, phone.line) for phone in read.phones] == [("polisen", "holder", 7)]
    assert read.steps[0].run == ("floor", "{conference}", "next-block")
    assert (read.steps[0].moment, read.steps[0].after) == (Moment(block="inledning"), 20.0)
    assert read.expect.meetings["ordinarie"].seats["polisen"].outcome == "present"


@pytest.mark.parametrize("file", sorted((FOLDER / "exercises").glob("*.yaml")), ids=lambda file: file.stem)
def test_the_countys_own_exercises_can_be_played(file: Path) -> None:
    read = read_scenario(file, FOLDER, *stockholm())
    assert read.ends_within <= 90
    assert max(read.speeds.values()) <= 60


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("format: ordinarie", "format: ordinär", "liten.yaml:3: format is ordinär; it may be avstamning,"),
        ("13:00}", "12:00}", "liten.yaml:3: the conference is to begin before the exercise does"),
        (", at: 2026-11-26T13:00", "", "liten.yaml:3: a conference has either at or in"),
        ("2026-11-26T12:57:30", "i morgon", "liten.yaml:2: begins is i morgon, not a moment"),
        ("rapportering: 25", "rapport: 25", "liten.yaml:4: rapport is no phase of ordinarie"),
        ("start: 10", "start: fort", "liten.yaml:4: a speed is above 0 and at most 60, not “fort”"),
        ("  polisen:", "  polis:", "liten.yaml:7: there is no seat and no function polis"),
        ("holder:", "innehavare:", "liten.yaml:7: innehavare is no rung"),
        ("block: inledning", "block: inledningen", "liten.yaml:9: block is inledningen; it may be"),
        ("after: 20", "after: snart", "liten.yaml:9: after is seconds or +00:01:30"),
        ("run:", "kör:", "liten.yaml:9: run is missing"),
        ("state: ended", "state: slut", "liten.yaml:11: state is slut; it may be"),
        ("polisen: present", "polisen: kom", "liten.yaml:12: “kom” is none of expected, present"),
        ("title:", "titel:", "liten.yaml:1: titel is not a field that is known here"),
    ],
)
def test_a_fault_is_told_by_its_line(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    assert right in SMALL
    found = faults_of(tmp_path, SMALL.replace(right, wrong))
    assert any(told.startswith(fault) for told in found), found


BREAKS = """\
  - {after: 5, carrier: second, faults: [{where: "lines:polisen", does: stay}, {where: rest, does: fall}]}
expect:
  moved: {to: second, within: 60}
"""


def test_what_goes_wrong_in_the_course_of_it_is_read_with_the_numbers_of_its_seats(tmp_path: Path) -> None:
    read = scenario(tmp_path, SMALL.replace("expect:\n", BREAKS))
    step = read.steps[-1]
    assert (step.run, step.after, step.carrier) == ((), 5.0, "second")
    assert [rule["where"] for rule in step.faults] == [
        f"lines:{cast().number('polisen', 'holder')}",
        "rest",
    ]
    assert read.spoilt == {"second"}
    assert read.expect.meetings["ordinarie"].moved == MoveExpected("second", 60)


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("carrier: second", "carrier: third", "liten.yaml:10: carrier is third; it may be twilio, second"),
        ("lines:polisen", "lines:polis", "liten.yaml:10: there is no seat and no function polis"),
        (", does: fall}", "}", "liten.yaml:10: what goes wrong is a table of where and does"),
        ("to: second", "to: third", "liten.yaml:12: to is third; it may be twilio, second"),
    ],
)
def test_what_cannot_go_wrong_is_told_by_its_line(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    found = faults_of(tmp_path, SMALL.replace("expect:\n", BREAKS).replace(right, wrong))
    assert any(told.startswith(fault) for told in found), found


TAKES_AWAY = """\
  - {when: {printed: 2026-11-26T08:00}, run: check, says: "0 h ago"}
  - {after: 2, breaks: [{kind: database-gone}, {kind: carrier, where: "rest:* *", does: "503"}]}
  - {after: 60, reads_paper: true}
  - {after: 480, mends: true}
expect:
"""


def test_what_is_taken_away_and_given_back_in_the_course_of_it_is_read(tmp_path: Path) -> None:
    read = scenario(tmp_path, SMALL.replace("expect:\n", TAKES_AWAY))
    checks, breaks, reads, mends = read.steps[1:]
    assert checks.moment is not None and checks.moment.printed is not None and checks.says == "0 h ago"
    assert [entry["kind"] for entry in breaks.breaks] == ["database-gone", "carrier"]
    assert breaks.breaks[1]["words"] == {"where": "rest:* *", "does": "503"}
    assert (reads.reads_paper, mends.mends) == (True, True)
    assert read.spoilt == {"twilio"}, "who is cut off may complain"


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("kind: database-gone", "kind: data", "liten.yaml:11: kind is data; it may be killed,"),
        ("reads_paper: true", "reads_paper: false", "liten.yaml:12: a step either mends or reads the paper"),
        ("2026-11-26T08:00", "i morse", "liten.yaml:10: printed is i morse, not a moment"),
        ("0 h ago", "(", "liten.yaml:10: ( is no pattern"),
    ],
)
def test_what_cannot_be_taken_away_is_told_by_its_line(
    tmp_path: Path, right: str, wrong: str, fault: str
) -> None:
    found = faults_of(tmp_path, SMALL.replace("expect:\n", TAKES_AWAY).replace(right, wrong))
    assert any(told.startswith(fault) for told in found), found


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    words = (
        SMALL.replace("  polisen:", "  polis:").replace("after: 20", "after: snart").replace("12:57", "25:57")
    )
    assert {line.split(":")[1] for line in faults_of(tmp_path, words)} >= {"2", "7", "9"}


def test_what_is_not_yaml_is_refused(tmp_path: Path) -> None:
    assert faults_of(tmp_path, "do: [")[0].startswith("liten.yaml:")


def test_everybody_who_is_called_has_an_officer_and_nobody_else(tmp_path: Path) -> None:
    scripts = cast().scripts(scenario(tmp_path))
    county, _ = stockholm()
    summoned = [seat for seat in county.formats["ordinarie"].seats if seat.summoned]
    assert len(scripts) == len(summoned)
    police = scripts[cast().number("polisen", "holder")]
    assert police["answers"] == ["busy", "4"] or police["answers"] == ["busy", 4]
    assert police["called"] == ["Polisen"]
    assert police["speaks"] >= 8


def test_a_time_of_its_own_is_counted_from_where_the_exercise_begins(tmp_path: Path) -> None:
    words = SMALL.replace("{answers: [busy, 4]}", '{dials_in: {at: "+00:01:30", keys: ["{function_code}#"]}}')
    script = cast().scripts(scenario(tmp_path, words), ahead=200)[cast().number("polisen", "holder")]
    assert script["dials_in"][0]["at"] == 290
    code = script["dials_in"][0]["keys"][0]
    assert len(code) == 9 and code[:8].isdigit()


def test_who_declines_is_given_no_other_keys(tmp_path: Path) -> None:
    words = SMALL.replace("{answers: [busy, 4]}", "{declines: true}")
    assert "presses" not in cast().scripts(scenario(tmp_path, words))[cast().number("polisen", "holder")]
