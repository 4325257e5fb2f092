"""A county folder, read once however many stories are told in folders that say the same."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from conference.county.folder import read_county
from conference.domain.county.county import County
from conference.settings import HOME

STOCKHOLM: Final = HOME / "counties" / "stockholm"

_read: Final[dict[bytes, County]] = {}


def county_in(folder: Path) -> County:
    """What `read_county` says of it: nobody changes a county that has been read."""
    said = sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            words = file.read_bytes()
            said.update(f"{file.relative_to(folder)} {len(words)}\n".encode() + words)
    known = said.digest()
    if known not in _read:
        _read[known] = read_county(folder)
    county = _read[known]
    return replace(county, exercises=county.exercises and str(folder / "exercises"))


def stockholm() -> County:
    """The county as it stands."""
    return county_in(STOCKHOLM)
