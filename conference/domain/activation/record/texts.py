"""The texts of an activation that belong to none of its meetings, each with what it tells of."""

from __future__ import annotations

from dataclasses import dataclass

from conference.domain.meeting.record.texts import Texts


@dataclass
class TextsToldOf(Texts):
    """As the texts of a meeting, and `about`: the id of the inquiry or the picture, where there is one."""

    def rows(self) -> list[dict[str, object]]:
        """The record's `texts`."""
        return [
            {**row, "about": each.text.about}
            for row, each in zip(super().rows(), self.texts.values(), strict=True)
        ]
