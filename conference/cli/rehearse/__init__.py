"""`upprop rehearse SCENARIO`: plays an exercise with real processes and says whether what was expected holds.

The product is started as it is in earnest, and beside it the exercise network, which plays the carrier and
the people at the phones. A rehearsal knows the network only by its control API.
"""

from conference.cli.rehearse.command import main, rehearse

__all__ = ["main", "rehearse"]
