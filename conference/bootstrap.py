"""Puts the product together from its settings. Nothing is assembled when a module is imported.

Every process builds its own `Upprop`: the doors use it, the workers use it, and a test builds one with a
clock it can move and a way to the exercise network that needs no socket.
"""

from __future__ import annotations

import logging
import os
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from conference import log, secret_files
from conference.bus import Bus, Ids, StorageError
from conference.carriers.modem.folder import ModemFolder
from conference.carriers.modem.texting import ModemTexting
from conference.carriers.twilio.addresses import PATH, Addresses
from conference.carriers.twilio.client import HttpClient, Line
from conference.carriers.twilio.signature import Signatures
from conference.carriers.twilio.texts import TwilioTexting
from conference.carriers.twilio.twiml import Documents
from conference.carriers.twilio.voice import TwilioVoice
from conference.clock import Clock, ExerciseClock, SystemClock
from conference.county.folder import read_county
from conference.county.red_days import holidays_of
from conference.delivery import CatchingUp, Delivery, Lookout, NextSteps, Settling, Strays
from conference.delivery.adoption import Adoption
from conference.delivery.carriers import Carriers
from conference.delivery.delivery import HANDS
from conference.domain.county.county import County
from conference.domain.county.texts import Saying, render
from conference.handlers import HANDLERS
from conference.live.nudge import Nudge
from conference.ports import House, Texting, Voice
from conference.reserve.keeper import Keeper
from conference.reserve.names import Names
from conference.reserve.snapshot import Snapshot
from conference.settings import Settings
from conference.storage import Store, call_list, codec
from conference.storage.beats import Beats
from conference.storage.due import Due
from conference.storage.engine import PATIENCE
from conference.storage.feed import Feed
from conference.storage.outbox import Outbox
from conference.storage.tallies import Tallies
from conference.tally import Tally
from conference.views.health import Finding, health
from conference.views.links import links
from conference.views.self_check import self_check
from conference.views.text_routes import text_routes

RESERVE: Final = "reserve"
"""The folder in DATA_DIR for what a host keeps against an hour without its database; a word in addresses."""
RESERVE_PATIENCE: Final = 2.0
"""Seconds of the wall that a reserve is waited for: there is always somebody on the phone."""


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
    feed: Feed
    tallies: Tallies
    bus: Bus
    carriers: Carriers
    addresses: Addresses
    documents: Documents
    signatures: Signatures
    snapshot: Snapshot
    lines: Mapping[str, Line]
    nudge: Nudge | None = None
    ids: Ids | None = None
    tally: Tally = field(default_factory=Tally)

    def delivery(self, process: str, *, hands: Mapping[str, int] = HANDS) -> Delivery:
        """Carries out effects in the name of a process. With one hand each, on the caller's thread."""
        adoption = Adoption(self.store, self.carriers, self.clock) if self.house.reserve else None
        return Delivery(
            self.store,
            self.outbox,
            self.bus,
            self.carriers,
            self.clock,
            process,
            hands=hands,
            adoption=adoption,
            tally=self.tally,
        )

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

    def catching_up(self) -> CatchingUp:
        return CatchingUp(self.store, self.bus, self.clock)

    def strays(self) -> Strays:
        return Strays(self.store, self.bus, self.carriers, self.clock)

    def next_steps(self) -> NextSteps:
        return NextSteps(self.store, self.bus, self.clock)

    def self_check(self) -> tuple[Finding, ...]:
        """What the house finds of itself, fine or not."""
        return self_check(
            self.store, self.beats, self.due, self.outbox, self.snapshot, self.carriers.voices, self.clock
        )

    def health(self) -> tuple[Finding, ...]:
        """Whether calls could be made now, and what is wrong."""
        found = health(self.store, self.nudge, self.beats, self.clock, self.snapshot)
        if not found[0].fine:
            return found
        silent = ModemFolder(self.settings.modem_dir).silent_for(self.clock.wall())
        found += tuple(text_routes(self.store, self.house.text_routes, silent, self.clock.now()))
        with self.store.reading() as look:
            return (*found, *links(look, self.clock.now()))

    def hand_over(self) -> None:
        """What this process has counted is added to what all have."""
        counted = self.tally.take()
        try:
            self.tallies.add(counted)
        except StorageError:
            self.tally.give_back(counted)
            raise

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
    county: County | None = None,
    nudged: bool = True,
    patience: float = PATIENCE,
    durable: bool = True,
) -> Upprop:
    """The product as the settings say.

    `county` is what their folder says, where it has been read already. `patience`: seconds of the wall that
    storage is waited for. `durable` is False where a power cut need not be survived, as in a test.
    """
    clock = clock or (ExerciseClock(settings.clock_file) if settings.clock_file else SystemClock())
    county = county or read_county(settings.county)
    house = _house(settings, clock)
    store = Store(
        settings.database_url,
        county=county,
        house=house,
        secret_key=settings.secret_key,
        ids=ids,
        patience=patience,
        durable=durable,
    )
    lines = {
        account.carrier: Line(
            account.sid, account.tokens[0], elsewhere=account.api_base_url, http_client=http_client
        )
        for account in settings.accounts()
    }
    addresses = Addresses(settings.public_base_url)
    nudge = Nudge(settings.redis_url) if nudged else None
    return _around(store, settings, clock, county, house, lines, addresses, nudge, ids)


