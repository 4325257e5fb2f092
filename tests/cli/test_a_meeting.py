"""A meeting by terminal: planned, gathered, led, ended, summed up."""

import re

import pytest

from tests.cli.terminal import Terminal

pytestmark = pytest.mark.once


def test_a_meeting_is_planned_at_a_local_time(terminal: Terminal) -> None:
    planned = terminal.asks("plan", "ordinarie", "--at", "10:00")
    assert planned["state"] == "planned"
    assert planned["planned_at"] == "2026-11-26T09:00:00Z"
    assert "Thursday 26/11 at 10.00" in terminal.must("show")


def test_a_meeting_goes_from_a_plan_to_a_summary(terminal: Terminal) -> None:
    stage = terminal.stage
    stage.everyone()
    stage.id = terminal.asks("convene", "ordinarie", "--in", "30")["id"]
    stage.forward(seconds=45)
    assert terminal.asks("show")["state"] == "open"
    terminal.must("floor", stage.id[:6], "give", "polisen")
    assert terminal.asks("show")["speaking"]["seat"] == "polisen"
    assert "Polisen has the floor" in terminal.must("show")
    terminal.must("note", "need", "Sandsäckar till Norrtälje", "--seat", "kluster-nord")
    assert terminal.asks("end")["state"] == "closing"
    stage.forward(seconds=30)
    assert terminal.asks("show", stage.id)["state"] == "ended"
    text = terminal.must("summary").strip()
    assert text
    assert terminal.gives("summary", "approve", "--version", "7").exit_code == 3
    assert terminal.asks("summary", "approve", "--version", "1", "--by", "lst-tib")["state"] == "summarised"
    record = terminal.asks("record")
    assert record["notes"][0]["text"] == "Sandsäckar till Norrtälje"
    assert record["summary"]["approved_by"] == "lst-tib"
    assert "Sandsäckar" in terminal.must("record")
    assert terminal.asks("verify")["verified"] is True
    assert stage.id in terminal.must("show", "--all")


def test_a_meeting_called_off_calls_nobody(terminal: Terminal) -> None:
    stage = terminal.stage
    stage.id = terminal.asks("plan", "ordinarie", "--at", "10:00")["id"]
    assert terminal.asks("cancel", "--why", "storm")["state"] == "cancelled"
    stage.forward(minutes=40)
    assert [rung for rung in stage.network.unexpected if rung["kind"] != "text"] == []
    assert terminal.gives("cancel", stage.id).exit_code == 3


def test_the_roll_call_is_drawn_by_group(meeting: Terminal) -> None:
    drawn = meeting.must("show")
    assert re.search(r"Roll-call: \d of 19 are here", drawn)
    assert re.search(r"^region  1 of 2$", drawn, re.M)
    assert "Chair: Länsstyrelsen" in drawn
    assert "▸ Inledning" in drawn


def test_no_phone_number_and_no_code_is_ever_shown(meeting: Terminal) -> None:
    with meeting.stage.upprop.store.reading() as work:
        numbers = {
            number
            for function in meeting.stage.upprop.county.functions
            for number in work.directory.phones(function.id).numbers
        }
        codes = {seat.code for seat in work.seats.of(meeting.stage.id)}
    for words in (("show",), ("record",), ("why", "polisen"), ("why", "trafikverket"), ("check",)):
        for said in (meeting.gives(*words).output, meeting.gives(*words, "--json").output):
            assert not [number for number in numbers if number in said or number[3:] in said]
            assert not re.search(rf"\b({'|'.join(codes)})\b", said)
