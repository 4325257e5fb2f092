"""A text that nobody says is a promise to the office that is not kept."""

import re

import pytest
import yaml

from tests.wiring.repository import ROOT

COUNTY = ROOT / "counties/stockholm"
CODE = [
    file.read_text("utf-8") for part in ("conference", "webhooks") for file in (ROOT / part).rglob("*.py")
]
NAMED = set(re.findall(r'"([a-z_]+)"', "\n".join(CODE)))
FORMATS = [yaml.safe_load(file.read_text("utf-8")) for file in COUNTY.glob("formats/*.yaml")]
NAMED_BY_FORMATS = {str(format[key]) for format in FORMATS for key in ("summons", "opening") if key in format}


@pytest.mark.parametrize("section", ["prompts", "texts"])
def test_every_prompt_and_text_is_said_by_somebody(section: str) -> None:
    swedish = yaml.safe_load((COUNTY / "texts/sv.yaml").read_text("utf-8"))
    assert sorted(set(swedish[section]) - NAMED - NAMED_BY_FORMATS) == []
