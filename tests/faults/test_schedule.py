"""What is to be broken, as it is written down, and the moments that a seed picks."""

from pathlib import Path

import pytest

from conference.cli.rehearse.breaking.moments import moments
from conference.cli.rehearse.breaking.schedule import Schedule, read_schedule
from conference.county.faults import CountyFaults
from conference.settings import HOME

FOLDER = HOME / "counties" / "stockholm" / "exercises" / "faults"
SMALL = """\
title: Lite av varje
breaks:
  - {kind: killed, of: [dial], times: 3, between: [10, 50]}
  - {kind: redis-hangs, lasts: [1, 4.5]}
  - {kind: carrier, where: "rest:POST Calls", does: "500", chance: 0.5, lasts: 2}
"""


def schedule(folder: Path, words: str = SMALL) -> Schedule:
    file = folder / "lite.yaml"
    file.write_text(words, encoding="utf-8")
    return read_schedule(file)


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_schedule_of_the_county_can_be_read(file: Path) -> None:
    assert read_schedule(file).entries


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("kind: killed", "kind: shot", "lite.yaml:3: kind is shot; it may be killed, stopped"),
        ("[dial]", "[ring]", "lite.yaml:3: ring is no process; there are web, relay"),
        ("times: 3", "times: 0", "lite.yaml:3: times should be a whole number from 1"),
        ("[10, 50]", "[50, 10]", "lite.yaml:3: between is one number, or from and to, at most 100"),
        ("[10, 50]", "[10, 150]", "lite.yaml:3: between is one number, or from and to, at most 100"),
        ("times: 3", "lasts: 3", "lite.yaml:3: killed is a matter of a moment"),
        ("lasts: [1, 4.5]", "times: 2", "lite.yaml:4: lasts is missing"),
        ("lasts: [1, 4.5]", "lasts: länge", "lite.yaml:4: lasts is one number, or from and to, at most 60"),
        ("rest:POST", "POST", "lite.yaml:5: where begins with rest: or callback:"),
        ("chance: 0.5", "chance: 5", "lite.yaml:5: chance is “5”"),
        ("does:", "gör:", "lite.yaml:5: gör is not a field that is known here"),
        ("title:", "titel:", "lite.yaml:1: titel is not a field that is known here"),
    ],
)
def test_a_fault_is_told_by_its_line(tmp_path: Path, right: str, wrong: str, fault: str) -> None:
    assert right in SMALL
    with pytest.raises(CountyFaults) as refused:
        schedule(tmp_path, SMALL.replace(right, wrong))
    found = str(refused.value).splitlines()
    assert any(line.startswith(fault) for line in found), found


def test_a_seed_is_a_storm_that_can_be_told_again(tmp_path: Path) -> None:
    written = schedule(tmp_path)
    assert moments(written, 7, 300) == moments(written, 7, 300)
    assert moments(written, 7, 300) != moments(written, 8, 300)


@pytest.mark.parametrize("seed", range(20))
def test_moments_come_in_order_and_within_what_was_written(seed: int, tmp_path: Path) -> None:
    found = moments(schedule(tmp_path), seed, 300)
    assert [moment.at for moment in found] == sorted(moment.at for moment in found)
    assert [moment.entry.kind for moment in found].count("killed") == 3
    for moment in found:
        least, most = (part / 100 * 300 for part in moment.entry.between)
        assert least <= moment.at <= most
        assert moment.entry.lasts[0] <= moment.lasts <= moment.entry.lasts[1]


def test_where_some_are_picked_another_seed_picks_others(tmp_path: Path) -> None:
    written = schedule(tmp_path, f"picks: 1\n{SMALL}")
    picked = {frozenset(moment.entry.kind for moment in moments(written, seed, 300)) for seed in range(20)}
    assert picked == {frozenset({"killed"}), frozenset({"redis-hangs"}), frozenset({"carrier"})}
