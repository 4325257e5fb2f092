"""`python -m exercise`: the exercise network as a process. It idles where no exercise is wanted."""

import json
import logging
import os
import signal
import sys
import threading

from exercise.program import Program
from exercise.settings import BadSettings, read_settings


def main() -> int:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s exercise %(levelname)s %(message)s")
    try:
        settings = read_settings(os.environ)
    except BadSettings as bad:
        print(f"exercise: {bad}", file=sys.stderr)
        return 2
    if not settings.wanted:
        return _idle()
    program = Program(settings)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: program.stop())
    print(json.dumps({"listening": program.address}), flush=True)
    program.run()
    # Threads may still be waiting for a slow product; nothing they could bring back matters now.
    logging.shutdown()
    os._exit(0)


def _idle() -> int:
    over = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: over.set())
    over.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