def assemble_reserve(upprop: Upprop, reserve: str, path: Path, shut: Path) -> Upprop:
    """The same product on a reserve's database. Its addresses name the reserve and this very host.

    It is delivered by threads of this host, so that there is nobody to nudge.
    """
    settings = upprop.settings
    house = replace(upprop.house, reserve=True)
    store = Store(
        f"sqlite:///{path}",
        county=upprop.county,
        house=house,
        secret_key=settings.secret_key,
        ids=upprop.ids,
        patience=RESERVE_PATIENCE,
        shut=shut,
    )
    addresses = Addresses(
        settings.reserve_base_url, f"{PATH}/{RESERVE}/{Names(settings.secret_key).of(reserve)}"
    )
    return _around(
        store, settings, upprop.clock, upprop.county, house, upprop.lines, addresses, None, upprop.ids
    )


def _around(
    store: Store,
    settings: Settings,
    clock: Clock,
    county: County,
    house: House,
    lines: Mapping[str, Line],
    addresses: Addresses,
    nudge: Nudge | None,
    ids: Ids | None,
) -> Upprop:
    ring = nudge.ring if nudge else lambda lanes: None
    return Upprop(
        settings=settings,
        clock=clock,
        county=county,
        house=house,
        store=store,
        outbox=Outbox(store, {one.carrier: one.calls_per_second for one in settings.accounts()}),
        due=Due(store),
        beats=Beats(store),
        feed=Feed(store),
        tallies=Tallies(store),
        bus=Bus(store, HANDLERS, clock, partial(render, county.texts), ring, ids),
        carriers=_carriers(settings, addresses, lines, clock),
        lines=lines,
        addresses=addresses,
        documents=Documents(addresses),
        signatures=signatures_at(settings, addresses.base),
        snapshot=Snapshot(settings.data_dir / RESERVE, settings.secret_key),
        nudge=nudge,
        ids=ids,
    )


def assemble_process(kind: str, *, patience: float = PATIENCE) -> Upprop:
    """The product for a process of its own, with settings from the environment and logging begun."""
    settings = Settings.from_environment(os.environ)
    log.configure(kind, secrets=settings.secrets())
    for sentence in secret_files.open_to_all(os.environ):
        logging.getLogger(__name__).warning("%s", sentence)
    upprop = assemble(settings, patience=patience)
    codec.get_ready()
    return upprop


def process_name(kind: str) -> str:
    """A name that no other process has or will have: claims are known by it."""
    return f"{kind}-{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


def _house(settings: Settings, clock: Clock) -> House:
    this_year, accounts = clock.now().year, settings.accounts()
    usual = accounts[0]
    texts = {account.carrier: account.text_number for account in accounts}
    texts["modem"] = settings.modem_number
    return House(
        voice_number=usual.voice_number,
        text_number=usual.text_number,
        modem_number=settings.modem_number,
        language=settings.language,
        exercise=settings.exercise,
        carrier=usual.carrier,
        text_routes=settings.carriers,
        calls_per_second=usual.calls_per_second,
        voices={account.carrier: account.voice_number for account in accounts},
        text_numbers={route: texts[route] for route in settings.carriers},
        red_days=holidays_of(range(this_year - 1, this_year + 3)),
    )


def signatures_at(settings: Settings, base: str) -> Signatures:
    """What is asked at addresses that begin so, is it genuine? Each account signs with its own token."""
    return Signatures(base, [token for account in settings.accounts() for token in account.tokens])


def _carriers(settings: Settings, addresses: Addresses, lines: Mapping[str, Line], clock: Clock) -> Carriers:
    voices: dict[str, Voice] = {}
    texting: dict[str, Texting] = {"modem": ModemTexting(ModemFolder(settings.modem_dir), clock)}
    for account in settings.accounts():
        name, line = account.carrier, lines[account.carrier]
        voices[name] = TwilioVoice(line, addresses, account.voice_number, name)
        texting[name] = TwilioTexting(line, addresses, account.text_number, name)
    return Carriers(voices, tuple(texting[name] for name in settings.carriers))
