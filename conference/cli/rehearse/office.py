"""The leaders' hands: lines of `upprop`, run as anybody would run them at a terminal, against the stage.

One at a time and never waited for: while a line is at work the exercise goes on being told.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PATIENCE = 30.0


class Failed(RuntimeError):
    """A line of the command line came to nothing; says which, and what it answered."""


@dataclass(frozen=True)
class Done:
    code: int
    said: str

    def json(self) -> Any:
        try:
            return json.loads(self.said)
        except ValueError as error:
            raise Failed(f"no JSON was answered: {self.said[:200]}") from error


class Office:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._program = str(Path(sys.executable).parent / "upprop")

    def begin(self, words: Sequence[str]) -> "Errand":
        return Errand(
            words,
            subprocess.Popen(
                [self._program, *words],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            ),
        )

    def run(self, *words: str, may_fail: bool = False) -> Done:
        """Run a line to its end. Raises Failed unless it may."""
        errand = self.begin(words)
        try:
            done = errand.wait()
        finally:
            errand.end()
        if done.code and not may_fail:
            raise Failed(f"upprop {' '.join(words)} ended with {done.code}: {done.said.strip()[-400:]}")
        return done


class Errand:
    """A line under way."""

    def __init__(self, words: Sequence[str], process: "subprocess.Popen[str]") -> None:
        self.words, self._process = tuple(words), process

    def is_over(self) -> bool:
        return self._process.poll() is not None

    def wait(self) -> Done:
        """What it answered; where it failed, what it complained of."""
        try:
            said, complaint = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired as error:
            raise Failed(f"upprop {' '.join(self.words)} did not end in {PATIENCE:.0f} s") from error
        return Done(self._process.returncode, complaint or said if self._process.returncode else said)

    def end(self) -> None:
        if not self.is_over():
            self._process.kill()
            self._process.wait()
