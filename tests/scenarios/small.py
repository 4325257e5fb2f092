"""The same Thursday with fewer phones: a county folder where six seats are called and one may dial in.

What is told of one ladder, one line or one key needs no thirty-seven. Everything else of the county is as it
is, so that a story here is true of the whole meeting.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.stage import Stage, set_up

COUNTY = Path("counties/stockholm")
SEATS = {
    "speakers": ("polisen", "storstockholms-brandforsvar", "kluster-nord", "trafikverket"),
    "leaders": ("lst-tib", "rsib"),
    "dial_in": ("jarfalla-tib",),
}
BLOCKS = ("inledning", "upprop", "rapportering", "informationsdelning", "avslut")
CALLED = (*SEATS["leaders"], *SEATS["speakers"])


def a_small_thursday(
    folder: Path,
    *,
    formats: Iterable[Mapping[str, Any]] = (),
    change: Callable[[Path], object] | None = None,
    **settings: str,
) -> Stage:
    """A stage in a county whose ordinary meeting has these seats and blocks only, beside other `formats`.

    `change` is given the county's folder before it is read.
    """
    county = Path(shutil.copytree(_small(json.dumps(list(formats))), folder / "county"))
    if change is not None:
        change(county)
    return set_up(folder, COUNTY=str(county), **settings)


@cache
def _small(formats: str) -> Path:
    """The county folder, with these formats in JSON beside the ordinary one: made once, to be copied."""
    county = Path(tempfile.mkdtemp()) / "county"
    shutil.copytree(COUNTY, county)
    written = county / "formats" / "ordinarie.yaml"
    format_ = yaml.safe_load(written.read_text(encoding="utf-8"))
    for kind, kept in SEATS.items():
        format_[kind] = [seat for seat in format_[kind] if seat["seat"] in kept]
    format_["blocks"] = [block for block in format_["blocks"] if block["id"] in BLOCKS]
    written.write_text(yaml.safe_dump(format_, allow_unicode=True), encoding="utf-8")
    for other in json.loads(formats):
        file = county / "formats" / f"{other['id']}.yaml"
        file.write_text(yaml.safe_dump(other, allow_unicode=True), encoding="utf-8")
    let_names_fit(county)
    return county


def let_names_fit(county: Path) -> None:
    """A format that has gone leaves English names of nothing, and a new one has none: either is refused."""
    before, now = _named(COUNTY), _named(county)
    written = county / "texts" / "en.yaml"
    texts = yaml.safe_load(written.read_text(encoding="utf-8"))
    kept = {name: words for name, words in texts["names"].items() if name not in before - now}
    texts["names"] = kept | {name: name for name in now - before}
    written.write_text(yaml.safe_dump(texts, allow_unicode=True), encoding="utf-8")


def _named(county: Path) -> set[str]:
    """What the meetings of a county and their points are called."""
    formats = [yaml.safe_load(file.read_text("utf-8")) for file in (county / "formats").glob("*.yaml")]
    return {one["title"] for one in formats} | {block["name"] for one in formats for block in one["blocks"]}
