"""A story told where words show their language: its stage, its English phones, and what is done with them."""

from __future__ import annotations

from typing import Any

from exercise.officers.phone import Phone
from tests.scenarios.activations.night import CODES
from tests.scenarios.english.tongues import Asked, leaks, listen, speak_english
from tests.stage import Stage

STRANGER = "+46701740698"


class Story:
    """See the module. Phones are spoken of by the function whose duty phone they are.

    `SAYS` are the keys of the texts for whose sake it is told: they are put into English words in it.
    """

    SAYS = ""

    def __init__(self, stage: Stage, *english: str) -> None:
        self.stage = stage
        self.asked: Asked = listen(stage)
        self.english = speak_english(stage, *english)

    def tell(self) -> None:
        raise NotImplementedError

    @property
    def leaks(self) -> list[str]:
        return leaks(self.stage, self.english, frozenset({STRANGER}))

    def phone(self, function: str, rung: str = "holder") -> Phone:
        if function.startswith("+"):
            return self.stage.network.phone(function)
        with self.stage.upprop.store.reading() as work:
            return self.stage.network.phone(str(getattr(work.directory.phones(function), rung)))

    def read(self, function: str, rung: str = "holder") -> str:
        """All that has been read on that phone."""
        return "\n".join(self.phone(function, rung).texts)

    def heard(self, function: str, rung: str = "holder") -> str:
        return "\n".join(self.phone(function, rung).heard)

    def texts(self, function: str, *bodies: str, rung: str = "holder") -> None:
        for body in bodies:
            self.phone(function, rung).text(body)
            self.stage.forward(seconds=8)

    def keys(self, function: str, *pressed: str, after: float = 9) -> None:
        """Keys on a line that is up, one after the other."""
        for key in pressed:
            self.phone(function).press(key)
            self.stage.forward(seconds=1.5)
        self.stage.forward(seconds=after)

    def rings_in(self, function: str, *keys: Any, seconds: float = 60) -> None:
        """Ring our number from there; each key is pressed when a question has been heard."""
        words = {"answers": "never", "dials_in": {"at": 1, "keys": list(keys)}}
        self.phone(function).script(words)
        self.stage.forward(seconds=seconds)

    def code(self, function: str) -> str:
        return f"{CODES[function]}#"
