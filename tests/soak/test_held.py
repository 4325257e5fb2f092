"""A soak is worth something only if it can fail."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from tests.databases import Databases
from tests.soak import in_one
from tests.soak.held import MEGABYTE, Held, group, growth, held_by

FLAT = [Held(100 * MEGABYTE, 9)] * 9


def test_what_stays_as_it_is_is_nothing_to_tell() -> None:
    assert list(growth("web", FLAT)) == []


def test_what_only_grows_until_everything_has_been_used_once_is_nothing_to_tell() -> None:
    warming = [Held(60 * MEGABYTE, 5), Held(80 * MEGABYTE, 7), Held(99 * MEGABYTE, 9)]
    assert list(growth("web", warming + FLAT[3:])) == []


def test_memory_that_grows_every_week_is_told() -> None:
    grows = [Held((100 + 4 * week) * MEGABYTE, 9) for week in range(9)]
    assert list(growth("web", grows)) == ["web grew from 116 to 128 MB"]


def test_files_left_open_are_told() -> None:
    leaks = [Held(100 * MEGABYTE, 9 + week) for week in range(9)]
    assert list(growth("web", leaks)) == ["web had 13 files open and has 16"]


def test_a_connection_lost_each_week_is_told() -> None:
    leaks = [Held(100 * MEGABYTE, 9, 3 + week) for week in range(20)]
    assert list(growth("web", leaks)) == ["web kept 12 connections and keeps 20"]


def test_connections_that_are_kept_because_they_were_needed_once_are_nothing_to_tell() -> None:
    busier = [Held(100 * MEGABYTE, 9, 6)] * 10 + [Held(100 * MEGABYTE, 9, 10)] * 10
    assert list(growth("dial", busier)) == []


def test_too_few_looks_are_no_proof() -> None:
    assert list(growth("web", FLAT[:5])) == ["web was looked at 5 times: too few to say whether it grows"]


def test_an_open_file_or_connection_of_ours_is_counted(tmp_path: Path) -> None:
    before, connections = held_by([os.getpid()]).files, held_by([os.getpid()]).connections
    with (tmp_path / "open").open("w"):
        assert held_by([os.getpid()]).files == before + 1
    with socket.socket():
        assert held_by([os.getpid()]).connections == connections + 1
    assert os.getpid() in group(os.getpgrp())


def test_a_week_of_the_soak_goes_well(databases: Databases) -> None:
    assert in_one.soak(1) == ["the process was looked at 1 times: too few to say whether it grows"]
