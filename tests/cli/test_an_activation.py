"""An activation by terminal: pressed, shown, acknowledged, planned and released."""

from tests.cli.terminal import Terminal

WHY = "Brand på ett vårdboende"


def test_a_press_is_shown_and_acknowledged_by_its_id_or_without(terminal: Terminal) -> None:
    pressed = terminal.asks("press", "green", "--by", "huddinge", "--why", WHY)
    assert terminal.asks("activations")[0]["id"] == pressed["id"]
    shown = terminal.asks("activation", pressed["id"], "show")
    assert (shown["state"], shown["presses"][0]["member"]) == ("pressed", "huddinge")
    assert terminal.asks("activation", "acknowledge", "--by", "lst-tib")["acknowledged_by"] == "lst-tib"
    assert WHY in terminal.must("activation", pressed["id"][:6])


def test_what_a_wish_takes_is_given_in_its_place_or_by_name(terminal: Terminal) -> None:
    terminal.must("press", "green", "--by", "huddinge", "--why", WHY)
    placed = terminal.asks("activation", "need", "platser", "90", "yes")
    named = terminal.asks("activation", "need", "--what", "platser", "--number", "90", "--uncertain", "yes")
    assert placed["need"] == named["need"] == {"what": "platser", "number": 90, "uncertain": True}


def test_its_record_is_kept_verified_and_told_of_by_its_id(terminal: Terminal) -> None:
    stage = terminal.stage
    with stage.upprop.store.reading() as look:
        numbers = [n for f in stage.upprop.county.paged for n in look.directory.phones(f).numbers]
    stage.network.script({number: {"answers": "never"} for number in numbers})
    id = terminal.asks("press", "green", "--by", "huddinge", "--why", WHY)["id"]
    stage.forward(seconds=40)
    terminal.must("activation", "acknowledge", "--by", "lst-tib")
    stage.forward(seconds=10)
    record = terminal.asks("record", id[:6])
    assert (record["schema"], record["activation"]["id"]) == ("upprop-activation-1", id)
    assert "Acknowledged by" in terminal.must("record", id)
    verified = terminal.asks("verify", id)
    assert (verified["verified"], verified["state"], verified["findings"]) == (True, "acknowledged", [])
    assert "was paged, as one of those on duty" in terminal.must("why", "rsib", "--of", id[:6])
    for words in (("record", id), ("why", "rsib", "--of", id), ("verify", id)):
        for said in (terminal.must(*words), terminal.must(*words, "--json")):
            assert not [number for number in numbers if number in said or number[3:] in said]


def test_without_an_id_the_record_is_that_of_the_meeting(terminal: Terminal) -> None:
    terminal.must("press", "green", "--by", "huddinge", "--why", WHY)
    planned = terminal.asks("plan", "ordinarie", "--at", "10:00")["id"]
    assert terminal.asks("record")["conference"]["id"] == planned
    assert terminal.asks("verify")["id"] == planned


def test_a_stored_state_that_history_does_not_tell_is_found(terminal: Terminal) -> None:
    id = terminal.asks("press", "green", "--by", "huddinge", "--why", WHY)["id"]
    with terminal.stage.upprop.store.writing() as work:
        work.activations.get(id).automatic = True
    found = terminal.gives("verify", id)
    assert found.exit_code == 3
    assert "its call-out by itself is True, by history False" in found.output


def test_what_is_not_understood_is_said(terminal: Terminal) -> None:
    terminal.must("press", "green", "--by", "huddinge", "--why", WHY)
    assert "there are the wishes show, acknowledge" in terminal.gives("activation", "current", "dance").output
    assert "release takes at" in terminal.gives("activation", "release", "17.30", "and", "more").output
