"""An exercise from pages alone: begun, spoilt, and its phones played by hand, all of it without script."""

from __future__ import annotations

import pytest

from tests.console.reader import Reader
from tests.console.visitor import in_earnest
from tests.control import away_at_will, control_of
from tests.stage import Stage

pytestmark = pytest.mark.once


def somebody(stage: Stage, role: str = "leader", member: str = "", language: str = "sv") -> Reader:
    return Reader(stage.upprop, role, member, language, control_of(stage.network))


def begins(
    stage: Stage, reader: Reader, what: str = "ordinarie", course: str = "smoothly", **given: object
) -> None:
    """An exercise as it is begun on its page; the stage is about its meeting from then on."""
    reader.opens("/ovning")
    reader.sends("/ovning", what=what, course=course, lead="60", **given)
    with stage.upprop.store.reading() as look:
        under_way = look.reads.conferences(limit=1)
    stage.id = under_way[0].id if under_way else ""
    stage.settle()


def test_a_thursday_is_begun_and_officers_come_by_themselves(stage: Stage) -> None:
    leader = somebody(stage)
    begins(stage, leader)
    assert "Övningen har börjat" in leader.words
    assert leader.answer is not None and leader.answer.request.path == f"/konferens/{stage.id}"
    stage.forward(minutes=2)
    assert sum(outcome == "present" for outcome in stage.outcomes.values()) == 19
    leader.opens("/ovning")
    assert "Till konferensen" in leader.words and f"/konferens/{stage.id}" in leader.last


def test_begun_twice_with_one_stamp_it_has_begun_once(stage: Stage) -> None:
    leader = somebody(stage)
    leader.opens("/ovning")
    form = {**leader.hidden, "what": "ordinarie", "course": "smoothly", "lead": "60"}
    assert leader.client.post("/ovning", data=form).status_code == 302
    stage.network.staff.take_over(stage.number("polisen"))
    assert leader.client.post("/ovning", data=form).status_code == 302
    with stage.upprop.store.reading() as look:
        assert len(look.reads.conferences()) == 1
    assert stage.number("polisen") not in stage.network.staff.officers, (
        "nobody is put back where somebody stands"
    )


def test_unevenly_some_cannot_be_had_and_their_substitutes_come(stage: Stage) -> None:
    leader = somebody(stage)
    begins(stage, leader, course="unevenly")
    stage.forward(minutes=6)
    outcomes = list(stage.outcomes.values())
    assert outcomes.count("present") < 19
    assert "by_substitute" in outcomes or "declined" in outcomes
    assert stage.network.unexpected == []


def test_an_exercise_may_begin_with_a_press_made_on_its_own_page(stage: Stage) -> None:
    leader = somebody(stage)
    leader.opens("/ovning")
    leader.sends("/ovning", what="green", course="smoothly")
    assert leader.answer is not None and leader.answer.request.path == "/tryck/green"
    assert "Gröna knappen" in leader.words
    leader.sends("/tryck/green", member="huddinge", why="Brand på ett vårdboende")
    stage.settle()
    stage.forward(minutes=1)
    assert any("Övning, övning, övning." in heard for heard in stage.phone("lst-tib").heard)


def test_what_goes_wrong_is_switched_on_and_off_while_it_goes_on(stage: Stage) -> None:
    leader = somebody(stage)
    leader.opens("/ovning")
    leader.sends("/ovning/fel", which="no_calls", on="1")
    assert "Från och med nu: Förmedlaren kopplar inga samtal." in leader.words
    begins(stage, leader, mishap="no_calls")
    stage.forward(minutes=1)
    assert stage.network.faults.rules[0].done > 0
    assert sum(phone.rings for phone in stage.network.staff.phones.values()) == 0
    leader.opens("/ovning")
    assert "hittills" in leader.words
    leader.sends("/ovning/fel", which="no_calls", on="0")
    assert stage.network.faults.rules == []


def test_a_phone_is_answered_keyed_written_from_and_hung_up_on_its_page(stage: Stage) -> None:
    police = somebody(stage)
    begins(stage, police, course="by_hand")
    stage.forward(seconds=20)
    police.opens("/ovning/telefoner?visa=ringer")
    assert "Polisen ringer" in police.words
    page = "/ovning/telefoner/polisen-tib"
    police.opens(page)
    assert "Ringer" in police.words and "Svara" in police.words
    assert "ÖVNING" in police.words.split("Texter")[0]
    police.sends(f"{page}/answer")
    stage.forward(seconds=12)
    police.opens(page)
    assert "Övning, övning, övning." in police.words
    police.sends(f"{page}/press", keys="1")
    stage.forward(seconds=8)
    police.opens(f"/konferens/{stage.id}")
    assert 'id="seat-polisen" class="here"' in police.last
    police.opens(page)
    assert "Ni tryckte 1" in police.words and "i rummet" in police.words
    police.sends(f"{page}/text", words="Vi har två bränder")
    stage.forward(seconds=5)
    police.opens(page)
    assert "sänt Vi har två bränder" in police.words
    police.sends(f"{page}/hang-up")
    stage.forward(seconds=2)
    police.opens(page)
    assert "Ring Upprop" in police.words
    police.opens(f"/konferens/{stage.id}")
    assert 'id="seat-polisen" class="missing"' in police.last


