"""One host's processes, kept alive: `python -m tests.hosts.household web relay …`. They die with it."""

import os
import signal
import sys

from conference.cli.household import Household

if __name__ == "__main__":
    household = Household(os.environ, only=sys.argv[1:])
    household.start()
    signal.pause()
