"""Carries effects out into the world and brings what became of them back in at the top.

A row is claimed in one short transaction and closed in another; none is open while a carrier is asked.
"""

from conference.delivery.catching_up import CatchingUp
from conference.delivery.delivery import Delivery
from conference.delivery.lookout import Lookout
from conference.delivery.next_steps import NextSteps
from conference.delivery.settling import Settling
from conference.delivery.strays import Strays

__all__ = ["CatchingUp", "Delivery", "Lookout", "NextSteps", "Settling", "Strays"]
