"""Somebody at a terminal, beside the whole product on one thread."""

import json
from dataclasses import dataclass
from typing import Any

from click.testing import CliRunner, Result

from conference.cli.desk import Desk
from conference.cli.root import upprop
from tests.stage import Stage


@dataclass
class Terminal:
    """Gives commands at a desk; what is answered must never be a traceback."""

    stage: Stage

    def gives(self, *words: str) -> Result:
        result = CliRunner().invoke(upprop, list(words), obj=Desk(upprop=self.stage.upprop))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        self.stage.settle()
        return result

    def must(self, *words: str) -> str:
        """A command that has to succeed."""
        result = self.gives(*words)
        assert result.exit_code == 0, result.output
        return result.stdout

    def asks(self, *words: str) -> Any:
        """A command that has to succeed, answered in JSON."""
        return json.loads(self.must(*words, "--json"))
