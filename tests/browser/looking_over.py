"""A page looked over as somebody would who cannot see it, needs it large, or has only keys."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Page

TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS: Final = (1280, 390, 320)
SHOTS: Final = Path("var/screenshots")


def violations(page: Page) -> list[str]:
    """What the rules of access find wrong with the page as it stands, a line each."""
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
    )
    return [
        f"{rule['id']}: {rule['help']}: {node['target']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def looks_well(page: Page, name: str) -> None:
    """No violation, and nothing wider than the page, on a screen, a phone and enlarged, light and dark."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    faults: list[str] = []
    before = page.viewport_size
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            faults += [f"{width} {scheme} {fault}" for fault in violations(page)]
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                faults.append(f"{width} {scheme} the page is {wide} wide")
            if scheme == "light" and width != WIDTHS[-1]:
                page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
    page.emulate_media(color_scheme="light")
    if before is not None:
        page.set_viewport_size(before)
    assert not faults, "\n".join(faults)


def _axe() -> str:
    spec = find_spec("axe_core_python")
    assert spec is not None and spec.origin is not None, "axe-core-python is not installed"
    return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")
