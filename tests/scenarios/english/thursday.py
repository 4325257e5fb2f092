"""A Thursday from the question the day before to the summary, and one that is held by text."""

from __future__ import annotations

from pathlib import Path

from conference.domain.meeting import commands as c
from tests.scenarios.english.story import STRANGER, Story
from tests.scenarios.english.tongues import signed
from tests.scenarios.small import CALLED, a_small_thursday

LEADER, SPEAKER, TEXTS, LISTENS = "lst-tib", "polisen-tib", "trafikverket-tib", "jarfalla-tib"


class Thursday(Story):
    """A leader, a speaker, one who mostly texts and one who dials in to listen have English."""

    SAYS = """
        report_ask_lesson report_ahead_nothing report_ahead_line texted_ordinary texted_nothing_on
        texted_ring_later texted_help desk report_asked desk_bye wrong_key press_code wrong_code
        code_locked_bye way_in reminder summons exercise exercise_spoken hello decline_confirm joining alone
        recognised read_back ask_code leaving_bye texted_come texted_decline texted_ring texted_someone_else
        texted_someone_rung report_noted what_now menu_chair menu_speaker menu_other menu_listener
        texted_not_now texted_not_yours texted_done texted_line texted_help_chair not_possible
        asked_for_floor nothing_noted urgent_chair objection_noted objection_heard nobody goodbye
        summary_approve summary_read summary_approved_bye summary_head summary_report summary_needs
        summary_agreement summary_task summary_note summary_objection summary_next summary_more
        day_and_hour thursday friday
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(a_small_thursday(folder, change=signed), LEADER, SPEAKER, TEXTS, LISTENS)
        self.stage.everyone(speaks=1000)

    def tell(self) -> None:
        self.before()
        self.gathering()
        self.meeting()
        self.after()

    def before(self) -> None:
        stage = self.stage
        stage.plan(minutes=24 * 60)
        stage.forward(minutes=3 * 60 + 5)  # they have been asked
        self.texts(SPEAKER, "NOTHING", "Ice on the roads", "SITUATION", "ROLLCALL", "CALL", "HELP")
        self.rings_in(TEXTS, "7", "9", "1")
        self.rings_in(LISTENS)
        self.rings_in(LEADER, "1", "11111111#", "11111111#", "11111111#")
        stage.forward(minutes=20 * 60)
        stage.forward_to("9.23")
        stage.everyone(speaks=1000)

    def gathering(self) -> None:
        """Called at twenty-five past: one wavers, one only texts, one rings from a phone nobody knows."""
        stage = self.stage
        stage.nobody_at("trafikverket")
        stage.script("polisen", answers=3, presses=["2", "9", "1"], speaks=1000)
        stage.forward(seconds=200)
        other = self.phone("stockholm-tib")
        self.texts(TEXTS, "YES", "NO", "CALL", "SUBSTITUTE", f"SUBSTITUTE {other.number}")
        self.texts(TEXTS, "HELP", "Train stopped")
        self.rings_in(LISTENS, "9", "1", seconds=45)
        self.rings_in(STRANGER, "12#", self.code(TEXTS), "9", "2", seconds=40)

    def meeting(self) -> None:
        stage = self.stage
        while stage.block_now != "rapportering":
            if stage.conference.state == "open":
                stage.wish("next-block")
            stage.forward(seconds=15)
        self.keys(LEADER, "*", "9")
        self.keys(SPEAKER, "*", "2", after=4)
        self.texts(SPEAKER, "FLOOR", "NEXT", "DONE", "CALL", "REPORT ice")
        self.texts(LEADER, "NEXT", "BACK", "HELP", "EXTEND")
        self.keys(LISTENS, "*", "3")
        self.keys(LISTENS, "*")
        stage.wish("next-block")
        stage.forward(seconds=10)
        for key in ("1", "6", "3", "7", "9", "8"):
            self.keys(SPEAKER, "*", key)
        for kind in ("agreement", "task", "need"):
            stage.do(c.TakeNote(stage.id, kind, "vi stannar inne", "lst-tib", "polisen"))
        stage.do(c.TakeNote(stage.id, "task", "alla", "lst-tib"))
        self.keys(LEADER, "*", "5", after=3)
        self.keys(SPEAKER, "*", "5")
        stage.forward(seconds=20)
        self.keys(SPEAKER, "*", "4")

    def after(self) -> None:
        stage = self.stage
        if stage.conference.state == "open":
            stage.wish("end")
        stage.forward(minutes=1)
        self.rings_in(TEXTS, seconds=40)
        self.rings_in(LEADER, "9", "1")
        stage.forward(minutes=4)


class InWriting(Story):
    """No call gets through to most, and it is held by text; a leader and a speaker have English."""

    SAYS = """
        written_asks written_bye report_written written_part written_nothing written_silent summary_missing
        and
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(a_small_thursday(folder, change=signed), LEADER, SPEAKER)
        self.stage.everyone()
        self.stage.nobody_at(*(seat for seat in CALLED if seat != "polisen"))

    def tell(self) -> None:
        stage = self.stage
        stage.plan(minutes=4)
        stage.forward(minutes=1)
        self.texts(LEADER, "BYTEXT")
        self.texts(SPEAKER, "Ice on the roads")
        self.texts(TEXTS, "Tågen går")
        self.texts("storstockholms-brandforsvar-tib", "INGET")
        stage.forward(minutes=11)
        self.texts(LEADER, "OK")
        stage.forward(minutes=3)
