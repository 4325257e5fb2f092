"""Addresses of routes are taken apart once in a test run.

Every story makes its applications anew, of the same two hundred routes, and to take their addresses apart was
half of what that took.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final

import pytest
from werkzeug.routing import Rule

_KNOWN: Final[dict[Hashable, tuple[Any, ...]]] = {}
_compile: Final = Rule.compile


def _compile_once(rule: Rule) -> None:
    assert rule.map is not None
    converters = tuple(rule.map.converters.items())
    key = (rule.rule, rule.subdomain, rule.host, rule.map.host_matching, rule.merge_slashes, converters)
    if key not in _KNOWN:
        _compile(rule)
        _KNOWN[key] = (rule._parts, rule._trace, rule._converters, frozenset(rule.arguments))
        return
    rule._parts, rule._trace, rule._converters, arguments = _KNOWN[key]
    rule.arguments.update(arguments)
    rule._build = rule._compile_builder(False).__get__(rule, None)
    rule._build_unknown = rule._compile_builder(True).__get__(rule, None)


def once() -> None:
    """From now on, in this process."""
    pytest.MonkeyPatch().setattr(Rule, "compile", _compile_once)
