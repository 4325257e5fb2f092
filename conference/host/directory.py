"""Another directory in the place of the one there is: read whole or refused whole, by whatever door."""

from __future__ import annotations

from pathlib import Path

from conference.bootstrap import Upprop
from conference.bus import HOUSE_CHAIN
from conference.county.directory import read_directory
from conference.domain.county.directory import Directory
from conference.domain.county.looking import DirectoryReplaced
from conference.host.printing import printer


def read(upprop: Upprop, folder: Path) -> Directory:
    """What the folder says. Raises CountyFaults with every fault there is."""
    return read_directory(folder, upprop.county, require_fiction=upprop.settings.exercise)


def replace(upprop: Upprop, new: Directory, by: str) -> DirectoryReplaced:
    """Put it in place, and into history who did. How much of each there is now."""
    told = DirectoryReplaced(by, len(new.phones), len(new.persons), len(new.shifts), len(new.codes))
    with upprop.store.writing() as work:
        work.directory.replace(new)
        work.record(HOUSE_CHAIN, (told,), upprop.clock.now())
    upprop.keeper().refresh()  # not in a minute: whoever is on duty now is whom a press must reach
    printer(upprop).refresh()
    return told
