"""Texts where a modem stands beside the carrier: what one will not take goes by the other, never by both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from conference.carriers.modem.folder import ModemFolder, Sent
from exercise.faults import Rule
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage
from workers.modem import Modem

MESSAGES = "rest:POST Messages"


class Sim:
    """A modem that is played: it sends what is in its folder when the story says so."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.folder = ModemFolder(stage.upprop.settings.modem_dir)
        self.folder.make()
        self.there = True
        self.modem = Modem(stage.upprop, self.folder, lambda: self.there)
        self.modem.round()

    def waiting(self) -> list[Sent]:
        return [sent for sent in self.folder.all() if sent.status == "pending"]

    def works(self, *, well: bool = True) -> list[str]:
        """Send, or fail to send, all that waits, and tell; to whom."""
        waiting = self.waiting()
        for sent in waiting:
            sent.path.rename(self.folder.path / ("sent" if well else "error") / sent.path.name)
        self.rounds(1)
        return [sent.number for sent in waiting]

    def rounds(self, many: int) -> None:
        for _ in range(many):
            self.modem.round()
            self.stage.forward(seconds=1)

    def sent_to(self, number: str) -> list[str]:
        """The words of everything that went to that number by the modem."""
        return [one.body() for one in self.folder.all() if one.number == number and one.status == "sent"]

    def receives(self, number: str, *parts: str) -> None:
        for place, part in enumerate(parts):
            name = f"IN20261126_093000_00_{number}_{place:02}.txt"
            (self.folder.path / "inbox" / name).write_bytes(part.encode("utf-16"))
        self.rounds(2)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = a_small_thursday(tmp_path, CARRIERS="twilio,modem")
    stage.everyone(speaks=1000)
    yield stage
    assert stage.network.unexpected == []


@pytest.fixture
def sim(stage: Stage) -> Sim:
    return Sim(stage)


def refusing(stage: Stage, times: int | None = None) -> Rule:
    """The carrier takes no texts, so many times or from now on."""
    rule = Rule(MESSAGES, "429", times=times)
    stage.network.faults.add(rule)
    return rule


def asks(stage: Stage, seat: str = "polisen") -> None:
    """A phone asks for something that is answered with one text."""
    stage.phone(seat).text("STATUS")
    stage.forward(seconds=10)


def test_while_all_is_well_the_modem_has_nothing_to_do_with_an_answer(stage: Stage, sim: Sim) -> None:
    asks(stage)
    assert len(stage.phone("polisen").texts) == 1
    assert sim.waiting() == []


def test_a_phone_that_has_said_stop_is_told_by_the_modem_and_others_of_it(stage: Stage, sim: Sim) -> None:
    number = stage.number("polisen")
    stage.network.phone(number).script({"called": "Polisen", "stop": True})
    sim.receives(number, "STATUS")
    stage.forward(seconds=10)
    assert sim.works().count(number) == 1, "some texts to leaders go that way, too"
    assert "ingen konferens pågår" in sim.sent_to(number)[0]
    assert stage.phone("polisen").texts == []
    told = [*stage.phone("lst-tib").texts, *sim.sent_to(stage.number("lst-tib"))]
    assert sum("tar inte längre emot våra sms" in text for text in told) == 1, "by whichever way"


def test_a_carrier_that_takes_nothing_is_asked_a_few_times_and_then_the_modem_is(
    stage: Stage, sim: Sim
) -> None:
    refusing(stage)
    asks(stage)
    assert sim.works() == [stage.number("polisen")]
    assert stage.phone("polisen").texts == []


def test_one_that_has_failed_three_times_is_rested_and_comes_back_by_and_by(stage: Stage, sim: Sim) -> None:
    rule = refusing(stage)
    for seat in ("polisen", "rsib", "rkk"):
        asks(stage, seat)
        sim.works()
    asked = rule.done
    asks(stage)
    assert sim.works() == [stage.number("polisen")] and rule.done == asked, "it was not even asked"
    stage.network.faults.clear()
    stage.forward(minutes=40)
    sim.modem.round()
    asks(stage)
    assert len(stage.phone("polisen").texts) == 1 and sim.waiting() == []


def test_one_of_which_nobody_knows_is_looked_for_and_goes_by_no_other(stage: Stage, sim: Sim) -> None:
    stage.minded = True
    stage.network.faults.add(Rule(MESSAGES, "timeout_after_acting", times=1))
    asks(stage)
    stage.forward(minutes=2)
    assert len(stage.phone("polisen").texts) == 1
    assert sim.waiting() == []


def carrier_is_rested(stage: Stage, sim: Sim) -> None:
    """It has failed three texts, and is well again."""
    for seat in ("rsib", "rkk", "lst-tib"):
        refusing(stage, times=3)
        asks(stage, seat)
        sim.works()


def test_what_the_modem_cannot_send_goes_by_the_carrier(stage: Stage, sim: Sim) -> None:
    carrier_is_rested(stage, sim)
    asks(stage)
    assert sim.works(well=False) == [stage.number("polisen")]
    stage.forward(seconds=5)
    assert len(stage.phone("polisen").texts) == 1


def test_what_neither_can_send_has_failed_and_is_shown_so(stage: Stage, sim: Sim) -> None:
    refusing(stage, times=3)
    asks(stage)
    sim.works(well=False)
    stage.forward(minutes=5)
    assert texts(stage)[-1] == "failed"
    assert stage.phone("polisen").texts == []


def test_a_modem_that_goes_away_gives_back_what_it_has_not_sent(stage: Stage, sim: Sim) -> None:
    carrier_is_rested(stage, sim)
    asks(stage)
    assert len(sim.waiting()) == 1
    sim.there = False
    sim.rounds(58)
    assert len(sim.waiting()) == 1
    sim.rounds(5)
    assert sim.waiting() == []
    assert len(stage.phone("polisen").texts) == 1


def test_where_the_modem_is_away_nothing_is_left_for_it(stage: Stage, sim: Sim) -> None:
    sim.there = False
    sim.rounds(20)
    refusing(stage, times=10)
    asks(stage)
    stage.forward(minutes=5)
    assert sim.waiting() == []


def test_what_nobody_wants_any_more_is_not_sent_when_the_modem_is_back(stage: Stage, sim: Sim) -> None:
    refusing(stage, times=3)
    asks(stage)
    assert len(sim.waiting()) == 1
    stage.forward(minutes=60 * 11)
    sim.modem.round()
    assert sim.waiting() == []
    assert texts(stage)[-1] == "expired"


def test_a_text_that_comes_in_by_the_modem_does_what_it_does_by_the_carrier(stage: Stage, sim: Sim) -> None:
    sim.receives(stage.number("polisen"), "STA", "TUS")
    stage.forward(seconds=10)
    assert len(stage.phone("polisen").texts) == 1
    sim.rounds(3)
    assert len(stage.phone("polisen").texts) == 1, "and it is taken in once"


def test_an_advertisement_is_put_away(stage: Stage, sim: Sim) -> None:
    sim.receives("Telia", "Surfa mer för mindre!")
    assert sim.folder.received() == []
    assert not any(stage.phone(seat).texts for seat in ("polisen", "lst-tib"))


def texts(stage: Stage) -> list[str]:
    """What became of every text, the last written last."""
    with stage.upprop.store.reading() as work:
        rows = work.texts.shelf.all(work.texts.shelf.select())
    return [text.status for text in sorted(rows, key=lambda text: text.written_at)]
