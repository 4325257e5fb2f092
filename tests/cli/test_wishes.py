"""Every wish of the table can be made at a terminal, and says how the meeting stands afterwards."""

import pytest

from conference.domain.meeting.wishes import WISHES
from tests.cli.conftest import in_the_room
from tests.cli.terminal import Terminal

GIVEN = {
    "seat": "polisen",
    "kind": "note",
    "text": "ord",
    "version": "1",
    "why": "storm",
    "due": "fredag",
    "name": "Stockholm Vatten",
    "number": "+46701740698",
    "carrier": "second",
}
ASKERS = {"chair": "lst-tib", "leader": "rsib", "speaker": "polisen"}


@pytest.mark.parametrize("id", WISHES)
def test_every_wish_reaches_the_domain(id: str, meeting: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command of every row is what comes to the bus; a wish that no command makes fails here."""
    given = []
    wish = WISHES[id]

    def handle(command: object, **_: object) -> None:
        given.append(command)

    monkeypatch.setattr(type(meeting.stage.upprop.bus), "handle", staticmethod(handle))
    asker = next(iter(sorted(wish.who)))
    by = ["--by", ASKERS[asker]] if asker in ASKERS else []
    words = [GIVEN[name] for name in wish.takes if name not in wish.optional]
    result = meeting.gives("floor", meeting.stage.id, id, *words, *by)
    if "open" in wish.states:
        assert result.exit_code == 0, result.output
        assert len(given) == 1
    else:
        assert (result.exit_code, given) == (3, [])
        assert "is not possible while the meeting is open" in result.stderr


@pytest.mark.parametrize("id", ["end", "cancel", "note", "call"])
def test_some_wishes_go_by_their_own_names(id: str, quiet: Terminal) -> None:
    assert f"{id} " in quiet.must("--help")
    assert WISHES[id].english in quiet.must(id, "--help").lower()


def test_help_lists_every_wish(quiet: Terminal) -> None:
    listed = quiet.must("floor", "--help")
    assert [id for id in WISHES if f"  {id}" not in listed] == []


def test_a_wish_of_another_is_refused(meeting: Terminal) -> None:
    refused = meeting.gives("floor", "next", "--by", "polisen")
    assert refused.exit_code == 3
    assert "next speaker is for chair, office" in refused.stderr


def test_a_seat_that_is_not_there_is_told_with_what_was_perhaps_meant(meeting: Terminal) -> None:
    refused = meeting.gives("floor", "give", "polsen")
    assert refused.exit_code == 2
    assert "is polisen meant?" in refused.stderr


def test_a_wish_that_needs_a_seat_says_so_where_the_office_asks(meeting: Terminal) -> None:
    refused = meeting.gives("floor", "chair")
    assert refused.exit_code == 2
    assert "chair needs a seat" in refused.stderr


def test_the_chair_passes_to_another_leader(terminal: Terminal) -> None:
    in_the_room(terminal.stage)
    assert terminal.asks("floor", "chair", "rsib", "--by", "lst-tib")["chair"] == "rsib"
