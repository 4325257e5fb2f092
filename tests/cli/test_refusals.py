"""A refusal is one sentence on stderr and an exit code that a script can tell from others."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from conference.bus import Away, Handled
from conference.cli.desk import Desk
from conference.cli.root import upprop
from conference.domain.decision import Command
from conference.storage.work import Work
from tests.cli.terminal import Terminal

BAD_INPUT = [
    ["plan", "ordinarie", "--at", "soon"],
    ["plan", "ordinarie", "--at", "2026-11-31T10:00"],
    ["plan", "ordinarie", "--at", "2026-11-26"],
    ["plan", "ordinarie", "--at", "9999-12-31T23:59"],
    ["plan", "ordinarie", "--at", ""],
    ["plan", "ordinarie"],
    ["plan", "nonsense", "--at", "10:00"],
    ["convene", "ordinarie", "--in", "-5"],
    ["convene", "ordinarie", "--in", "soon"],
    ["convene", "ordinarie", "--in", "99999999999999999999"],
    ["show", "nosuchmeeting"],
    ["show", "../../etc"],
    ["floor", "gorp"],
    ["floor", "next", "polisen"],
    ["floor"],
    ["note"],
    ["call"],
    ["summary", "one", "two", "approve"],
    ["why", "polisen"],
    ["directory", "load", "no/such/folder"],
    ["directory", "load", "counties"],
    ["nonsense"],
]


@pytest.mark.parametrize("words", BAD_INPUT, ids=" ".join)
def test_bad_input_ends_with_two(words: list[str], quiet: Terminal) -> None:
    refused = quiet.gives(*words)
    assert refused.exit_code == 2, refused.output
    assert refused.stdout == ""
    assert refused.stderr


def test_a_local_time_that_comes_twice_is_refused_with_both_meanings(quiet: Terminal) -> None:
    refused = quiet.gives("plan", "ordinarie", "--at", "2027-10-31T02:30")
    assert refused.exit_code == 2
    assert "2027-10-31T02:30:00+02:00 or 2027-10-31T02:30:00+01:00" in refused.stderr


def test_a_local_time_that_does_not_exist_is_refused(quiet: Terminal) -> None:
    refused = quiet.gives("plan", "ordinarie", "--at", "2027-03-28T02:30")
    assert refused.exit_code == 2
    assert "does not exist" in refused.stderr


def test_what_the_state_does_not_allow_ends_with_three(terminal: Terminal) -> None:
    terminal.must("plan", "ordinarie", "--at", "10:00")
    refused = terminal.gives("floor", "next")
    assert refused.exit_code == 3
    assert refused.stderr == "upprop: next speaker is not possible while the meeting is planned\n"


def test_a_meeting_in_the_past_is_refused(quiet: Terminal) -> None:
    assert quiet.gives("plan", "ordinarie", "--at", "2026-11-26T08:00").exit_code == 3


def test_a_database_that_does_not_answer_ends_with_four() -> None:
    environ = {
        "EXERCISE": "1",
        "SECRET_KEY": "k" * 40,
        "DATABASE_URL": "postgresql+psycopg://u@127.0.0.1:1/x",
    }
    refused = CliRunner().invoke(upprop, ["show"], obj=Desk(environ))
    assert refused.exit_code == 4
    assert refused.stderr == "upprop: the database does not answer\n"


def test_a_database_without_tables_says_what_to_do(tmp_path) -> None:  # type: ignore[no-untyped-def]
    refused = CliRunner().invoke(upprop, ["show"], obj=Desk({"EXERCISE": "1", "DATA_DIR": str(tmp_path)}))
    assert refused.exit_code == 4
    assert "run upprop migrate" in refused.stderr


def test_bad_settings_are_all_named_at_once() -> None:
    refused = CliRunner().invoke(upprop, ["show"], obj=Desk({"EXERCISE": "2", "CALLS_PER_SECOND": "fast"}))
    assert refused.exit_code == 2
    assert "EXERCISE" in refused.stderr and "CALLS_PER_SECOND" in refused.stderr


def test_a_beginning_that_several_ids_have_is_refused(terminal: Terminal) -> None:
    upprop = terminal.stage.upprop
    ids = {terminal.asks("convene", "ordinarie", "--in", str(3600 + n))["id"][0] for n in range(40)}
    assert len(ids) < 40
    with upprop.store.reading() as work:
        every = [conference.id[0] for conference in work.reads.conferences()]
    twice = next(first for first in every if every.count(first) > 1)
    refused = terminal.gives("show", twice)
    assert refused.exit_code == 2
    assert "write more of it" in refused.stderr


class GoneOnceDone(Desk):
    """A desk whose database goes as soon as something has been done."""

    gone = False

    def do(self, command: Command) -> Handled:
        done = super().do(command)
        self.gone = True
        return done

    @contextmanager
    def looking(self) -> Iterator[Work]:
        if self.gone:
            raise Away("the database is out of reach")
        with super().looking() as look:
            yield look


def test_what_is_done_is_told_as_done_even_if_the_database_goes_before_it_can_be_shown(
    terminal: Terminal,
) -> None:
    id = terminal.asks("plan", "ordinarie", "--at", "10:00")["id"]
    desk = GoneOnceDone(upprop=terminal.stage.upprop)
    told = CliRunner().invoke(upprop, ["cancel", id], obj=desk)
    assert told.exit_code == 0, told.output
    assert told.stderr.startswith("upprop: it is done; how it stands now cannot be read: ")
    assert terminal.asks("show", id)["state"] == "cancelled"
