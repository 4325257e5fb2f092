"""A story knocks as often in a second as people do in an hour."""

from typing import Final

from webhooks.knocks import Knocks

OFTEN: Final = Knocks(in_vain="1000000/second", by_token="1000000/second")
