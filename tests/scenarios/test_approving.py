"""The summary goes out when a leader has said so: by text, by key or by command, and once."""

import pytest

from conference.domain.errors import DomainError
from tests.stage import Stage

pytestmark = pytest.mark.once


@pytest.fixture
def ended(stage: Stage) -> Stage:
    """A meeting that has just ended, its summary drafted."""
    stage.everyone()
    stage.plan(minutes=2)
    stage.forward(minutes=2.5)
    stage.wish("note", by="lst-lagesbild", kind="need", text="Samordnat budskap om halkan", seat="polisen")
    stage.wish("end")
    stage.forward(seconds=40)
    assert stage.conference.state == "ended"
    return stage


def test_the_leaders_are_asked_and_nobody_else(ended: Stage) -> None:
    assert "Svara OK" in ended.phone("rkk").texts[-1]
    assert "Samordnat budskap om halkan" in ended.phone("rkk").texts[-1]
    assert not any("Svara OK" in text for text in ended.phone("polisen").texts)


def test_a_leader_who_rings_hears_it_and_approves_by_key(ended: Stage) -> None:
    phone = ended.phone("rsib")
    phone.dial()
    ended.forward(seconds=25)
    assert any("Sammanfattningen, version 1" in words for words in phone.heard)
    phone.press("1")
    ended.forward(minutes=3)
    assert ended.conference.state == "summarised"
    assert ended.record["summary"]["approved_by"] == "rsib"
    assert "sammanfattning" in ended.phone("polisen").texts[-1]
    ended.closes_quietly()


def test_a_leader_who_rings_and_hangs_up_has_approved_nothing(ended: Stage) -> None:
    phone = ended.phone("rsib")
    phone.dial()
    ended.forward(seconds=5)
    phone.hang_up()
    ended.forward(minutes=1)
    assert ended.conference.state == "ended"


def test_anybody_else_who_rings_is_told_of_the_next_meeting(ended: Stage) -> None:
    phone = ended.phone("polisen")
    phone.dial()
    ended.forward(seconds=15)
    assert "Det pågår ingen konferens just nu" in phone.heard[-1]


def test_ok_from_one_who_was_not_asked_approves_nothing(ended: Stage) -> None:
    ended.phone("polisen").text("OK")
    ended.forward(seconds=20)
    assert ended.conference.state == "ended"


def test_two_who_say_ok_send_it_once(ended: Stage) -> None:
    ended.phone("lst-tib").text("ok")
    ended.phone("rkk").text("OK!")
    ended.forward(minutes=2)
    summaries = [text for text in ended.phone("polisen").texts if "sammanfattning:" in text]
    assert len(summaries) == 1
    with pytest.raises(DomainError):
        ended.wish("approve")
    ended.closes_quietly()


def test_a_leader_puts_it_in_other_words_and_an_ok_to_the_first_is_none_to_the_second(ended: Stage) -> None:
    before = ended.phone("rsib").texts[-1]
    ended.wish("rewrite", by="lst-tib", text="SSR v48: allt lugnt. Nästa konferens torsdag 10.00.")
    ended.forward(seconds=30)
    assert "version 2: SSR v48: allt lugnt" in ended.phone("rsib").texts[-1] != before
    with pytest.raises(DomainError, match="not the newest"):
        ended.wish("approve", by="rsib", version="1")
    ended.phone("rsib").text("OK")
    ended.forward(minutes=2)
    assert "allt lugnt" in ended.phone("polisen").texts[-1]
    assert ended.record["summary"]["text"].startswith("SSR v48: allt lugnt")
    ended.closes_quietly()


@pytest.mark.parametrize(("text", "why"), [(" ", "empty"), ("ord " * 200, "6 parts, and 3 are the most")])
def test_what_cannot_be_sent_is_no_summary(text: str, why: str, ended: Stage) -> None:
    with pytest.raises(DomainError, match=why):
        ended.wish("rewrite", by="lst-tib", text=text)
    assert ended.conference.summary_version == 1


def test_only_those_who_lead_put_it_in_other_words(ended: Stage) -> None:
    with pytest.raises(DomainError, match="only the leaders"):
        ended.wish("rewrite", by="polisen", text="Inget.")
