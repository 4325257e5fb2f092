"""What else may happen on a night, told of phones whose people have English."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from conference.county.past import read_past
from tests.scenarios.activations.night import Night
from tests.scenarios.english.story import STRANGER, Story
from tests.scenarios.english.tongues import signed

LEADERS = ("lst-tib", "rsib", "rkk")
SUMS_UP = "lst-lagesbild"
PRESSES, OTHER, SPEAKS = "huddinge-tib", "haninge-tib", "polisen-tib"
ENGLISH = (
    *LEADERS,
    SUMS_UP,
    PRESSES,
    OTHER,
    SPEAKS,
    "sos-alarm-tib",
    "sos-alarm-lc",
    "polisen-lc",
    "kansli-1",
)


class OneNight(Story):
    """The leaders, whoever presses and some of those who are called have English."""

    def __init__(self, folder: Path) -> None:
        self.night = Night(folder, change=signed)
        super().__init__(self.night.stage, *ENGLISH)
        self.night.everyone("gron", "bla", speaks=1000)

    def presses(self, function: str, button: str, *keys: Any) -> None:
        """By telephone, for what has happened the first there is."""
        self.rings_in(function, button, self.code(function), "1", *keys, seconds=45)


class TakenBack(OneNight):
    """Pressed by text and by key, taken back, too late, by two, and by mistake."""

    SAYS = """
        press_told press_told_joined press_joined press_withdrawn press_corrected correction page_over
        undo_too_late pressed_joined words_taken_bye machine_words undone_bye guideline_hint
        objection_to_nothing planning_bye
    """

    def tell(self) -> None:
        night, upprop = self.night, self.stage.upprop
        past = read_past(upprop.settings.county / "history")
        with upprop.store.writing() as work:
            work.past.keep(past.activations, past.guidelines)
        night.script("rsib", answers=3)
        self.texts(PRESSES, f"GREEN {self.code(PRESSES)[:-1]} snow, buses stand, halka och snö")
        self.texts(OTHER, f"GREEN {self.code(OTHER)[:-1]}")
        self.texts(OTHER, "UNDO")
        night.only_activation()
        self.stage.forward(seconds=20)
        self.texts(PRESSES, "UNDO")
        self.presses(OTHER, "5", {"says": "There is smoke", "into": 3})
        self.rings_in("rsib", self.code("rsib"), "2", seconds=30)
        night.wish("mistaken", by="rkk", why="wrong button")
        self.stage.forward(minutes=3)
        night.everyone("gron", presses=None)
        night.press(why="Fire")
        self.stage.forward(seconds=8)
        night.wish("undo", by="cli:test")
        self.stage.forward(minutes=3)
        self.presses(PRESSES, "5", {"keys": "0", "into": 3})
        self.texts("rsib", "OBJECT")
        self.stage.forward(minutes=2)


class PassedOn(OneNight):
    """One passes it on, and the last resort has it in the end."""

    SAYS = "passed_on_bye acknowledged_bye page_taken page_has released_bye"

    def tell(self) -> None:
        night = self.night
        night.nobody_at(*LEADERS)
        night.script("rsib", answers=3, presses="3")
        night.script("rkk", "substitute", answers=3)
        night.script("sos-alarm-tib", answers=3, presses="1")
        night.press(why="Fire")
        self.stage.forward(minutes=9)
        self.rings_in("rsib", self.code("rsib"), "1", seconds=40)
        self.stage.forward(minutes=2)


class CalledByItself(OneNight):
    """Nobody acknowledges, and all are called."""

    SAYS = "summons_green_automatic"

    def tell(self) -> None:
        self.night.nobody_at(*LEADERS)
        self.night.press(why="Fire")
        self.stage.forward(minutes=12)


class Blue(OneNight):
    """Blue by text and by telephone, and what it comes to is told to all."""

    SAYS = "summons_blue blue_told centres blue_button pressed_blue blue_informs"

    def tell(self) -> None:
        self.texts(SPEAKS, f"BLUE {self.code(SPEAKS)[:-1]} smoke")
        self.night.only_activation()
        self.stage.forward(minutes=3)
        self.night.wish("outcome", outcome="inform_all", words="The smoke is harmless")
        self.stage.forward(minutes=2)
        self.presses(SPEAKS, "6")
        self.stage.forward(minutes=2)


class PressedTooOften(OneNight):
    """A press beyond the hour's number waits for a leader's word: blue, and then green."""

    SAYS = "page_text_blue press_told_guarded page_acknowledged_blue leading_blue pressed_guarded"

    def tell(self) -> None:
        night = self.night
        night.nobody_at(*LEADERS)
        for _ in range(4):
            night.press()
            night.wish("mistaken")
            self.stage.forward(minutes=4)
        self.texts(PRESSES, f"BLUE {self.code(PRESSES)[:-1]} trains stand")
        self.stage.forward(seconds=20)
        self.texts("rsib", "OK")
        self.rings_in("lst-tib", self.code("lst-tib"), "9", "1", seconds=40)
        night.only_activation(why="trains stand")
        night.wish("mistaken")
        self.stage.forward(minutes=4)
        self.presses(PRESSES, "5")
        self.stage.forward(minutes=2)


class Answers(OneNight):
    """An inquiry in all its forms, answered in words, in figures and on the telephone, and how it stands."""

    SAYS = """
        inquiry_need_uncertain inquiry_need_unknown answer_taken answer_taken_about answer_taken_none
        answer_taken_uncertain answer_closed inquiry_sum_apart inquiry_unsure inquiry_in_words inquiry_reached
        inquiry_closed inquiry_missing inquiry_members picture_uncertain picture_more menu_answer texted_two
    """

    def tell(self) -> None:
        night, stage = self.night, self.stage
        night.press(why="Fire")
        stage.forward(seconds=40)
        asked = {"question": "Beds tonight?", "unit": "beds", "deadline": "10.00", "by": "rsib"}
        few = {"to": "huddinge haninge polisen"}
        night.wish("ask-inquiry", wanted="40", uncertain="ja", **few, **asked)
        for keys in ("12#", "12*#", "0#", "*#"):
            self.rings_in(STRANGER, self.code(PRESSES), keys, seconds=40)
        self.texts(OTHER, "about 10")
        stage.forward(minutes=3)
        self.texts(SPEAKS, "we will see")
        stage.forward(minutes=3)
        self.texts(OTHER, "50")
        night.wish("amend-inquiry", wanted="30", uncertain="ja")
        self.phone(STRANGER).script({"answers": "never", "dials_in": {"at": 1, "keys": [self.code(PRESSES)]}})
        stage.forward(seconds=25)
        night.wish("close-inquiry")
        self.keys(STRANGER, "12#")
        self.texts(OTHER, "12")
        self.rings_in(STRANGER, self.code(PRESSES), seconds=30)
        night.wish("write-picture", field1="Fire " * 200, field4="", uncertain4="")
        night.wish("send-picture", to="")
        night.wish("write-picture", field1="Fire", uncertain1="how many are hurt")
        night.wish("send-picture", to="")
        night.wish("ask-inquiry", **asked)
        stage.forward(minutes=16)
        night.wish("ask-inquiry", **{**asked, "deadline": "11.30"})
        night.nobody_at(OTHER)
        night.wish("release")
        stage.forward(minutes=1)
        self.texts(OTHER, "NO")
        self.keys(SPEAKS, "*", "8", after=8)
        self.keys(SPEAKS, "12#")
        stage.forward(minutes=2)


class Leaving(OneNight):
    """Proposed, objected to, kept, waited for, and stood down in the end; and a stand-in."""

    SAYS = """
        stands_in relieved not_done no_reason stand_down_withdrawn stand_down_waits stand_down_not_heard
    """

    def tell(self) -> None:
        night, stage = self.night, self.stage
        night.script(SPEAKS, landline=True)
        for function in (PRESSES, OTHER, SPEAKS):
            night.press(function.removesuffix("-tib"), why="Fire")
        stage.forward(minutes=1)
        night.wish("staff", seat="rsib", function="kansli-1")
        night.wish("staff", seat="rsib", function="off")
        self.texts("lst-tib", "LEAVE", "ANSWER thanks")
        self.texts(PRESSES, "OBJECT")
        self.texts("lst-tib", "KEEP", "LEAVE")
        self.texts(OTHER, "OBJECT not yet")
        stage.forward(minutes=11)
        self.texts("lst-tib", "ANSWER you have until tomorrow")
        stage.forward(minutes=3)


class Several(OneNight):
    """More than one thing waits for a leader who rings; a member objects by key."""

    SAYS = "more_waits summary_approved objection_asked"

    def tell(self) -> None:
        night, stage = self.night, self.stage
        night.press(why="Fire")
        stage.forward(seconds=40)
        night.wish("release")
        stage.forward(minutes=2)
        night.be_about("gron")
        stage.wish("end")
        stage.forward(minutes=1)
        asked = {"question": "Beds tonight?", "unit": "beds", "deadline": "11.30", "by": "rsib"}
        night.wish("ask-inquiry", to="lansstyrelsen huddinge", wanted="40", uncertain="", **asked)
        self.rings_in(STRANGER, self.code(SUMS_UP), "12#", seconds=180)
        self.rings_in(STRANGER, self.code(SUMS_UP), "1", "13#", seconds=120)
        night.wish("stand-down")
        stage.forward(seconds=5)
        self.rings_in(PRESSES, self.code(PRESSES), "12#", "1", seconds=75)
        stage.forward(minutes=1)


class Lasting(OneNight):
    """Two want the same at once, and after three days the leaders are asked to reconsider."""

    SAYS = "not_possible_bye review_due"

    def tell(self) -> None:
        self.night.press(why="Fire")
        while "It is about" not in self.heard("lst-tib"):
            self.stage.forward(seconds=1)
        self.night.wish("plan", by="rsib")
        self.keys("lst-tib", "2")
        self.stage.forward(minutes=3 * 24 * 60 + 5)
