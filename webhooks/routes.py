"""Addresses that are taken apart from the first request on, and put together when first asked to be.

Of each of its hundreds of routes werkzeug compiles two functions that put the address together, which is most
of what making the application takes; hardly any is ever called.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


class Route(Rule):
    """A rule like any other. What puts it together is compiled when it is first needed."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiles = super()._compile_builder
        compiled: list[Callable[..., tuple[str, str]]] = []

        def build(*places: Any, **values: Any) -> tuple[str, str]:
            if not compiled:
                compiled.append(compiles(append_unknown))
            return compiled[0](*places, **values)

        return build
