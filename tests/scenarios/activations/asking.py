"""A night on which something is asked of a few members, for stories of how they answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from conference.domain.activation import commands as c
from conference.domain.activation.inquiry import Inquiry
from tests.scenarios.activations.night import Night

ASKED = ("haninge", "sodertalje", "tyreso", "salem")


class Asking:
    """A night on which green has been pressed and rsib has it, and the question that is put then."""

    def __init__(self, folder: Path, *, by: str = "rsib", **asked: Any) -> None:
        self.night = Night(folder)
        self.stage = self.night.stage
        self.night.everyone()
        self.night.press()
        self.stage.forward(seconds=40)
        self.id = self.night.new_id()
        ask = c.AskInquiry(
            self.night.id,
            self.id,
            "Platser på vårdboende i natt?",
            "platser",
            self.later(30),
            by,
            40,
            to=ASKED,
        )
        self.stage.do(replace(ask, **asked))
        self.stage.forward(seconds=5)

    def later(self, minutes: float) -> Any:
        return self.stage.clock.now() + timedelta(minutes=minutes)

    def says(self, member: str, words: str) -> str:
        """A member's duty phone answers by text; what it is told."""
        phone = self.night.phone(f"{member}-tib")
        before = len(phone.texts)
        phone.text(words)
        self.stage.forward(seconds=5)
        return phone.texts[-1] if len(phone.texts) > before else ""

    def keys(self, member: str, *pressed: str, apart: float = 1.5, after: float = 8) -> list[str]:
        """Press keys on a member's duty phone, so far apart; what is heard from the first of them on."""
        phone = self.night.phone(f"{member}-tib")
        before = len(phone.heard)
        for keys in pressed:
            phone.press(keys)
            self.stage.forward(seconds=apart)
        self.stage.forward(seconds=after)
        return phone.heard[before:]

    def last(self, function: str) -> str:
        return self.night.phone(function).texts[-1]

    @property
    def inquiry(self) -> Inquiry:
        with self.stage.upprop.store.reading() as work:
            return work.inquiries.look(self.id)

    def told(self, function: str = "rsib") -> list[str]:
        return [text for text in self.night.phone(function).texts if "SSR svar på" in text]
