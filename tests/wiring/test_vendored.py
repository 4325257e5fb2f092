"""What pages load that others have written is what was taken over, letter for letter, and is told of."""

import re
from hashlib import sha256

from tests.wiring.repository import ROOT

VENDOR = ROOT / "webhooks" / "console" / "static" / "vendor"
DIGESTS = {
    "htmx-2.0.11.min.js": "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717",
    "htmx-ext-sse-2.2.4.min.js": "98a46496de0c3605fbffdce9167ba427bdd9553184f83f149c261891a92c0136",
    "idiomorph-ext-0.8.0.min.js": "5811b9a7eda14878b7dab4378bf60432e1bb6f11fcfb970cc26540642650181e",
}


def test_what_was_taken_over_is_as_it_was() -> None:
    there = {path.name: sha256(path.read_bytes()).hexdigest() for path in VENDOR.glob("*.js")}
    assert there == DIGESTS


def test_each_is_told_of_with_its_version_and_licence() -> None:
    page = (VENDOR / "README.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([^`]+)` \|", page, flags=re.MULTILINE)) == DIGESTS.keys()


def test_each_is_loaded() -> None:
    frame = (ROOT / "webhooks" / "console" / "templates" / "base.html").read_text("utf-8")
    assert set(re.findall(r"vendor/([\w.-]+\.js)", frame)) == DIGESTS.keys()
