"""From a scenario's file to an exit code: 0 as expected, 1 not so, 2 the scenario is at fault."""

import json
import logging
import os
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.office import Failed
from conference.cli.rehearse.reading import read_scenario
from conference.cli.rehearse.rehearsal import Rehearsal, Result, folder_for
from conference.cli.rehearse.stage import NotUp, Stage
from conference.county.directory import read_directory
from conference.county.faults import CountyFaults
from conference.county.folder import read_county
from conference.settings import HOME

AS_EXPECTED: Final = 0
NOT_AS_EXPECTED: Final = 1
AT_FAULT: Final = 2
BROKEN_OFF: Final = 130
LAST_LINES: Final = 30


def play(file: Path, *, json_to: Path | None, record_to: Path | None, keep: bool = False) -> int:
    file = file.absolute()
    county_folder = _county_of(file)
    began = time.monotonic()
    try:
        county = read_county(county_folder)
        directory = read_directory(county_folder / "fiction", county)
        scenario = read_scenario(file, county_folder, county, directory)
    except CountyFaults as faults:
        return _refused(faults)
    for written in (json_to, record_to):
        if written is not None:
            written.unlink(missing_ok=True)  # an earlier rehearsal's must not be taken for this one's
    signal.signal(signal.SIGTERM, _end)
    _say(f"{scenario.title}. En övning: inga riktiga telefoner ringer.")
    folder = folder_for(scenario.name, Path(os.environ.get("DATA_DIR") or "var").absolute())
    cast = Cast(county, directory, scenario.formats)
    with Stage(folder, county_folder, scenario.calls_per_second) as stage:
        _log_to(folder / "rehearsal.log")
        rehearsal = Rehearsal(scenario, county, cast, stage, _say)
        result = rehearsal.result
        try:
            rehearsal.run()
        except CountyFaults as faults:
            shutil.rmtree(folder, ignore_errors=True)
            return _refused(faults)
        except (NotUp, Failed) as broken:
            result.findings.append(str(broken))
        except KeyboardInterrupt:
            _say("")
            _say(f"Avbruten. Det som sades finns i {folder}.")
            return BROKEN_OFF
    result.seconds["in all"] = round(time.monotonic() - began, 1)
    _write(json_to, result.as_json())
    if result.records:
        _write(record_to, result.records[0])
    return _verdict(result, stage, keep)


def _verdict(result: Result, stage: Stage, keep: bool) -> int:
    _say("")
    if result.passed:
        _say(f"Allt blev som väntat, på {result.seconds['in all']:.0f} s.")
        if not keep:
            shutil.rmtree(stage.folder, ignore_errors=True)
        return AS_EXPECTED
    _say("Det blev inte som väntat:")
    for finding in result.findings:
        _say(f"  {finding}")
    _say(f"Det sista processerna sade (allt finns i {stage.log}):")
    for line in stage.last_lines(LAST_LINES):
        _say(f"  {line}")
    return NOT_AS_EXPECTED


def _refused(faults: CountyFaults) -> int:
    click.echo(str(faults), err=True)
    return AT_FAULT


def _county_of(file: Path) -> Path:
    """The county whose exercise it is; for a file that lies elsewhere, the one of the settings."""
    around = file.parent.parent
    if (around / "county.yaml").exists():
        return around
    return Path(os.environ.get("COUNTY") or HOME / "counties" / "stockholm").absolute()


def _log_to(file: Path) -> None:
    """What this process would say for itself stays beside what the others say, and out of what is told."""
    logging.basicConfig(filename=file, force=True)


def _write(file: Path | None, what: Any) -> None:
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(what, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _say(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()


def _end(_number: int, _frame: object) -> NoReturn:
    raise SystemExit(143)
