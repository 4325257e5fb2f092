"""`python -m tests.soak`: see the package."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path

from bench.figures import machine
from tests.soak import in_one, with_processes

RESULT = Path("var/soak.json")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--thursdays", type=int, default=500)
    parser.add_argument("--with-processes", type=int, default=20)
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    found = in_one.soak(asked.thursdays) if asked.thursdays else []
    found += with_processes.soak(asked.with_processes) if asked.with_processes else []
    for sentence in found:
        print(sentence)
    print(f"{asked.thursdays} and {asked.with_processes} Thursdays: {len(found)} findings")
    RESULT.parent.mkdir(parents=True, exist_ok=True)
    kept = {"machine": machine(), **vars(asked), "findings": found}
    RESULT.write_text(json.dumps(kept, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
