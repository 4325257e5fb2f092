"""From a scenario's file to an exit code: 0 as expected, 1 not so, 2 the scenario is at fault."""

import json
import logging
import os
import shutil
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn

import click

from conference.cli.rehearse.breaking.disturbance import Disturbance
from conference.cli.rehearse.breaking.lived import Lived
from conference.cli.rehearse.breaking.schedule import read_schedule
from conference.cli.rehearse.breaking.undisturbed import Undisturbed
from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.cluster import NoServer
from conference.cli.rehearse.office import Failed
from conference.cli.rehearse.reading import read_scenario
from conference.cli.rehearse.rehearsal import Rehearsal, Result, folder_for
from conference.cli.rehearse.scenario import Scenario
from conference.cli.rehearse.stage import NotUp, Stage
from conference.county.directory import read_directory
from conference.county.faults import CountyFaults
from conference.county.folder import read_county
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.settings import HOME

AS_EXPECTED: Final = 0
NOT_AS_EXPECTED: Final = 1
AT_FAULT: Final = 2
BROKEN_OFF: Final = 130
LAST_LINES: Final = 30


def play(
    file: Path,
    *,
    json_to: Path | None = None,
    record_to: Path | None = None,
    storm: tuple[Path, int] | None = None,
    postgres: bool = False,
    keep: bool = False,
) -> int:
    """`storm` is a schedule of what is to be broken meanwhile, and a seed."""
    file = file.absolute()
    try:
        piece = _read(file, _county_of(file), postgres)
        schedule = read_schedule(storm[0].absolute()) if storm else None
    except CountyFaults as faults:
        return _refused(faults)
    for written in (json_to, record_to):
        if written is not None:
            written.unlink(missing_ok=True)  # an earlier rehearsal's must not be taken for this one's
    signal.signal(signal.SIGTERM, _end)
    _say(f"{piece.scenario.title}. En övning: inga riktiga telefoner ringer.")
    try:
        disturbance = None
        if storm and schedule:
            _say(f"{schedule.title}, frö {storm[1]}.")
            disturbance = Disturbance(schedule, storm[1], _calm(piece, keep))
        result, stage = _once(piece, disturbance)
    except CountyFaults as faults:
        return _refused(faults)
    except NoServer as missing:
        click.echo(str(missing), err=True)
        return AT_FAULT
    except _NotCalm as failed:
        return failed.code
    except KeyboardInterrupt:
        return BROKEN_OFF
    _write(json_to, result.as_json())
    if result.records:
        _write(record_to, result.records[0])
    return _verdict(result, stage, keep)


@dataclass(frozen=True)
class _Piece:
    scenario: Scenario
    folder: Path
    county: County
    directory: Directory
    postgres: bool


class _NotCalm(Exception):
    """Without any storm, too, it did not go as expected."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _read(file: Path, folder: Path, postgres: bool) -> _Piece:
    county = read_county(folder)
    directory = read_directory(folder / "fiction", county)
    return _Piece(read_scenario(file, folder, county, directory), folder, county, directory, postgres)


def _calm(piece: _Piece, keep: bool) -> Lived:
    """What is lived through undisturbed: as kept, or played first. Raises _NotCalm."""
    undisturbed = Undisturbed(piece.scenario.file, piece.folder, _data_dir() / "faults" / "undisturbed")
    calm = undisturbed.kept()
    if calm is None:
        _say("Först utan störningar.")
        result, stage = _once(piece, None)
        code = _verdict(result, stage, keep)
        if code or result.lived is None:
            raise _NotCalm(code)
        calm = result.lived
        undisturbed.keep(calm)
    return calm


def _once(piece: _Piece, disturbance: Disturbance | None) -> tuple[Result, Stage]:
    began = time.monotonic()
    scenario = piece.scenario
    folder = folder_for(scenario.name, _data_dir())
    cast = Cast(piece.county, piece.directory, scenario.formats)
    with Stage(
        folder,
        piece.folder,
        scenario.calls_per_second,
        postgres=piece.postgres,
        modem=scenario.modem,
        second=scenario.second,
        console=scenario.console,
    ) as stage:
        _log_to(folder / "rehearsal.log")
        rehearsal = Rehearsal(scenario, piece.county, cast, stage, _say, disturbance)
        try:
            rehearsal.run()
        except CountyFaults:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        except (NotUp, Failed) as broken:
            rehearsal.result.findings.append(str(broken))
        except KeyboardInterrupt:
            _say("")
            _say(f"Avbruten. Det som sades finns i {folder}.")
            raise
        finally:
            stage.end()
            if disturbance is not None:
                disturbance.clear_up(stage)
    rehearsal.result.seconds["in all"] = round(time.monotonic() - began, 1)
    return rehearsal.result, stage


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


def _data_dir() -> Path:
    return Path(os.environ.get("DATA_DIR") or "var").absolute()


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
