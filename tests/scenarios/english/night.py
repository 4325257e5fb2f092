"""A night on which green is pressed, from the press to the way out; some of those concerned have English."""

from __future__ import annotations

from pathlib import Path

from tests.scenarios.activations.night import Night
from tests.scenarios.english.story import Story
from tests.scenarios.english.tongues import signed

LEADER, PRESSES, SPEAKS, LISTENS = "lst-tib", "huddinge-tib", "polisen-tib", "huddinge-kib"


class GreenNight(Story):
    """A leader, whoever presses, a speaker and a listener have English; the other leaders have Swedish."""

    SAYS = """
        press_kind green_button pressed_green pressed_bye page page_again page_text acknowledged
        page_acknowledged leading press_wrong_code texted_activated already_done picture_head picture_field
        summons_meeting
        inquiry_asked inquiry_need inquiry_noted inquiry_noted_none inquiry_noted_uncertain
        inquiry_noted_about inquiry_noted_words answer_asked answer_unclear inquiry_stands inquiry_sum
        inquiry_heard inquiry_short inquiry_amended inquiry_how inquiry_put summons_green summary_head_title
        summary_no_needs stand_down_proposed objection_unclear objection_taken objection_shown answer_whom
        answer_sent objection_answer stood_down and_more
    """

    def __init__(self, folder: Path) -> None:
        self.night = Night(folder, change=signed)
        super().__init__(self.night.stage, LEADER, PRESSES, SPEAKS, LISTENS)

    def tell(self) -> None:
        self.pressed()
        self.planned()
        self.inquired()
        self.met()
        self.stood_down()

    def pressed(self) -> None:
        """By phone, without a word of what has happened but the key for it."""
        night = self.night
        night.everyone("gron", speaks=1000)
        night.nobody_at(LEADER, "rsib", "rkk")
        self.rings_in(PRESSES, "5", self.code(PRESSES), "1", "9")
        night.only_activation()
        self.texts(PRESSES, "GREEN 11111111 fire", "SITUATION")
        night.script(LEADER, answers=3, presses=["9", "7", "1", "9"])
        self.stage.forward(minutes=2)

    def planned(self) -> None:
        self.texts(LEADER, "OK", "PLAN", "PLAN")
        self.stage.forward(minutes=2)
        self.night.everyone("gron", speaks=1000)

    def inquired(self) -> None:
        night = self.night
        night.wish("write-picture", field1="Brand", field2="Evakuering", field3="", field4="Platser")
        night.wish("send-picture", to="")
        night.wish("ask-inquiry", question="Platser i natt?", unit="platser", wanted="90", deadline="10.30")
        self.stage.forward(seconds=10)
        self.texts(SPEAKS, "12", "NO", "UNCERTAIN", "about 12", "we shall see", "12")
        self.rings_in(SPEAKS, self.code(SPEAKS), "1*2#", "12#", seconds=50)
        night.wish("amend-inquiry", wanted="40")
        self.stage.forward(minutes=3)
        self.texts(LEADER, "INQUIRE", "INQUIRE 20 buses 10.20 How many buses have you?")

    def met(self) -> None:
        night, stage = self.night, self.stage
        night.wish("release")
        night.be_about("gron")
        stage.forward(minutes=6)
        stage.wish("end")
        stage.forward(minutes=1)
        self.texts(LEADER, "OK")
        stage.forward(minutes=2)

    def stood_down(self) -> None:
        self.texts(LEADER, "LEAVE")
        self.texts(SPEAKS, "no", "OBJECT we are not done")
        self.texts(PRESSES, "OBJECT nor are we")
        self.texts(LEADER, "ANSWER you have until tomorrow")
        self.texts(LEADER, "ANSWER polisen you have until tomorrow", "ANSWER Huddinge and you too")
        self.stage.forward(minutes=12)
