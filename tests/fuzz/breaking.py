"""Breaks a file as editors, spreadsheets and tired people do, and worse."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

ODD: Final = [
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\t",
        b"\r",
        b"\r\n",
        b'"',
        b"'",
        b":",
        b": ",
        b"- ",
        b"#",
        b"%",
        b"*x",
    ),
    *(
        b"&x [*x]",
        b"!!python/object:os.system",
        b"!!binary x",
        b"{",
        b"[" * 200,
        b"}",
        b"|",
        b">",
        b"---",
        b"...",
    ),
    *(b"<<: *x", b"\xc3", "å".encode(), "\u2028".encode(), "\ud7ff".encode(), b"x" * 5000, b"9" * 400, b"-1"),
    *(
        b"1e999",
        b"true",
        b"null",
        b"~",
        b"[]",
        b"{}",
        b'""',
        b"2026-02-30",
        b"25:61",
        b"+46",
        b"+46701740605",
    ),
    *(
        b",",
        b",,,,",
        b";",
        b"\n\n",
        b" ",
        b"\xc2\xa0",
        b"0",
        b"1.5",
        b"NaN",
        b".inf",
        b"0x1f",
        b"@",
        b"`",
        b"? ",
    ),
]


def _cut(random: Random, words: bytes) -> bytes:
    at = random.randrange(len(words))
    return words[:at] + words[at + random.randrange(1, 40) :]


def _put(random: Random, words: bytes) -> bytes:
    at = random.randrange(len(words))
    return words[:at] + random.choice(ODD) + words[at:]


def _instead(random: Random, words: bytes) -> bytes:
    at = random.randrange(len(words))
    end = at + random.randrange(1, 15)
    return words[:at] + random.choice(ODD) + words[end:]


def _value(random: Random, words: bytes) -> bytes:
    """What stands after a colon or between commas becomes something else."""
    lines = words.split(b"\n")
    at = random.randrange(len(lines))
    for mark in (b": ", b","):
        if mark in lines[at]:
            parts = lines[at].split(mark)
            parts[random.randrange(len(parts))] = random.choice(ODD)
            lines[at] = mark.join(parts)
            break
    return b"\n".join(lines)


def _lines(random: Random, words: bytes) -> bytes:
    """Lines lost, doubled, moved, or shifted by blanks."""
    lines = words.split(b"\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    how = random.randrange(4)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(other, lines[at])
    elif how == 2:
        lines[at], lines[other] = lines[other], lines[at]
    else:
        lines[at] = b" " * random.randrange(1, 5) + lines[at]
    return b"\n".join(lines)


def _end(random: Random, words: bytes) -> bytes:
    return words[: random.randrange(len(words))]


WAYS: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (
    _cut,
    _put,
    _instead,
    _value,
    _value,
    _lines,
    _end,
)


def broken(random: Random, words: bytes) -> bytes:
    """The file with something wrong in it, or with several things."""
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        words = random.choice(WAYS)(random, words) or b" "
    return words
