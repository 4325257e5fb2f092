"""What is kept, and how it is kept whole. The only place that knows there is a database.

Aggregates are stored as documents with the columns that are searched by; what was decided is
written in one transaction or not at all. `Store` is the way in.
"""

from conference.storage.store import Store
from conference.storage.tallies import Tallies

__all__ = ["Store", "Tallies"]
