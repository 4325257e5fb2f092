"""The blocks of a format: the agenda with its minutes, and whether they are enough."""

from collections.abc import Iterable
from typing import cast, get_args

from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.marked import Mark
from conference.county.wording import faults_of_word
from conference.domain.county.formats import Block, BlockKind, Who


def read_blocks(
    marks: tuple[Mark, ...], file: str, leaders: set[str], never: Iterable[str], faults: Faults
) -> tuple[Block, ...]:
    """`leaders` are the seats that may lead a block, `never` the words that no point may have."""
    blocks: list[Block] = []
    for mark in marks:
        fields = Fields(mark, file, faults)
        block = Block(
            id=fields.text("id"),
            name=fields.text("name"),
            kind=cast(BlockKind, fields.choice("kind", get_args(BlockKind))),
            seconds=fields.whole("seconds", least=1),
            leader=fields.optional("leader"),
            turn_seconds=fields.whole("turn_seconds", least=1) if fields.has("turn_seconds") else None,
            who=cast(Who, fields.choice("who", get_args(Who), "all")),
        )
        fields.close()
        for reason in faults_of_word(block.name, never):
            fields.fault(reason, "name")
        _check(block, fields, leaders)
        if any(other.id == block.id for other in blocks):
            fields.fault(f"the block {block.id} stands here twice")
        blocks.append(block)
    return tuple(blocks)


def _check(block: Block, fields: Fields, leaders: set[str]) -> None:
    if block.leader and block.leader not in leaders:
        fields.fault(f"{block.leader} does not lead this format", "leader")
    if block.kind == "leaders" and not block.leader:
        fields.fault(f"the block {block.id} is for leaders and has no leader")
    if fields.has("who") and block.kind != "round":
        fields.fault(f"the block {block.id} is no round and says who has a turn in it", "who")
    if fields.has("turn_seconds") and block.kind not in ("round", "open_floor"):
        fields.fault(f"nobody has a turn in the block {block.id}", "turn_seconds")


def too_short(block: Block, speakers: int, turn_seconds: int) -> str | None:
    """What is wrong with the minutes of a round that its turns do not fit into.

    How many are named is known first when a meeting is planned: there must be room for one at least.
    """
    if block.kind != "round":
        return None
    turns = speakers if block.who == "all" else 1
    each = block.turn_seconds or turn_seconds
    if block.seconds >= turns * each:
        return None
    counted = f"{turns} turns of {each} s need" if turns > 1 else f"one turn of {each} s needs"
    return f"{block.id} has {block.seconds} s; {counted} {turns * each}"
