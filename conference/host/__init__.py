"""One host: the house, and the reserve it turns to while the house's database does not answer."""

from conference.host.host import Host
from conference.host.moving import bring_home, keep_for_the_house

__all__ = ["Host", "bring_home", "keep_for_the_house"]
