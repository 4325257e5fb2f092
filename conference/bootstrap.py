"""Puts the product together from its settings. Nothing is assembled when a module is imported.

Every process builds its own `Upprop`: the doors use it, the workers use it, and a test builds one with a
clock it can move and a way to the exercise network that needs no socket.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from conference import log
from conference.bus import Bus, Ids
from conference.carriers.twilio.addresses import Addresses
from conference.carriers.twilio.client import HttpClient, Line
from conference.carriers.twilio.signature import Signatures
from conference.carriers.twilio.texts import TwilioTexting
from conference.carriers.twilio.twiml import Documents
from conference.carriers.twilio.voice import TwilioVoice
from conference.clock import Clock, ExerciseClock, SystemClock
from conference.county.folder import read_county
from conference.county.red_days import holidays_of
from conference.delivery import Delivery, Lookout, Settling
from conference.delivery.carriers import Carriers
from conference.delivery.delivery import HANDS
from conference.domain.county.county import County
from conference.domain.county.texts import Saying, render
from conference.handlers import HANDLERS
from conference.live.nudge import Nudge
from conference.ports import House
from conference.reserve.keeper import Keeper
from conference.reserve.snapshot import Snapshot
from conference.settings import Settings
from conference.storage import Store, call_list, codec
from conference.storage.beats import Beats
from conference.storage.due import Due
from conference.storage.engine import PATIENCE
from conference.storage.outbox import Outbox

RESERVE: Final = "reserve"
"""The folder in DATA_DIR with what a host keeps for the hour without its database."""


@dataclass(frozen=True)
class Upprop:
    """The product, put together. `nudge` is None where there is nobody to wake, as in a test."""

    settings: Settings
    clock: Clock
    county: County
    house: House
    store: Store
    outbox: Outbox
    due: Due
    beats: Beats
    bus: Bus
    carriers: Carriers
    addresses: Addresses
    documents: Documents
    signatures: Signatures
    snapshot: Snapshot
    nudge: Nudge | None = None

    def delivery(self, process: str, *, hands: Mapping[str, int] = HANDS) -> Delivery:
        """Carries out effects in the name of a process. With one hand each, on the caller's thread."""
        return Delivery(self.store, self.outbox, self.bus, self.carriers, self.clock, process, hands=hands)

    def settling(self, delivery: Delivery) -> Settling:
        return Settling(self.store, self.outbox, delivery.closing, self.carriers, self.clock)

    def lookout(self) -> Lookout:
        return Lookout(self.store, self.outbox, self.bus, self.carriers, self.clock)

    def keeper(self) -> Keeper:
        """Keeps the call list of this host fresh."""

        def source() -> bytes | None:
            with self.store.reading() as look:
                return call_list.taken(look, self.clock.now())

        return Keeper(self.snapshot, source, self.clock)

    def words(self, saying: Saying, language: str | None = None) -> str:
        """A saying in words, also when storage does not answer."""
        return render(self.county.texts, saying, language or self.settings.language)

    def close(self) -> None:
        self.store.close()


def assemble(
    settings: Settings,
    *,
    clock: Clock | None = None,
    http_client: HttpClient | None = None,
    ids: Ids | None = None,
    nudged: bool = True,
    patience: float = PATIENCE,
) -> Upprop:
    """The product as the settings say. `patience`: seconds of the wall that storage is waited for."""
    clock = clock or (ExerciseClock(settings.clock_file) if settings.clock_file else SystemClock())
    county = read_county(settings.county)
    house = _house(settings, clock)
    store = Store(
        settings.database_url,
        county=county,
        house=house,
        secret_key=settings.secret_key,
        ids=ids,
        patience=patience,
    )
    nudge = Nudge(settings.redis_url) if nudged else None
    addresses = Addresses(settings.public_base_url)
    return Upprop(
        settings=settings,
        clock=clock,
        county=county,
        house=house,
        store=store,
        outbox=Outbox(store, rate=settings.calls_per_second, carrier=house.carrier),
        due=Due(store),
        beats=Beats(store),
        bus=Bus(
            store,
            HANDLERS,
            clock,
            partial(render, county.texts),
            nudge.ring if nudge else lambda lanes: None,
            ids,
        ),
        carriers=_carriers(settings, addresses, http_client),
        addresses=addresses,
        documents=Documents(addresses),
        signatures=Signatures(
            settings.public_base_url,
            (settings.twilio_auth_token, settings.twilio_auth_token_secondary),
        ),
        snapshot=Snapshot(settings.data_dir / RESERVE, settings.secret_key),
        nudge=nudge,
    )


def assemble_process(kind: str, *, patience: float = PATIENCE) -> Upprop:
    """The product for a process of its own, with settings from the environment and logging begun."""
    settings = Settings.from_environment(os.environ)
    log.configure(kind, secrets=settings.secrets())
    upprop = assemble(settings, patience=patience)
    codec.get_ready()
    return upprop


def process_name(kind: str) -> str:
    """A name that no other process has or will have: claims are known by it."""
    return f"{kind}-{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


def _house(settings: Settings, clock: Clock) -> House:
    this_year = clock.now().year
    return House(
        voice_number=settings.voice_number,
        text_number=settings.text_number,
        language=settings.language,
        exercise=settings.exercise,
        carrier=settings.carriers[0],
        calls_per_second=settings.calls_per_second,
        red_days=holidays_of(range(this_year - 1, this_year + 3)),
    )


def _carriers(settings: Settings, addresses: Addresses, http_client: HttpClient | None) -> Carriers:
    line = Line(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        elsewhere=settings.twilio_api_base_url,
        http_client=http_client,
    )
    voice = TwilioVoice(line, addresses, settings.voice_number)
    texting = TwilioTexting(line, addresses, settings.text_number)
    return Carriers({voice.name: voice}, (texting,))
