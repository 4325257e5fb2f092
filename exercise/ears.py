"""Who heard what, and when: the journal of everything that can be noticed at a phone.

It is what an exercise is judged by. What the product believes it said is not asked; only what reached an ear.
"""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from exercise.clock import Agenda
from exercise.exchange.call import Call, Ending
from exercise.exchange.events import (
    CallAnswered,
    CallEnded,
    CallMetBusy,
    CallRang,
    Change,
    Heard,
    Joined,
    KeyPressed,
    Left,
    MemberChanged,
    SpeechBegan,
    SpeechEnded,
    TextRead,
    TextWritten,
)
from exercise.exchange.exchanges import Exchanges

KEPT = 60
"""So many of the last things noticed at a phone are had without going through the whole journal."""
_CHANGES = {Change.MUTED: "muted", Change.UNMUTED: "unmuted", Change.HELD: "held", Change.UNHELD: "unheld"}


@dataclass(frozen=True)
class Noticed:
    """One thing noticed at one phone.

    `kind` is one of rings answers hears presses speaks falls_silent texts reads joins leaves muted unmuted
    held unheld hangs_up busy. `speaker` is whose voice it was, if a person's; `whole` is false of what was
    cut short; `tone` is true where no words were said. `ours` is the product's number at the other end.
    """

    seq: int
    at: str
    phone: str
    kind: str
    what: str = ""
    ours: str = ""
    call: str | None = None
    room: str | None = None
    speaker: str | None = None
    whole: bool = True
    tone: bool = False

    def as_json(self) -> dict[str, object]:
        return asdict(self)


class Ears:
    def __init__(self, agenda: Agenda, exchanges: Exchanges) -> None:
        self._agenda = agenda
        self.journal: list[Noticed] = []
        self._by_phone: dict[str, deque[Noticed]] = defaultdict(lambda: deque(maxlen=KEPT))
        on = exchanges.on
        on(CallRang, lambda event: self._of(event.call, "rings", event.call.shown_from))
        on(CallMetBusy, lambda event: self._of(event.call, "busy", event.call.shown_from))
        on(CallAnswered, lambda event: self._of(event.call, "answers", _answerer(event.call)))
        on(CallEnded, self._ended)
        on(KeyPressed, lambda event: self._of(event.call, "presses", event.key))
        on(Heard, self._heard)
        on(SpeechBegan, lambda event: self._of(event.call, "speaks", event.text))
        on(SpeechEnded, lambda event: self._of(event.call, "falls_silent"))
        on(Joined, self._joined)
        on(Left, self._left)
        on(MemberChanged, self._changed)
        on(TextRead, lambda event: self._text(event.text.to, "reads", event.text.body, event.text.from_))
        on(TextWritten, lambda event: self._text(event.text.from_, "texts", event.text.body, event.text.to))

    def after(self, seq: int) -> list[Noticed]:
        """What has been noticed since; numbers start at 1."""
        return self.journal[max(seq, 0) :]

    def of(self, phone: str) -> Sequence[Noticed]:
        """What has been noticed last at one phone, the newest at the end."""
        return tuple(self._by_phone.get(phone, ()))

    def _note(self, phone: str, kind: str, what: str = "", **more: object) -> None:
        seq, at = len(self.journal) + 1, self._agenda.now().isoformat()
        noticed = Noticed(seq, at, phone, kind, what, **more)  # type: ignore[arg-type]
        self.journal.append(noticed)
        self._by_phone[phone].append(noticed)

    def _of(self, call: Call, kind: str, what: str = "") -> None:
        room = call.room.name if call.room else None
        self._note(call.phone, kind, what, ours=call.ours, call=call.id, room=room)

    def _text(self, phone: str, kind: str, body: str, ours: str) -> None:
        self._note(phone, kind, body, ours=ours)

    def _heard(self, event: Heard) -> None:
        self._note(
            event.call.phone,
            "hears",
            event.text,
            ours=event.call.ours,
            call=event.call.id,
            room=event.call.room.name if event.call.room else None,
            speaker=event.speaker.phone if event.speaker else None,
            whole=event.whole,
            tone=event.tone,
        )

    def _joined(self, event: Joined) -> None:
        self._of(event.member.call, "joins", event.member.label or "")
        if event.member.muted:
            self._of(event.member.call, "muted")

    def _left(self, event: Left) -> None:
        call = event.member.call
        self._note(call.phone, "leaves", event.why.value, ours=call.ours, call=call.id, room=event.room.name)

    def _changed(self, event: MemberChanged) -> None:
        if event.change in _CHANGES:
            self._of(event.member.call, _CHANGES[event.change])

    def _ended(self, event: CallEnded) -> None:
        if event.call.rang_at is not None:
            self._of(event.call, "hangs_up", (event.call.ending or Ending.COMPLETED).value)


def _answerer(call: Call) -> str:
    return "machine" if call.machine else "person"
