"""No number is shown without its being written down who saw it, and an auditor sees who."""

from __future__ import annotations

import pytest

from conference.bus import Away
from tests.stage import FICTION
from tests.webhooks.api.caller import Caller, numbers_in


def test_whoever_is_shown_a_functions_numbers_stands_in_the_audit(caller: Caller) -> None:
    shown = caller.get("/functions/polisen-tib/numbers").get_json()
    assert shown["numbers"]["holder"] == caller.stage.number("polisen")
    assert shown["holder"] and set(shown["numbers"]) > {"holder", "substitute"}
    Caller(caller.stage, "leader").get("/functions/rsib/numbers")
    auditor = Caller(caller.stage, "auditor")
    answer = auditor.get("/audit")
    seen = answer.get_json()
    assert [(one["by"], one["did"], one["what"]) for one in seen["entries"]] == [
        ("api:leader", "numbers_seen", "rsib"),
        ("api:office", "numbers_seen", "polisen-tib"),
    ]
    assert (seen["events"], seen["verified"]) == (2, True)
    assert len(auditor.get("/audit?limit=1").get_json()["entries"]) == 1
    assert numbers_in(answer.get_data(as_text=True)) == []


def test_an_auditor_is_shown_no_number_and_nobody_else_the_audit(caller: Caller) -> None:
    assert Caller(caller.stage, "auditor").get("/functions/polisen-tib/numbers").status_code == 403
    assert caller.get("/audit").status_code == 403
    assert Caller(caller.stage, "auditor").get("/audit").get_json()["entries"] == []


def test_what_cannot_be_written_down_is_not_shown(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise Away("the disk is full")

    monkeypatch.setattr("conference.storage.work.history.append", full)
    answer = caller.get("/functions/polisen-tib/numbers")
    assert answer.status_code == 503
    assert caller.stage.number("polisen") not in answer.get_data(as_text=True)


def test_a_function_that_is_not_there_is_not_found_and_is_no_look(caller: Caller) -> None:
    assert caller.get("/functions/nobody/numbers").status_code == 404
    assert Caller(caller.stage, "auditor").get("/audit").get_json()["events"] == 0


def test_an_audit_that_has_been_tampered_with_says_so(caller: Caller) -> None:
    caller.get("/functions/polisen-tib/numbers")
    caller.get("/functions/rsib/numbers")
    with caller.stage.upprop.store.writing() as work:
        work.connection.exec_driver_sql("DELETE FROM history WHERE chain = 'house' AND seq = 1")
    assert Caller(caller.stage, "auditor").get("/audit").get_json()["verified"] is False


def test_at_the_terminal_it_is_told_who_looked_and_who_replaced_the_directory(caller: Caller) -> None:
    from tests.cli.terminal import Terminal

    terminal = Terminal(caller.stage)
    assert caller.stage.number("polisen") in terminal.must("directory", "numbers", "polisen-tib")
    terminal.must("directory", "load", str(FICTION))
    audit = terminal.asks("audit")
    assert [one["did"] for one in audit["entries"]] == ["numbers_seen", "directory_replaced", "numbers_seen"]
    assert audit["entries"][0]["what"] == "paper", "printed anew at once"
    assert all(one["by"].startswith("cli:") for one in audit["entries"][1:])
    told = terminal.must("audit")
    assert "was shown the numbers of polisen-tib" in told and "3 events, whole" in told
