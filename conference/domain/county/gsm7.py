"""How many parts a text is sent in.

The old alphabet has 128 places, å ä ö é among them; a few more characters sit behind an escape and take two.
One outside both turns the whole text into UTF-16 and more than halves what a part holds. A character is never
divided between two parts, be it an escape and what follows or the two halves of an emoji.
"""

from typing import Final

BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION: Final = frozenset("\f^{}\\[~]|€")

_GSM7_LIMITS: Final = (160, 153)
_UCS2_LIMITS: Final = (70, 67)


def not_gsm7(text: str) -> tuple[str, ...]:
    """The characters that would make the text twice as long, each once, in order of appearance."""
    return tuple(dict.fromkeys(char for char in text if char not in BASIC and char not in EXTENSION))


def segments(text: str) -> int:
    """How many parts it takes; an empty text is one."""
    if not_gsm7(text):
        return _parts([2 if ord(char) > 0xFFFF else 1 for char in text], *_UCS2_LIMITS)
    return _parts([2 if char in EXTENSION else 1 for char in text], *_GSM7_LIMITS)


def _parts(widths: list[int], alone: int, joined: int) -> int:
    if sum(widths) <= alone:
        return 1
    parts, used = 1, 0
    for width in widths:
        if used + width > joined:
            parts, used = parts + 1, 0
        used += width
    return parts
