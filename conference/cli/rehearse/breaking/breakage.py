"""One thing that is broken, and mended again."""

from typing import Protocol


class Breakage(Protocol):
    """`said` names it in a table: never a number or a name of anybody."""

    said: str

    def begin(self) -> None:
        """Break it. Raises NotNow where there is nothing to break at the moment."""

    def end(self) -> None:
        """Mend it. Harmless where it has mended itself, and where it was a matter of a moment."""


class NotNow(RuntimeError):
    """It could not be broken just then: the process is starting, the database is away already."""
