"""The county that the exercises of these tests are for: Stockholm as it is, and a small scenario in it."""

from functools import cache
from pathlib import Path

from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.reading import read_scenario
from conference.cli.rehearse.scenario import Scenario
from conference.county.directory import read_directory
from conference.domain.county.county import County
from conference.domain.county.directory import Directory
from conference.settings import HOME
from tests.counties import stockholm as read_stockholm

FOLDER = HOME / "counties" / "stockholm"

SMALL = """\
title: En liten övning
begins: 2026-11-26T12:57:30
conference: {format: ordinarie, at: 2026-11-26T13:00}
speed: {start: 10, rapportering: 25}
phones:
  polisen:
    holder: {answers: [busy, 4]}
do:
  - {when: {block: inledning}, after: 20, run: "floor {conference} next-block"}
expect:
  state: ended
  seats: {polisen: present}
"""


@cache
def stockholm() -> tuple[County, Directory]:
    county = read_stockholm()
    return county, read_directory(FOLDER / "fiction", county)


@cache
def cast() -> Cast:
    county, directory = stockholm()
    return Cast(county, directory, ("ordinarie",))


def scenario(folder: Path, words: str = SMALL) -> Scenario:
    """Raises CountyFaults."""
    file = folder / "liten.yaml"
    file.write_text(words, encoding="utf-8")
    return read_scenario(file, FOLDER, *stockholm())
