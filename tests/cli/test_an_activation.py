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


def test_what_is_not_understood_is_said(terminal: Terminal) -> None:
    terminal.must("press", "green", "--by", "huddinge", "--why", WHY)
    assert "there are the wishes show, acknowledge" in terminal.gives("activation", "current", "dance").output
    assert "release takes at" in terminal.gives("activation", "release", "17.30", "and", "more").output
