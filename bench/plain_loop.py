"""The plain loop: what a developer would write with the carrier's SDK in an afternoon, to compare with.

It keeps to the rate as well as one thread can, and does nothing else: no ladder, no record, no second look.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

from conference.carriers.twilio.client import Line

GOODBYE: Final = "<Response><Hangup/></Response>"


class PlainLoop:
    def __init__(self, line: Line, from_: str) -> None:
        self._client, self._from = line.client, from_

    def call(self, numbers: Sequence[str], rate: float) -> None:
        began = time.monotonic()
        for place, number in enumerate(numbers):
            time.sleep(max(0.0, began + place / rate - time.monotonic()))
            self._client.calls.create(to=number, from_=self._from, twiml=GOODBYE)
