"""Whether something found has in it what is wanted: as much of a tree as is written down, and no more.

A table fits if every field written does. A list written fits if its items are found in that order, others
between them or not; a number written where a list is found is how many there are.
"""

from collections.abc import Mapping, Sequence
from typing import Any


def fits(found: Any, wanted: Any, where: str) -> list[str]:
    """A finding for everything wanted that is not so."""
    if isinstance(wanted, Mapping):
        return _table(found, wanted, where)
    if isinstance(wanted, list):
        return _list(found, wanted, where)
    if isinstance(found, Sequence) and not isinstance(found, str):
        found = len(found)
    return [] if _said(found) == _said(wanted) else [f"{where} is {_said(found)}, not {_said(wanted)}"]


def _table(found: Any, wanted: Mapping[str, Any], where: str) -> list[str]:
    if not isinstance(found, Mapping):
        return [f"{where} is {_said(found)}, not a table"]
    findings = []
    for name, value in wanted.items():
        if name not in found:
            findings.append(f"{where} has no {name}")
        else:
            findings += fits(found[name], value, f"{where}: {name}")
    return findings


def _list(found: Any, wanted: Sequence[Any], where: str) -> list[str]:
    if not isinstance(found, list):
        return [f"{where} is {_said(found)}, not a list"]
    rest = iter(found)
    findings = []
    for item in wanted:
        if not any(not fits(candidate, item, where) for candidate in rest):
            findings.append(f"{where} has no {_said(item)} where it should stand")
            break
    return findings


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_said(item)}" for name, item in value.items())
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value)
