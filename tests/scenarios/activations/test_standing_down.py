"""The way out of the activated state: proposed by text, silence is consent, whoever objects is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from conference.domain.activation import ending_events as events
from conference.domain.activation.activation import ActivationState as S
from conference.domain.errors import Refused
from conference.domain.meeting.conference import ConferenceState
from tests.scenarios.activations.leaving import Leaving
from tests.scenarios.activations.night import Night

pytestmark = pytest.mark.once

ASKED = "Svara INVÄND och skäl. Tystnad tolkas som samtycke."
OVER = "aktiverat läge avslutat kl"


@pytest.fixture
def leaving(tmp_path: Path) -> Leaving:
    return Leaving(tmp_path)


def test_silence_stands_down_everybody_is_told_and_nobody_is_called_any_more(leaving: Leaving) -> None:
    leaving.heard_by_all()
    leaving.propose()
    told = leaving.told(ASKED)
    assert len(told) == 39, "36 members, and the three on duty"
    assert "Invändningar hörs till 10.02." in leaving.last("huddinge-tib")
    leaving.stage.forward(minutes=9)
    assert leaving.state is S.PROPOSED
    leaving.stage.forward(minutes=2)
    assert leaving.state is S.STOOD_DOWN
    assert leaving.told("avslutat kl 10.02, Brand på vårdboende. Ordinarie läge.") == told
    assert leaving.told("Nästa ordinarie konferens torsdag 3/12 kl 10.00.") == told
    assert "kl 10.20 är inställd" in leaving.last("huddinge-kib")
    leaving.stage.forward(minutes=40)
    assert leaving.stage.conference.state is ConferenceState.CANCELLED
    assert leaving.night.phone("polisen-tib").rings == 0
    leaving.night.closes_quietly()


def test_the_record_may_say_who_was_silent_and_who_never_heard(leaving: Leaving) -> None:
    leaving.night.script("salem-tib", landline=True)
    leaving.propose()
    leaving.stage.forward(minutes=11)
    [stood_down] = leaving.events(events.StoodDown)
    assert stood_down.not_heard == ("salem",)
    assert stood_down.silent == ("lansstyrelsen", "haninge", "huddinge", "nacka")
    assert stood_down.by == "clock"
    assert leaving.seen.stand_downs[-1].asked["salem-tib"] == "failed"
    assert "hade inte fått sms:et om att gå ur aktiverat läge när tiden var ute: Salems kommun" in (
        leaving.last("rsib")
    )


def test_a_meeting_that_has_begun_goes_on_to_its_end(leaving: Leaving) -> None:
    leaving.night.wish("plan")
    leaving.stage.forward(minutes=1)
    leaving.night.be_about("formote")
    leaving.propose(seconds="60")
    leaving.stage.forward(minutes=2)
    assert leaving.state is S.STOOD_DOWN
    assert leaving.stage.conference.state is ConferenceState.OPEN
    leaving.stage.wish("end", by="lst-tib")
    leaving.stage.forward(minutes=1)
    assert leaving.stage.conference.state is ConferenceState.ENDED
    assert leaving.state is S.STOOD_DOWN


def test_an_objection_holds_it_until_a_leader_has_answered(leaving: Leaving) -> None:
    leaving.propose()
    reply = leaving.says("haninge-tib", "Invänd: vi har kvar 12 evakuerade")
    assert "er invändning är noterad" in reply
    for leader in ("lst-tib", "rsib", "rkk"):
        shown = "invändning från Haninge kommun mot att gå ur aktiverat läge: vi har kvar 12 evakuerade"
        assert shown in leaving.last(leader)
    leaving.stage.forward(minutes=11)
    assert leaving.state is S.PROPOSED
    assert "Haninge kommun väntar på svar" in leaving.last("rsib")
    assert leaving.told(OVER) == set()
    leaving.night.wish("answer", member="haninge", words="Huddinge tar emot dem i kväll", by="rsib")
    leaving.stage.forward(seconds=10)
    assert leaving.state is S.STOOD_DOWN
    texts = leaving.night.phone("haninge-tib").texts
    assert "SSR svar på er invändning: Huddinge tar emot dem i kväll" in texts[-2]
    assert OVER in texts[-1]
    assert leaving.events(events.StoodDown)[0].objected == ("haninge",)
    assert leaving.verifies()
    leaving.night.closes_quietly()


def test_one_answered_in_time_is_not_waited_for(leaving: Leaving) -> None:
    leaving.propose()
    leaving.says("haninge-tib", "INVÄND vi hinner inte")
    leaving.night.wish("answer", member="haninge", words="Ni har till i morgon")
    leaving.stage.forward(minutes=11)
    assert leaving.state is S.STOOD_DOWN
    assert leaving.events(events.StandDownWaits) == []


def test_a_leader_may_stand_down_all_the_same_and_whoever_objected_hears_why(leaving: Leaving) -> None:
    leaving.propose()
    leaving.says("haninge-tib", "INVÄND")
    assert "inga skäl angavs" in leaving.last("lst-tib")
    with pytest.raises(Refused):
        leaving.night.wish("stand-down-all-the-same", why="Branden är släckt")
    leaving.stage.forward(minutes=11)
    leaving.night.wish("stand-down-all-the-same", why="Branden är släckt")
    leaving.stage.forward(seconds=10)
    assert leaving.state is S.STOOD_DOWN
    assert "svar på er invändning: Branden är släckt" in leaving.night.phone("haninge-tib").texts[-2]
    [stood_down] = leaving.events(events.StoodDown)
    assert (stood_down.by, stood_down.why) == ("lst-tib", "Branden är släckt")
    assert stood_down.unanswered == ("haninge",)
    leaving.night.closes_quietly()


def test_withdrawn_it_goes_on_and_everybody_who_was_told_is_told(leaving: Leaving) -> None:
    leaving.night.wish("release", at="10:30")
    leaving.propose()
    told = leaving.told(ASKED)
    leaving.says("haninge-tib", "INVÄND vi har det inte under kontroll")
    leaving.night.wish("keep", why="Läget i Haninge är oklart")
    leaving.stage.forward(seconds=10)
    assert leaving.told("aktiverat läge består, Läget i Haninge är oklart.") == told
    leaving.stage.forward_to("9.55")
    assert leaving.state is S.CONVENED
    assert leaving.verifies()
    leaving.night.be_about("gron")
    assert leaving.stage.conference.state is ConferenceState.PLANNED, "the meeting will be held"


def test_after_withdrawal_it_may_be_proposed_again(leaving: Leaving) -> None:
    leaving.propose()
    leaving.night.wish("keep")
    leaving.propose(at="10:10")
    leaving.stage.forward_to("10.09")
    assert leaving.state is S.PROPOSED
    leaving.stage.forward_to("10.11")
    assert leaving.state is S.STOOD_DOWN
    assert [one.outcome for one in leaving.night.activation.proposals] == ["withdrawn", "stood_down"]


@pytest.mark.parametrize("words", ["invand vi är inte klara", "INVÄDN vi är inte klara", "Object: not yet"])
def test_an_objection_is_understood_however_it_is_spelt(leaving: Leaving, words: str) -> None:
    leaving.propose()
    leaving.says("haninge-tib", words)
    assert leaving.proposal.unanswered == ("haninge",)


def test_a_later_objection_of_the_same_member_replaces_the_earlier(leaving: Leaving) -> None:
    leaving.propose()
    leaving.says("haninge-tib", "INVÄND vi har 12 kvar")
    leaving.says("haninge-kib", "INVÄND vi har 8 kvar")
    [objection] = leaving.proposal.objections
    assert (objection.words, objection.by) == ("vi har 8 kvar", "haninge-kib")


def test_an_objection_can_be_made_for_a_member_at_the_desk(leaving: Leaving) -> None:
    leaving.propose()
    leaving.night.wish("object", by="cli:test", member="nacka", words="Bron är avstängd")
    leaving.stage.forward(seconds=5)
    assert "från Nacka kommun" in leaving.last("rkk")
    leaving.night.wish("answer", by="rsib", member="nacka", words="Trafikverket har den")
    leaving.stage.forward(seconds=5)
    assert "Trafikverket har den" in leaving.last("nacka-tib")


def test_a_no_is_not_taken_for_silence_but_asked_about(leaving: Leaving) -> None:
    leaving.propose()
    assert "svaret är inte noterat. Svara INVÄND och skäl" in leaving.says("haninge-tib", "Nej, inte än")
    assert leaving.proposal.objections == ()
    leaving.night.wish("keep")
    leaving.stage.forward(seconds=5)
    assert leaving.says("haninge-tib", "Nej, inte än") == ""


def test_leaders_lead_out_of_it_with_nothing_but_a_phone(leaving: Leaving) -> None:
    leaving.says("rsib", "Avsluta")
    assert leaving.state is S.PROPOSED
    assert leaving.proposal.by == "rsib"
    leaving.says("haninge-tib", "INVÄND vi har 12 kvar")
    assert "Svara SVAR och ert svar" in leaving.last("lst-tib")
    leaving.says("nacka-tib", "INVÄND bron är stängd")
    assert "Obesvarade invändningar: Haninge kommun och Nacka kommun" in leaving.says("rkk", "SVAR strax")
    assert "svaret är sänt till Haninge kommun" in leaving.says("rkk", "svar haninge: vi tar emot dem")
    assert "SSR svar på er invändning: vi tar emot dem" in leaving.last("haninge-tib")
    assert "svaret är sänt till Nacka kommun" in leaving.says("lst-tib", "Svar Trafikverket har bron")
    assert leaving.proposal.unanswered == ()
    assert "redan gjort" in leaving.says("lst-tib", "SVAR igen")
    leaving.says("lst-tib", "BEHÅLL, det blåser upp")
    assert leaving.state is S.ACKNOWLEDGED
    assert "aktiverat läge består, det blåser upp." in leaving.last("huddinge-tib")


def test_nobody_else_leads_by_text(leaving: Leaving) -> None:
    leaving.says("huddinge-tib", "AVSLUTA")
    assert leaving.state is S.ACKNOWLEDGED
    leaving.propose()
    leaving.says("haninge-tib", "BEHÅLL")
    assert leaving.state is S.PROPOSED


def test_who_objects_to_nothing_is_told_so(leaving: Leaving) -> None:
    assert "inget förslag att invända mot" in leaving.says("haninge-tib", "INVÄND vi är inte klara")
    leaving.propose(seconds="60")
    leaving.stage.forward(minutes=2)
    assert leaving.state is S.STOOD_DOWN
    assert "inget förslag att invända mot" in leaving.says("haninge-tib", "INVÄND vi är inte klara")


def test_what_others_wrote_is_made_fit_before_it_is_shown(leaving: Leaving) -> None:
    leaving.propose()
    leaving.says("haninge-tib", "INVÄND ring 070-174 06 99 så berättar jag, se www.example.se/x")
    assert "0699" not in leaving.last("rsib").replace(" ", "")
    assert "example" not in leaving.last("rsib")


def test_an_objection_between_the_answer_and_the_end_holds_it_still(leaving: Leaving) -> None:
    leaving.propose()
    leaving.says("haninge-tib", "INVÄND vi är inte klara")
    leaving.stage.forward(minutes=11)
    leaving.says("nacka-tib", "INVÄND inte vi heller")
    leaving.night.wish("answer", member="haninge", words="Vi stannar kvar hos er")
    leaving.stage.forward(minutes=5)
    assert leaving.state is S.PROPOSED
    leaving.night.wish("answer", member="nacka", words="Och hos er")
    leaving.stage.forward(seconds=5)
    assert leaving.state is S.STOOD_DOWN


def test_nothing_became_of_it_and_only_those_who_heard_of_it_are_asked(leaving: Leaving) -> None:
    assert leaving.state is S.ACKNOWLEDGED
    leaving.propose()
    asked = {one.function for one in leaving.proposal.asked}
    assert asked == {"lst-tib", "rsib", "rkk", "huddinge-tib", "haninge-tib", "nacka-tib", "salem-tib"}
    assert leaving.told(ASKED) == asked
    leaving.stage.forward(minutes=11)
    assert leaving.state is S.STOOD_DOWN
    leaving.night.closes_quietly()


def test_blue_is_stood_down_among_the_centres_that_were_called(tmp_path: Path) -> None:
    night = Night(tmp_path, calls_per_second=10)
    night.everyone("bla")
    night.press("polisen", "Rykande tunnel", button="blue")
    night.stage.forward(minutes=6)
    assert night.activation.state is S.ACTIVE
    night.wish("stand-down", seconds="60")
    night.stage.forward(seconds=5)
    asked = {one.function for one in night.activation.proposals[-1].asked}
    assert {"polisen-lc", "trygghetscentralen", "sos-alarm-lc", "lst-tib", "rsib"} <= asked
    assert len(asked) == 10
    assert ASKED in night.phone("sos-alarm-lc").texts[-1]


def test_who_presses_while_it_is_proposed_objects_by_that(leaving: Leaving) -> None:
    leaving.propose(seconds="120")
    leaving.night.press("tyreso", "Rök över Vega")
    leaving.stage.forward(minutes=4)
    assert leaving.state is S.PROPOSED
    [objection] = leaving.proposal.objections
    assert (objection.member, objection.words) == ("tyreso", "Rök över Vega")
    assert "från Tyresö kommun mot att gå ur" in leaving.last("rkk") + leaving.night.phone("rkk").texts[-2]