def test_what_is_said_is_heard_by_whoever_is_in_the_room_and_by_whose_voice(stage: Stage) -> None:
    leader = somebody(stage)
    begins(stage, leader)
    stage.forward(minutes=1.5)
    say = "/ovning/telefoner/lst-tib/say"
    leader.opens("/ovning/telefoner/lst-tib")
    leader.sends(say, words="Då börjar vi. Välkomna.")
    stage.forward(seconds=1)
    leader.opens("/ovning/telefoner/rsib")
    assert "Länsstyrelsen: Då börjar vi. Välkomna." in leader.words


def test_whoever_does_anything_at_a_phone_plays_it_and_may_let_it_play_itself_again(stage: Stage) -> None:
    leader, page = somebody(stage), "/ovning/telefoner/polisen-tib"
    begins(stage, leader)
    leader.opens(page)
    assert "En tjänsteman sköter telefonen" in leader.words
    leader.sends(f"{page}/take")
    assert "Ni sköter telefonen." in leader.words
    stage.forward(seconds=20)
    assert stage.phone("polisen").state == "ringing"
    leader.sends(f"{page}/give-back")
    stage.forward(seconds=20)
    assert stage.outcomes["polisen"] == "present"
    leader.sends(f"{page}/press", keys="*")
    assert "Ni sköter telefonen." in leader.words


def test_a_page_without_a_stream_asks_for_its_parts_again_and_again(stage: Stage) -> None:
    leader = somebody(stage)
    begins(stage, leader, course="by_hand")
    stage.forward(seconds=20)
    wall = leader.client.get("/ovning/telefoner/delar?visa=ringer").json["parts"]
    assert "19 ringer" in wall["count"] and "telefon-polisen-tib" in wall["group-polis"]
    phone = leader.client.get("/ovning/telefoner/polisen-tib/delar").json
    assert set(phone["parts"]) == {"line", "heard", "texts"} and "do-answer" in phone["parts"]["line"]
    assert phone["beat"]["now"].startswith("2026-11-26T")


def test_what_cannot_be_done_is_said_and_names_no_number(stage: Stage) -> None:
    leader, page = somebody(stage), "/ovning/telefoner/polisen-tib"
    leader.opens(page)
    leader.sends(f"{page}/hang-up")
    assert "Det går inte att göra med telefonen just nu." in leader.words
    leader.sends(f"{page}/press", keys="1; 2")
    assert "Knappar är siffror, * och #" in leader.words
    leader.sends(f"{page}/text", words="  ")
    assert "Skriv det som ska sägas eller skickas." in leader.words
    leader.opens("/ovning/telefoner")
    assert "+46" not in leader.last and "070-" not in leader.last
    leader.sends(f"{page}/juggle")
    assert leader.status == 404


def test_a_member_plays_the_phones_of_its_own_organisation_alone(stage: Stage) -> None:
    huddinge = somebody(stage, "member", "huddinge")
    huddinge.opens("/ovning/telefoner")
    assert "/ovning/telefoner/huddinge-tib" in huddinge.last
    assert "polisen" not in huddinge.last
    huddinge.opens("/ovning/telefoner/huddinge-tib")
    assert huddinge.status == 200
    huddinge.sends("/ovning/telefoner/huddinge-tib/take")
    assert huddinge.status == 200
    for path in ("polisen-tib", "polisen-tib/strom", "polisen-tib/delar"):
        huddinge.opens(f"/ovning/telefoner/{path}")
        assert huddinge.status == 403, path
    huddinge.opens("/ovning/telefoner/huddinge-tib")
    huddinge.sends("/ovning/telefoner/polisen-tib/take")
    assert huddinge.status == 403
    huddinge.opens("/ovning")
    assert huddinge.status == 403


def test_where_calls_go_by_a_carrier_in_earnest_the_pages_say_so(stage: Stage) -> None:
    house = in_earnest(stage.upprop, exercise_network="")
    for role, member in (("leader", ""), ("member", "huddinge")):
        reader = Reader(house, role, member)
        for path in ("/ovning/telefoner", "/ovning/telefoner/huddinge-tib", "/ovning/telefoner/strom"):
            reader.opens(path)
            assert reader.status == 404 and "Här finns inget övningsnät" in reader.words, path
        reader.opens("/")
        assert "/ovning" not in reader.last


def test_a_network_that_does_not_answer_is_said_to_be_away(stage: Stage) -> None:
    control, into = away_at_will(stage.network)
    leader = Reader(stage.upprop, "leader", network=control)
    leader.opens("/ovning")
    into.away = True
    for path in ("/ovning", "/ovning/telefoner", "/ovning/telefoner/polisen-tib"):
        leader.opens(path)
        assert leader.status == 503 and "Övningsnätet svarar inte" in leader.words, path
    into.away = False
    leader.opens("/ovning/telefoner")
    assert leader.status == 200


def test_in_english_the_wall_is_read_in_english(stage: Stage) -> None:
    leader = somebody(stage, language="en")
    leader.opens("/ovning/telefoner")
    assert "Police" in leader.words and "Without a seat in any meeting" in leader.words
    leader.opens("/ovning/telefoner/polisen-tib.substitute")
    assert "Polisen (the substitute's phone)" in leader.words and "Ring Upprop" in leader.words
