"""YAML in which every value remembers its line.

Only what people mean is taken for something else than words: whole numbers, true, false and nothing. Left to
itself YAML reads `10:00` as six hundred, `NO` as false and a date as a date.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from conference.county.faults import Faults

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class Mark:
    """A value and the line it stands on."""

    value: "str | int | bool | tuple[Mark, ...] | Mapping[str, Mark] | None"
    line: int

    @property
    def kind(self) -> str:
        if isinstance(self.value, Mapping):
            return "a table"
        if isinstance(self.value, tuple):
            return "a list"
        return "nothing" if self.value is None else f"“{self.value}”"


def load(file: str, faults: Faults) -> Mark | None:
    """The whole file, or None where it cannot be understood at all."""
    words = faults.read(file)
    if words is None:
        return None
    try:
        node = yaml.compose(words, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        faults.add(file, line, f"not YAML: {error.problem or error.context}")
        return None
    except yaml.YAMLError as error:
        faults.add(file, 1, f"not YAML: {error}")
        return None
    if node is None:
        faults.add(file, 1, "the file is empty")
        return None
    return _mark(node, file, faults)


def _mark(node: yaml.Node, file: str, faults: Faults, above: tuple[yaml.Node, ...] = ()) -> Mark:
    line = node.start_mark.line + 1
    if node in above:
        faults.add(file, line, "an anchor that holds itself")
        return Mark(None, line)
    above = (*above, node)
    if isinstance(node, yaml.MappingNode):
        table: dict[str, Mark] = {}
        for key, value in node.value:
            if str(key.value) in table:
                faults.add(file, key.start_mark.line + 1, f"{key.value} stands here twice")
            table[str(key.value)] = _mark(value, file, faults, above)
        return Mark(table, line)
    if isinstance(node, yaml.SequenceNode):
        return Mark(tuple(_mark(item, file, faults, above) for item in node.value), line)
    return Mark(_scalar(node), line)


def _scalar(node: yaml.Node) -> str | int | bool | None:
    words = str(node.value)
    if isinstance(node, yaml.ScalarNode) and node.style:  # in quotes
        return words
    if words in _WORDS:
        return _WORDS[words]
    return int(words) if _WHOLE.fullmatch(words) else words
