"""The whole product on one thread: doors, bus, delivery, exercise network, and a clock that is moved by hand.

A story speaks to phones by seat and rung, and lets time pass. What is due happens in its order, in the
product and in the network alike; nothing sleeps. `closes_quietly` is how a story ends: no other phone rang,
the chain is whole, no due row is left, nobody is unaccounted for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from conference.bootstrap import Upprop, assemble
from conference.clock import ManualClock
from conference.domain.county.formats import Format, SeatPlan
from conference.domain.decision import Command, Decision
from conference.domain.errors import DomainError
from conference.domain.meeting import commands as c
from conference.domain.meeting.conference import Conference
from conference.domain.meeting.wish import Ask
from conference.domain.meeting.wishes import WISHES
from conference.settings import Settings
from conference.views.record import record_of
from conference.views.verify import verify
from exercise.carrier import Carrier
from exercise.fetch import Fetch, FetchRequest, FetchResponse
from exercise.network import Network
from exercise.officers.phone import Phone
from tests.counties import county_in
from tests.databases import DATABASES, KEY
from tests.exercise.sdk import InProcessHttpClient
from tests.networks import BASE, SECOND_SID, SECOND_TOKEN, SID, TOKEN, network_of, second_of
from tests.often import OFTEN, unhurried
from tests.schemas import OF_MEETINGS
from tests.wire import into
from webhooks import create_app

THURSDAY = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)  # half past nine in Stockholm
LANES = ("floor", "dial", "bulk")
MINDED_EVERY = timedelta(seconds=1)
CALM_AFTER, CALM_EVERY = timedelta(seconds=12), timedelta(seconds=4)
"""Where nothing has happened for so long a look finds nothing new, and a story may hurry."""
FICTION = Path("counties/stockholm/fiction")


@dataclass
class Stage:
    """See the module.

    `post` is what the network fetched of the product, newest last, for forging and repeating, and `answers`
    what it was given. Before anything is planned the stage is set for a meeting in `format`.
    """

    upprop: Upprop
    network: Network
    clock: ManualClock
    web: Any
    fetch: Fetch
    http: InProcessHttpClient
    post: list[FetchRequest] = field(default_factory=list)
    answers: list[FetchResponse] = field(default_factory=list)
    scripted: dict[str, dict[str, Any]] = field(default_factory=dict)
    id: str = ""
    format: str = "ordinarie"
    minded: bool = False
    """Whether rooms are watched and what is unknown is looked for, as a relay does."""

    # --- time -----------------------------------------------------------------------------------------------

    def forward(self, seconds: float = 0, minutes: float = 0) -> None:
        """Let time pass, stopping at everything that is due on the way."""
        until = self.clock.now() + timedelta(seconds=seconds, minutes=minutes)
        self.settle()
        while (at := self._next()) is not None and at <= until:
            self.clock.set(max(at, self.clock.now()))
            self._go_on()
        self.clock.set(max(until, self.clock.now()))
        self._go_on()

    def forward_to(self, local: str) -> None:
        """Let time pass until an hour of the Thursday in Stockholm (winter time), as `10.00`."""
        hour, minute = local.split(".")
        at = self.clock.now().replace(hour=int(hour) - 1, minute=int(minute), second=0, microsecond=0)
        self.forward(seconds=(at - self.clock.now()).total_seconds())

    def settle(self) -> None:
        """Do all that is due now, and what comes of it now."""
        self._look()  # whoever asks may have changed anything
        self._go_on()

    def _go_on(self) -> None:
        for _ in range(2_000):
            if not self._one_round():
                return
        raise AssertionError("the product and the network keep each other busy at one moment for ever")

    def _one_round(self) -> bool:
        now, posted = self.clock.now(), len(self.post)
        done = self.network.run_due(now) > 0
        if len(self.post) != posted:
            self._look()
        if self.minded and now >= self.minded_at:
            self._mind(now)
            self._look()
        if self.due_at is not None and self.due_at <= now:
            for row, command in self.upprop.due.take(now):
                self._decide(command, row)
                done = True
            self._look()
        for lane in LANES:
            if lane in self.ready and self.ready[lane] <= now:
                opens = self.delivery.drain(lane)
                done = done or opens is None or opens != self.opens.get(lane)
                self.opens[lane] = opens
                self._look()
        if done and self.minded:
            self.stirred_at, self.minded_at = now, min(self.minded_at, now + MINDED_EVERY)
        return done

    def _look(self) -> None:
        """At what the product is to do, and when: it is as it was until somebody asks something of it."""
        self.due_at, self.ready = self.upprop.due.next_at(), self.upprop.outbox.next_ready()

    def _mind(self, now: datetime) -> None:
        self.settling.settle_all()
        self.lookout.look_round()
        calm = now - self.stirred_at > CALM_AFTER
        self.minded_at = now + (CALM_EVERY if calm else MINDED_EVERY)

    def _decide(self, command: Command, row: int) -> None:
        try:
            self.upprop.bus.handle(command, due=row)
        except DomainError as refusal:
            self.refusals.append(refusal.sentence)

    def _next(self) -> datetime | None:
        now = self.clock.now()
        moments = [self.network.next_at(), self.due_at]
        if self.minded:
            moments.append(self.minded_at)
        for lane, ready in self.ready.items():
            moments.append(ready if ready > now else self.opens.get(lane))
        later = [moment for moment in moments if moment is not None and moment > now]
        return min(later, default=None)

    def __post_init__(self) -> None:
        self._employ("stage")
        self.refusals: list[str] = []
        self.minded_at = self.stirred_at = self.clock.now()
        self.opens: dict[str, datetime | None] = {}
        self.due_at: datetime | None = None
        self.ready: dict[str, datetime] = {}

    def _employ(self, process: str) -> None:
        self.delivery = self.upprop.delivery(process, hands={lane: 1 for lane in LANES})
        self.settling = self.upprop.settling(self.delivery)
        self.lookout = self.upprop.lookout()

    def restart(self) -> None:
        """Other processes go on with the same storage. The network notices nothing."""
        self.upprop.close()
        self.upprop = _assembled(self.upprop.settings, self.clock, self.http)
        self._employ("another stage")
        self.web.application = create_app(self.upprop, host=unhurried(self.upprop), knocks=OFTEN)

    def new_network(self) -> None:
        """Another network, which knows nothing of what was: one keeps all, to be asked about it."""
        self.post.clear()
        self.network = network_of(self.upprop.settings, self.clock, self.fetch)
        self.http.lead_into(self.network)

    # --- the product ----------------------------------------------------------------------------------------

    def do(self, command: Command) -> Decision:
        decision = self.upprop.bus.handle(command).decision
        self.settle()
        return decision

    def plan(self, format: str = "ordinarie", *, minutes: float = 30, **given: Any) -> str:
        """Plan a meeting so many minutes from now; the stage is about it from then on."""
        with self.upprop.store.reading() as work:
            self.id, self.format = work.new_id(), format
        self.do(c.PlanConference(self.id, format, self.clock.now() + timedelta(minutes=minutes), **given))
        return self.id

    def wish(self, id: str, *, by: str = "cli:test", seat: str = "", **given: str) -> Decision:
        """A wish by command line, as the table has it."""
        return self.do(WISHES[id].build(Ask(self.id, by, seat or by, given)))

    @property
    def conference(self) -> Conference:
        with self.upprop.store.reading() as work:
            return work.conferences.look(self.id)

    @property
    def record(self) -> dict[str, Any]:
        with self.upprop.store.reading() as work:
            return record_of(work, self.id)

    @property
    def outcomes(self) -> dict[str, str]:
        """What became of every seat."""
        return {seat["seat"]: seat["outcome"] for seat in self.record["seats"]}

    def attempts(self, seat: str) -> list[str]:
        """What became of every attempt to reach a seat, as `rung: outcome`."""
        row = next(row for row in self.record["seats"] if row["seat"] == seat)
        return [f"{attempt['to']}: {attempt['outcome']}" for attempt in row["attempts"]]

    @property
    def turns(self) -> list[tuple[str, str]]:
        """(seat, how) of the round so far, in order."""
        return [(turn["seat"], turn["how"]) for turn in self.record["round"]]

    @property
    def block_now(self) -> str | None:
        with self.upprop.store.reading() as work:
            return work.floors.get(self.id).block

    @property
    def speaking(self) -> str | None:
        with self.upprop.store.reading() as work:
            turn = work.floors.get(self.id).turn
            return turn.seat if turn else None

    @property
    def second(self) -> Carrier:
        """The carrier beside the first, where there is one."""
        return second_of(self.network)

    # --- phones ---------------------------------------------------------------------------------------------

    @property
    def places(self) -> Format:
        """The seats of the meeting planned, with those added to it; else of the one the stage is set for."""
        return self.conference.format if self.id else self.upprop.county.formats[self.format]

    def place(self, seat: str) -> SeatPlan:
        """A seat of the meeting, else of whichever other has it: a story may tell of two."""
        formats = (self.places, *self.upprop.county.formats.values())
        return next(format for format in formats if format.has(seat)).seat(seat)

    def number(self, seat: str, rung: str = "holder") -> str:
        place = self.place(seat)
        with self.upprop.store.reading() as work:
            number = getattr(work.directory.phones(place.function), rung)
        assert number is not None, f"{seat} has no {rung}"
        return str(number)

    def phone(self, seat: str, rung: str = "holder") -> Phone:
        return self.network.phone(self.number(seat, rung))

    def script(self, seat: str, rung: str = "holder", **words: Any) -> None:
        """Put an officer at a phone. See `exercise.officers` for the words."""
        place = self.place(seat)
        self.network.script({self.number(seat, rung): {"called": place.called, **words}})

    def everyone(self, **words: Any) -> None:
        """An officer at every phone that the meeting may ring first; a story then changes some."""
        default = {"answers": 3, "presses": "1", "speaks": 12, **words}
        for place in self.places.seats:
            if place.summoned:
                self.script(place.seat, **default)

    def nobody_at(self, *seats: str) -> None:
        """Nobody takes any of these seats' phones."""
        for seat in seats:
            place = self.place(seat)
            with self.upprop.store.reading() as work:
                phones = work.directory.phones(place.function)
            self.network.script({number: {"answers": "never"} for number in phones.numbers})

    def only(self, *seats: str, **words: Any) -> None:
        """Officers at these seats' phones; everybody else's ring unanswered, and that is expected."""
        places = self.places.seats
        self.nobody_at(*(place.seat for place in places if place.summoned))
        for seat in seats:
            self.script(seat, **{"answers": 3, "presses": "1", "speaks": 12, **words})

    def rings(self, seat: str, rung: str = "holder") -> int:
        return self.phone(seat, rung).rings

    # --- the end --------------------------------------------------------------------------------------------

    def closes_quietly(self) -> None:
        """And no other phone rang, the record is whole, no due row is left, nobody is unaccounted for."""
        assert self.network.unexpected == []
        with self.upprop.store.reading() as work:
            verdict = verify(work, self.id)
        assert verdict.verified, verdict
        OF_MEETINGS.validate(self.record)
        assert self.upprop.due.next_at() is None
        assert self.upprop.outbox.next_ready() == {}
        record = self.record
        assert [seat["seat"] for seat in record["seats"] if seat["outcome"] == "expected"] == []
        assert len({member["member"] for member in record["members"]}) == 37
        assert [member for member in record["members"] if member["outcome"] == "expected"] == []


