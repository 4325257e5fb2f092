"""Twilio as `ports.Voice`: its calls and its rooms, through one line to it."""

from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.calls import Calls
from conference.carriers.twilio.client import Line
from conference.carriers.twilio.rooms import Rooms


class TwilioVoice(Calls, Rooms):
    """One carrier of calls."""

    def __init__(self, line: Line, addresses: Addresses, number: str, name: str = "twilio") -> None:
        self.name = name
        Calls.__init__(self, line, addresses, number)
        Rooms.__init__(self, line, addresses)
