"""Tells a rehearsal as it goes, in calm lines: who is rung, who is there, who has the floor and for how long.

What happens to people is taken from their phones, and only the floor's clock from the room. Names are shown
and numbers never.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from conference.cli.rehearse.cast import Cast
from conference.cli.rehearse.sight import Glance, Sight
from conference.cli.rehearse.unfolding import Unfolding
from conference.domain.county.texts import Texts, render, say

EVERY = 10.0
"""Seconds of product time between two words about a turn that goes on."""
_NAMED = 2
_WIDTH = 36
_ENDINGS = {
    "no answer": "svarar inte",
    "busy": "trycker bort samtalet",
    "failed": "går inte att nå",
    "cancelled": "söks inte längre",
}
_STATES = {
    "gathering": "Uppringningen börjar",
    "open": "Konferensen är öppen",
    "closing": "Konferensen avslutas",
    "ended": "Konferensen är slut",
    "summarised": "Sammanfattningen är godkänd och sänds",
    "cancelled": "Konferensen är inställd",
}
Entry = Mapping[str, Any]


class Narrator:
    def __init__(self, cast: Cast, texts: Texts, zone: str, say: Callable[[str], None]) -> None:
        self._cast, self._zone, self._say = cast, ZoneInfo(zone), say
        # The room view says who has the floor, and for how long: once is enough.
        self._told_otherwise = {
            render(texts, _floor_given(part.called), "sv") for part in cast.parts.values()
        }
        self._unfolding = Unfolding(cast.called, cast.member)
        self._been_in: set[str] = set()
        self._in_now: set[str] = set()
        self._rung: set[str] = set()  # and neither there nor gone yet: keys of callers may be codes
        self._texts, self._texts_at = 0, ""
        self._before: dict[str, Sight] = {}
        self._told_left: float | None = None

    # From the phones

    def hear(self, entries: Sequence[Entry]) -> None:
        """What has been noticed at the phones, in order; neighbours of one kind are told in one line."""
        said_to = Counter((entry["at"], entry["what"]) for entry in entries if _is_voice(entry))
        self._count_texts(entries)
        lines: list[tuple[str, str, list[str]]] = []
        for entry in entries:
            what = self._what(entry, said_to)
            if what is None:
                continue
            name = self._name(entry["phone"]) if not _is_voice(entry) else "I rummet hörs"
            if lines and lines[-1][1] == what:
                if name not in lines[-1][2]:
                    lines[-1][2].append(name)
            else:
                lines.append((entry["at"], what, [name]))
        for at, what, names in lines:
            self._line(datetime.fromisoformat(at), _joined(names), what)

    def _count_texts(self, entries: Sequence[Entry]) -> None:
        """Texts reach many within seconds: they are counted until there is a pause, and told together."""
        read = [entry["at"] for entry in entries if entry["kind"] == "reads"]
        if read:
            self._texts, self._texts_at = self._texts + len(read), read[-1]
        elif self._texts:
            self._line(datetime.fromisoformat(self._texts_at), "", f"{self._texts} sms har kommit fram.")
            self._texts = 0

    def _what(self, entry: Entry, said_to: Counter[tuple[str, str]]) -> str | None:
        kind, phone, what = entry["kind"], entry["phone"], entry["what"]
        if kind == "rings":
            self._rung.add(phone)
            return "rings upp igen" if phone in self._been_in else "rings upp"
        if kind == "busy":
            return "är upptagen"
        if kind == "answers":
            return "röstbrevlådan svarar" if what == "machine" else None
        if kind == "joins":
            return self._comes(phone)
        if kind == "hangs_up":
            return self._goes(phone, what)
        if kind == "presses":
            return f"trycker {what}" if phone in self._rung and what != "1" else None
        if kind == "texts":
            return f"skriver: {what}"
        if _is_voice(entry) and what not in self._told_otherwise and said_to.pop((entry["at"], what), 0) > 1:
            return f"“{what}”"
        return None

    def _comes(self, phone: str) -> str | None:
        if phone in self._in_now:
            return None  # back from the menu behind the star
        again = phone in self._been_in
        self._been_in.add(phone)
        self._in_now.add(phone)
        self._rung.discard(phone)
        return "är tillbaka" if again else "är med"

    def _goes(self, phone: str, how: str) -> str | None:
        self._rung.discard(phone)
        if phone in self._in_now:
            self._in_now.discard(phone)
            return "faller ur" if self._somebody_meets else None
        return _ENDINGS.get(how)

    # From the room

    def see(self, glance: Glance) -> None:
        for line in self._unfolding.new(glance.activation):
            self._line(glance.at, "", line)
        for sight in glance.meetings:
            self._see(sight, whose=f"{self._title(sight)}: " if glance.activation else "")

    def _see(self, sight: Sight, whose: str) -> None:
        before, self._before[sight.id] = self._before.get(sight.id), sight
        if (before is None or before.state != sight.state) and (words := _STATES.get(sight.state)):
            self._line(sight.at, "", f"{whose}{words}.")
        if sight.block_name and (before is None or before.block != sight.block):
            self._line(
                sight.at, "", f"Punkten {sight.block_name}: {sight.present} av {sight.expected} är här."
            )
        if sight.speaking is None or sight.left is None:
            return
        new = before is None or before.turn != sight.turn
        if new or self._told_left is None or self._told_left - sight.left >= EVERY:
            self._told_left = sight.left
            self._line(
                sight.at,
                self._cast.called(sight.speaking),
                f"{'har ordet' if new else 'talar'}, {_left(sight.left)}",
            )

    @property
    def _somebody_meets(self) -> bool:
        return not self._before or any(
            sight.state in ("gathering", "open") for sight in self._before.values()
        )

    def _title(self, sight: Sight) -> str:
        titles = {format_.id: format_.title for format_ in self._cast.places.formats}
        return titles.get(sight.format, sight.format)

    def _name(self, phone: str) -> str:
        part = self._cast.part(phone)
        return part.name if part else "okänd telefon"

    def _line(self, at: datetime, who: str, what: str) -> None:
        stamp = f"{at.astimezone(self._zone):%H.%M.%S}"
        self._say(f"{stamp}  {who:<{_WIDTH}}  {what}" if who else f"{stamp}  {what}")


def _is_voice(entry: Entry) -> bool:
    """Something the product said to somebody in a room."""
    return (
        entry["kind"] == "hears"
        and entry["room"] is not None
        and entry["speaker"] is None
        and not entry["tone"]
        and entry["whole"]
    )


def _joined(names: list[str]) -> str:
    more = len(names) - _NAMED
    if more > 0:
        return f"{', '.join(names[:_NAMED])} och {more} till"
    return " och ".join(names)


def _left(seconds: float) -> str:
    return f"{seconds:.0f} s kvar" if seconds >= 0 else f"{-seconds:.0f} s över tiden"


def _floor_given(called: str) -> Any:
    return say("floor_given", seat=called)