def set_up(
    folder: Path, *, start: datetime = THURSDAY, calls_per_second: float = 1.0, **environ: str
) -> Stage:
    """A fresh product on an empty database, its county's fiction loaded, beside a network of its own."""
    settings = Settings.from_environment(
        {
            "EXERCISE": "1",
            "DATA_DIR": str(folder),
            "DATABASE_URL": DATABASES.fresh(folder),
            "PUBLIC_BASE_URL": BASE,
            "SECRET_KEY": KEY,
            "TWILIO_ACCOUNT_SID": SID,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "CALLS_PER_SECOND": str(calls_per_second),
            "SECOND_ACCOUNT_SID": SECOND_SID,
            "SECOND_AUTH_TOKEN": SECOND_TOKEN,
            "SECOND_CALLS_PER_SECOND": str(calls_per_second),
            **environ,
        }
    )
    clock = ManualClock(start)
    post: list[FetchRequest] = []
    answers: list[FetchResponse] = []
    doors: dict[str, Any] = {}

    def fetch(request: FetchRequest) -> FetchResponse:
        post.append(request)
        answers.append(into(doors["web"], request))
        return answers[-1]

    network = network_of(settings, clock, fetch)
    http = InProcessHttpClient(network)
    upprop = _assembled(settings, clock, http)
    doors["web"] = create_app(upprop, host=unhurried(upprop), knocks=OFTEN).test_client()
    return Stage(upprop, network, clock, doors["web"], fetch, http, post, answers)


def _assembled(settings: Settings, clock: ManualClock, http: InProcessHttpClient) -> Upprop:
    county = county_in(settings.county)
    return assemble(settings, clock=clock, http_client=http, county=county, nudged=False, durable=False)
