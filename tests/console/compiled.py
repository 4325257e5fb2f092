"""Templates are compiled once a run, and not anew for each application a test makes."""

from __future__ import annotations

from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """In the memory of this process, by what a template is made of."""

    def __init__(self) -> None:
        self._kept: Final[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (kept := self._kept.get(f"{bucket.key}/{bucket.checksum}")) is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[f"{bucket.key}/{bucket.checksum}"] = bucket.bytecode_to_string()
