"""A page looked over as somebody would who cannot see it, needs it large, or has only keys."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

ALL: Final = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOURS: Final = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All that is otherwise about a page in the dark."""
WIDTHS: Final = (1280, 390, 320)
SHOTS: Final = Path("var/screenshots")


def violations(page: Page, rules: Mapping[str, object] = ALL) -> list[str]:
    """What the rules of access find wrong with the page as it stands, a line each."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", dict(rules))
    return [
        f"{rule['id']}: {rule['help']}: {node['target']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def in_the_dark(page: Page) -> list[str]:
    """What is wrong with its colours for whoever has it dark."""
    page.emulate_media(color_scheme="dark")
    found = [f"dark {fault}" for fault in violations(page, COLOURS)]
    page.emulate_media(color_scheme="light")
    return found


def looks_well(page: Page, name: str) -> None:
    """No violation, and nothing wider than the page, on a screen, a phone and enlarged; nor in the dark."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    before = page.viewport_size
    page.emulate_media(color_scheme="light")
    faults: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        faults += [f"{width} {fault}" for fault in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults.append(f"{width} the page is {wide} wide")
        if width != WIDTHS[-1]:
            page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
    faults += in_the_dark(page)
    if before is not None:
        page.set_viewport_size(before)
    assert not faults, "\n".join(faults)


def _axe() -> str:
    spec = find_spec("axe_core_python")
    assert spec is not None and spec.origin is not None, "axe-core-python is not installed"
    return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")
