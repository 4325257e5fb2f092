"""The modem's process with a device that Gammu plays: texts go out, also in parts, and come in."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import gammu
import pytest

from conference.carriers.modem.folder import ModemFolder
from conference.clock import SystemClock
from conference.domain.instants import after
from conference.settings import Settings
from tests.scenarios.small import a_small_thursday
from tests.stage import Stage

pytestmark = pytest.mark.once

LONG = "Räddningstjänsten bekräftar: läget är lugnt. " * 9


def until(holds: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


@contextmanager
def at_work(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "workers", "modem"]
    with subprocess.Popen(command, env=settings.to_environment(os.environ)) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def device(tmp_path: Path) -> Path:
    device = tmp_path / "device"
    (device / "sms" / "1").mkdir(parents=True)
    return device


@pytest.fixture
def stage(tmp_path: Path, device: Path) -> Iterator[Stage]:
    stage = a_small_thursday(
        tmp_path,
        start=datetime.now(UTC),
        CARRIERS="twilio,modem",
        MODEM_DEVICE=str(device),
        MODEM_CONNECTION="dummy",
    )
    yield stage
    stage.upprop.close()


@pytest.fixture
def folder(stage: Stage) -> ModemFolder:
    return ModemFolder(stage.upprop.settings.modem_dir)


def is_there(folder: ModemFolder, within: float = 3.0) -> bool:
    silent = folder.silent_for(SystemClock().wall())
    return silent is not None and silent < within


def arrive(device: Path, number: str, body: str) -> None:
    """A text comes to the device's card, in as many parts as it takes."""
    said = {"Class": -1, "Unicode": False, "Entries": [{"ID": "ConcatenatedTextLong", "Buffer": body}]}
    inbox = device / "sms" / "1"
    for message in gammu.EncodeSMS(said):
        message |= {"Number": number, "SMSC": {"Number": number}, "Type": "Deliver", "State": "UnRead"}
        draft = device.parent / "draft"
        gammu.SaveSMSBackup(str(draft), [message])
        draft.rename(inbox / str(len(list(inbox.iterdir())) + 1))


def fates(stage: Stage) -> list[str]:
    with stage.upprop.store.reading() as work:
        return [text.status for text in work.texts.shelf.all(work.texts.shelf.select())]


def test_texts_go_out_and_come_in_and_the_device_may_go_away(
    stage: Stage, folder: ModemFolder, device: Path
) -> None:
    police = stage.number("polisen")
    stage.network.phone(police).script({"called": "Polisen", "stop": True})
    with at_work(stage.upprop.settings):
        until(lambda: is_there(folder), "the modem does not come up")

        # Whoever takes nothing from the carrier asks by the modem, and is answered by it.
        arrive(device, police, "STATUS")
        until(lambda: answered(stage, folder), "what came in is not answered")
        until(lambda: "sent" in fates(stage), "nobody tells that it has been sent")
        [sent] = [one for one in folder.all() if one.number == police]
        assert "ingen konferens pågår" in sent.body()

        # A long one goes in parts, under one name.
        now = SystemClock().now()
        folder.put("long", police, LONG, now, after(now, 600))
        until(lambda: (found := folder.find("long")) and found.status == "sent", "a long text does not go")
        assert folder.find("long").body() == LONG  # type: ignore[union-attr]

        # One that comes in parts is read as one.
        arrive(device, police, "RAPPORT " + LONG)
        until(lambda: taken(folder, "IN*_02.txt"), "a long text is not taken in")

        # The device is pulled out and put back.
        device.rename(device.with_name("pulled-out"))
        until(lambda: not is_there(folder), "nobody notices that the device is gone")
        folder.put("waits", police, "Hej", now, after(now, 600))
        device.with_name("pulled-out").rename(device)
        until(lambda: (found := folder.find("waits")) and found.status == "sent", "it is not taken up again")


def answered(stage: Stage, folder: ModemFolder) -> bool:
    """Whether anything has been left for the modem to send: the stage carries it out, at the hour it is."""
    stage.forward(seconds=max(0.0, (datetime.now(UTC) - stage.clock.now()).total_seconds()))
    return any(True for _ in folder.all())


def taken(folder: ModemFolder, pattern: str) -> list[Path]:
    return list((folder.path / "taken").glob(pattern))


def test_where_none_is_attached_the_process_waits_and_does_nothing(stage: Stage, folder: ModemFolder) -> None:
    settings = replace(stage.upprop.settings, modem_device=None)
    with at_work(settings) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(2)
        assert not folder.path.exists()
