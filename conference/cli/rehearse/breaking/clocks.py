"""The clock file: written anew with another anchor for the same time, or a little ahead of it."""

from conference.cli.rehearse.pace import Pace


class Reanchored:
    """`by` seconds of product time further on; nought for the very same time."""

    def __init__(self, pace: Pace, by: float) -> None:
        self.said = "clock jumps" if by else "clock re-anchored"
        self._pace, self._by = pace, by

    def begin(self) -> None:
        self._pace.jump(self._by)

    def end(self) -> None:
        """Time goes on from there."""
