"""A stage for the network's own tests: network, small product, SDK, and a clock that is moved by hand."""

from dataclasses import dataclass
from datetime import timedelta

from twilio.rest import Client

from exercise.clock import ManualClock
from exercise.network import Network
from exercise.officers.phone import Phone
from tests.exercise.product import BASE, Product
from tests.exercise.sdk import sdk

ACCOUNT = "AC" + "a" * 32
TOKEN = "exercise-token"
POLICE, RESCUE, REGION = "+46701740605", "+46701740606", "+46701740607"
VOICE, TEXT = "+46846500400", "+46701740699"
ALL_CALL_EVENTS = ["initiated", "ringing", "answered", "completed"]
ALL_ROOM_EVENTS = "start end join leave mute hold modify speaker announcement"


@dataclass
class Stage:
    clock: ManualClock
    product: Product
    network: Network
    client: Client

    def forward(self, seconds: float) -> None:
        """Let time pass, stopping at everything that is due on the way."""
        until = self.clock.now() + timedelta(seconds=seconds)
        while (due := self.network.next_at()) is not None and due <= until:
            self.clock.set(max(due, self.clock.now()))
            self.network.run_due(self.clock.now())
        self.clock.set(until)

    def phone(self, number: str) -> Phone:
        return self.network.phone(number)

    def call(self, to: str, document: str | None = None, **more: object) -> str:
        """Place a call through the SDK; its document is given here or lies at /voice."""
        what: dict[str, object] = (
            {"twiml": f"<Response>{document}</Response>"} if document else {"url": f"{BASE}/voice"}
        )
        return self.client.calls.create(to=to, from_=VOICE, **(what | more)).sid  # type: ignore[arg-type]

    def meet(self, *numbers: str, label: str = "leg-{}", attributes: str = "", dial: str = "") -> str:
        """Call these phones into the room `meeting`; all are in it when this returns. Its sid."""
        for place, number in enumerate(numbers):
            self.phone(number).script({"answers": 1})
            self.call(number, room_document(label.format(place), attributes, dial))
        self.forward(len(numbers) + 3)
        return self.client.conferences.list(friendly_name="meeting", status=None)[0].sid


def room_document(label: str, attributes: str = "", dial: str = "") -> str:
    callback = f'statusCallback="{BASE}/room" statusCallbackEvent="{ALL_ROOM_EVENTS}"'
    own = f'beep="false" waitUrl="" participantLabel="{label}"'
    noun = f"<Conference {own} {callback} {attributes}>meeting</Conference>"
    return f"<Dial {dial}>{noun}</Dial>"


def set_up(**settings: object) -> Stage:
    clock, product = ManualClock(), Product()
    network = Network(
        clock,
        product,
        account_sid=ACCOUNT,
        auth_token=TOKEN,
        voice_url=f"{BASE}/voice",
        text_url=f"{BASE}/text",
        **settings,  # type: ignore[arg-type]
    )
    return Stage(clock, product, network, sdk(network))
