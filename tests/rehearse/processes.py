"""An exercise with real processes, played to its end by the command as anybody would give it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def rehearsed(folder: Path, words: str, *options: str | Path) -> tuple[str, Any]:
    """What was told, and the result; the exercise must have gone as expected and left nothing running."""
    scenario, result, record = (folder / name for name in ("kort.yaml", "result.json", "record.json"))
    scenario.write_text(words, encoding="utf-8")
    told = subprocess.run(
        [
            Path(sys.executable).parent / "upprop",
            *("rehearse", scenario, "--json", result, "--record", record, *options),
        ],
        env={**os.environ, "DATA_DIR": str(folder / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert "+46" not in told.stdout
    assert not list((folder / "data" / "rehearsals").iterdir())
    assert not _still_running(folder)
    return told.stdout, json.loads(result.read_text("utf-8"))


def _still_running(folder: Path) -> list[str]:
    """Processes that know the folder by their environment."""
    sign = str(folder).encode()
    found = []
    for process in Path("/proc").glob("[0-9]*/environ"):
        try:
            if sign in process.read_bytes():
                found.append(process.parent.name)
        except OSError:
            continue
    return found
