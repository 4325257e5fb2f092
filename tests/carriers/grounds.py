"""Every carrier there is, each beside something that plays the phones behind it. See `contract.py`."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from conference.carriers.modem.folder import ModemFolder
from conference.carriers.modem.texting import ModemTexting
from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.client import Line
from conference.carriers.twilio.texts import TwilioTexting
from conference.carriers.twilio.voice import TwilioVoice
from conference.clock import ManualClock
from exercise.faults import Rule
from tests.carriers.contract import LATE, REFUSES
from tests.carriers.contract_of_texts import REMEMBERS
from tests.exercise.product import BASE
from tests.exercise.sdk import InProcessHttpClient
from tests.exercise.stage import ACCOUNT, TEXT, TOKEN, VOICE, room_document, set_up


class Twilio:
    """Our adapter beside the exercise network: calls and texts."""

    plays = frozenset({REFUSES, LATE})

    def __init__(self, folder: Path) -> None:
        self.stage = set_up()
        self.http = InProcessHttpClient(self.stage.network)
        line, addresses = Line(ACCOUNT, TOKEN, http_client=self.http), Addresses(BASE)
        self.voice = TwilioVoice(line, addresses, VOICE)
        self.texting = TwilioTexting(line, addresses, TEXT)

    def now(self) -> datetime:
        return self.stage.clock.now()

    def forward(self, seconds: float) -> None:
        self.stage.forward(seconds)

    def takes_nothing(self) -> None:
        self._goes_wrong("429")

    def is_away(self) -> None:
        self.http.away.add(ACCOUNT)

    def acts_without_answering(self) -> None:
        self._goes_wrong("timeout_after_acting")

    def says_nothing(self) -> None:
        self._goes_wrong("hang")

    def is_well(self) -> None:
        self.http.away.clear()
        self.stage.network.faults.clear()

    def _goes_wrong(self, how: str) -> None:
        self.stage.network.faults.add(Rule("rest:*", how))

    # --- calls ----------------------------------------------------------------------------------------------

    def answered(self, number: str) -> str:
        self.stage.phone(number).script({"answers": 1})
        self.stage.product.documents["/twilio/legs/answered/1"] = "<Pause length='60'/>"
        call = self.voice.place("answered", number, 25)
        self.forward(3)
        return call

    def meet(self, room: str, *numbers: str) -> None:
        for place, number in enumerate(numbers):
            self.stage.phone(number).script({"answers": 1})
            into = room_document(f"leg{place}-1", 'muted="true"').replace(">meeting<", f">{room}<")
            self.stage.call(number, into)
        self.forward(len(numbers) + 3)

    def rings_us(self, number: str) -> None:
        self.stage.product.documents["/voice"] = "<Pause length='60'/>"
        self.stage.phone(number).dial()

    def will_say(self, address: str, words: str) -> None:
        self.stage.product.documents[f"/twilio/{address}"] = f"<Say>{words}</Say>"

    def heard(self, number: str) -> list[str]:
        return list(self.stage.phone(number).heard)

    # --- texts ----------------------------------------------------------------------------------------------

    def works(self) -> None:
        self.forward(10)

    def opts_out(self, number: str) -> None:
        self.stage.phone(number).text("STOP")
        self.forward(5)

    def landline(self, number: str) -> None:
        self.stage.phone(number).script({"landline": True})


class Modem:
    """A modem's folder, and a modem that sends what is in it when it is told to: texts."""

    plays = frozenset({REMEMBERS})

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock(datetime.fromisoformat("2026-11-26T08:30:00+00:00"))
        self.folder = ModemFolder(folder / "modem")
        self.texting = ModemTexting(self.folder, self.clock)
        self.is_well()

    def now(self) -> datetime:
        return self.clock.now()

    def forward(self, seconds: float) -> None:
        self.clock.set(self.clock.now() + timedelta(seconds=seconds))
        self.folder.beat(self.clock.wall())

    def takes_nothing(self) -> None:
        self.clock.set(self.clock.now() + timedelta(minutes=1))  # without a sign of life

    def is_away(self) -> None:
        (self.folder.path / "alive").unlink()

    def acts_without_answering(self) -> None:
        raise NotImplementedError

    def says_nothing(self) -> None:
        raise NotImplementedError

    def is_well(self) -> None:
        self.folder.make()
        self.folder.beat(self.clock.wall())

    def works(self) -> None:
        for sent in list(self.folder.all()):
            if sent.status == "pending":
                sent.path.rename(self.folder.path / "sent" / sent.path.name)

    def opts_out(self, number: str) -> None:
        raise NotImplementedError

    def landline(self, number: str) -> None:
        raise NotImplementedError
