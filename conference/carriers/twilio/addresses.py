"""The addresses we hand to Twilio: ours, absolute, and with nothing in them but our own ids.

A question may be asked again when we fail to answer it; Twilio does that only for connections that
fail unless the address itself asks for more, in a fragment that it keeps to itself.
"""

from dataclasses import dataclass
from typing import Final

PATIENCE: Final = "#rc=2&rp=5xx,ct,rt"
"""Ask twice more on a server's fault, a failed connection or no answer in time."""


PATH: Final = "/twilio"


@dataclass(frozen=True)
class Addresses:
    """Every address that Twilio is given: under `base`, `path` and then what it is for."""

    base: str
    path: str = PATH

    def front_door(self) -> str:
        return f"{self.base}/twilio/voice{PATIENCE}"

    def question(self, leg: str, step: int) -> str:
        return f"{self.base}{self.path}/legs/{leg}/{step}{PATIENCE}"

    def left(self, leg: str, step: int) -> str:
        return f"{self.base}{self.path}/legs/{leg}/{step}/left{PATIENCE}"

    def call_status(self, leg: str) -> str:
        return f"{self.base}{self.path}/legs/{leg}/status{PATIENCE}"

    def machine(self, leg: str) -> str:
        return f"{self.base}{self.path}/legs/{leg}/machine{PATIENCE}"

    def room_status(self, room: str) -> str:
        return f"{self.base}{self.path}/rooms/{room}/status{PATIENCE}"

    def text_status(self, text: str) -> str:
        return f"{self.base}{self.path}/texts/{text}/status{PATIENCE}"

    def wait(self, leg: str) -> str:
        return f"{self.base}{self.path}/wait/{leg}{PATIENCE}"

    def words(self, effect: int) -> str:
        return f"{self.base}{self.path}/words/{effect}{PATIENCE}"

    def tones(self) -> str:
        return f"{self.base}{self.path}/tones.wav"

    def here(self, path_and_query: str) -> str:
        return f"{self.base}{path_and_query}{PATIENCE}"
