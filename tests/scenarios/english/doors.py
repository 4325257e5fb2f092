"""What else may happen to a meeting and its lines, told of phones whose people have English."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from conference.domain.meeting import commands as c
from exercise.faults import Rule
from tests.scenarios.english.story import STRANGER, Story
from tests.scenarios.english.tongues import signed
from tests.scenarios.small import COUNTY, a_small_thursday
from tests.stage import Stage, set_up

POLICE, FIRE, NORTH = "polisen-tib", "storstockholms-brandforsvar-tib", "kluster-nord"
TRAFFIC, LISTENS = "trafikverket-tib", "jarfalla-tib"
CALLED = ("lst-tib", "rsib", POLICE, FIRE, NORTH, TRAFFIC)


class Doors(Story):
    """Everybody who is called has English."""

    def __init__(self, folder: Path, **settings: str) -> None:
        super().__init__(a_small_thursday(folder, change=signed, **settings), *CALLED, LISTENS)
        self.stage.everyone(speaks=1000)

    def a_substitute_comes(self, **words: object) -> None:
        for rung in ("holder", "holder_second"):
            self.stage.script("polisen", rung, answers="busy")
        self.stage.script("polisen", "substitute", **{"answers": 2, "presses": "1", "speaks": 1000, **words})

    def to_the(self, block: str) -> None:
        while self.stage.block_now != block:
            self.stage.wish("next-block")
            self.stage.forward(seconds=8)

    def ends(self) -> None:
        if self.stage.conference.state in ("gathering", "open"):
            self.stage.wish("end")
        self.stage.forward(minutes=1)


class Seats(Doors):
    """Declined, passed on, taken by another, and looked for in vain."""

    SAYS = """
        declined_bye someone_else_bye texted_nothing texted_status taken listening menu_leader line_closed
        line_opened summary_missing summary_declined texted_ask late_notice hello_short no_key_bye
        way_in_to_seat waiting_room
    """

    def tell(self) -> None:
        stage = self.stage
        self.a_substitute_comes()
        stage.script("kluster-nord", answers=2, presses=["2", "2"])
        stage.script("trafikverket", answers=2, presses=["3"])
        for rung in ("substitute", "substitute_second", "holder_second", "switchboard"):
            stage.script("trafikverket", rung, answers=2)
        stage.nobody_at("storstockholms-brandforsvar")
        stage.plan(minutes=4)
        stage.forward(seconds=65)
        self.texts(FIRE, "ROLLCALL", "NOTHING")
        self.rings_in(POLICE, "1", seconds=25)
        stage.forward(minutes=3)
        self.to_the("rapportering")
        for key in ("7", "8", "3"):
            self.keys("rsib", "*", key)
        self.rings_in(LISTENS, "1", seconds=25)
        self.texts(TRAFFIC, "ROLLCALL", "FLOOR")
        self.ends()


class Rounds(Doors):
    """The next in turn is told so, a longer turn is told of, and a place waits for who speaks."""

    SAYS = "next_up extended take_over_waits taken_over texted_status_all withdrawn"

    def tell(self) -> None:
        stage = self.stage
        stage.everyone(speaks=60)
        self.a_substitute_comes(speaks=60)
        stage.plan(minutes=3)
        stage.forward(minutes=4)
        self.to_the("rapportering")
        stage.forward(seconds=8)
        self.rings_in(POLICE, "3", seconds=25)
        stage.wish("next")
        stage.forward(seconds=8)
        stage.wish("extend")
        stage.forward(seconds=60)
        self.texts(POLICE, "ROLLCALL")
        self.to_the("informationsdelning")
        self.keys(FIRE, "*", "1", after=4)
        self.keys(NORTH, "*", "1", after=4)
        self.keys(NORTH, "*", "6")
        self.ends()


class OutOfHours(Doors):
    """Asked beforehand in another week, rung too early, cancelled; a phone opts out, a link is silent."""

    SAYS = """
        report_ask report_ask_again desk_today cancelled texted_ring_nobody opted_out link_silent_voice
        readiness_head readiness_well readiness_seconds readiness_ways way_voice way_text way_untried
        way_cannot
    """

    def tell(self) -> None:
        stage = self.stage
        stage.plan(minutes=7 * 24 * 60)
        stage.forward(minutes=(7 * 24 - 1) * 60)
        self.rings_in(LISTENS)
        stage.forward(minutes=40)
        stage.do(c.CancelConference(stage.id, "lst-tib", "inställt"))
        stage.forward(seconds=10)
        self.texts(POLICE, "CALL", "STOP")
        stage.network.faults.add(Rule("rest:POST Calls", "500"))
        stage.do(c.TryLinks("cli:test"))
        stage.forward(minutes=3)
        stage.network.faults.clear()


class NotReady(Doors):
    """An hour before, seats have gaps and a way is silent: whoever leads is told."""

    SAYS = """
        readiness_no_number readiness_no_holder readiness_shared way_silent way_of readiness_today
    """

    def tell(self) -> None:
        stage = self.stage
        stage.plan(minutes=62)
        with stage.upprop.store.writing() as work:
            for statement in (
                f"DELETE FROM phones WHERE function = '{POLICE}'",
                f"DELETE FROM shifts WHERE function = '{TRAFFIC}'",
                f"UPDATE phones SET number = '{stage.number('kluster-nord')}' WHERE rung = 'holder'"
                f" AND function = '{FIRE}'",
            ):
                work.connection.exec_driver_sql(statement)
        stage.network.faults.add(Rule("rest:POST Calls", "500"))
        stage.do(c.TryLinks("cli:test"))
        stage.forward(minutes=3)


class Moved(Doors):
    """The meeting moves to another carrier, and whoever rings the old number is told so."""

    SAYS = "moved moved_bye"

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, CARRIERS="twilio,second", SECOND_CALLS_PER_SECOND="10")

    def tell(self) -> None:
        stage = self.stage
        stage.nobody_at("trafikverket")
        stage.plan(minutes=3)
        stage.forward(minutes=4)
        stage.wish("move", carrier="second", by="lst-tib")
        stage.forward(seconds=40)
        self.rings_in(TRAFFIC, seconds=30)
        self.ends()


class ToAPlace(Story):
    """Summoned by text to a place, asked again and counted; and, on another Thursday, to the radio."""

    SAYS = "summons_staff staff_again staff_count staff_declined staff_silent summons_radio"

    def __init__(self, folder: Path) -> None:
        super().__init__(_whole(folder), *CALLED)

    def tell(self) -> None:
        stage = self.stage
        stage.plan("ordinarie-rakel", minutes=20)
        with stage.upprop.store.reading() as work:
            stage.id = work.new_id()
        at = stage.clock.now() + timedelta(minutes=30)
        stage.do(c.PlanConference(stage.id, "samverkansstab", at, place="Regeringsgatan 66"))
        stage.forward(minutes=6)
        self.texts(POLICE, "YES")
        self.texts(FIRE, "NO")
        stage.forward(minutes=30)


class Stranger(Doors):
    """A phone that nobody knows: in the house's language until a key or a code tells who is on the line."""

    def tell(self) -> None:
        self.stage.nobody_at("trafikverket")
        self.stage.plan(minutes=5)
        self.stage.forward(seconds=30)
        self.rings_in(STRANGER, "0#", "12#", "0#", self.code(TRAFFIC), "1", seconds=90)
        self.ends()


def _whole(folder: Path) -> Stage:
    return set_up(folder, COUNTY=str(signed(Path(shutil.copytree(COUNTY, folder / "county")))))
