"""Phone numbers as values: E.164 and nothing else. What people write is made into it at the county's edge.

The post and telecom authority keeps five series that no subscriber will ever have, for books and films. They
are the only numbers an exercise may dial, and the only ones that may stand in this repository.
"""

import re
from typing import Final

PRODUCT_VOICE: Final = "+46846500400"
PRODUCT_TEXT: Final = "+46701740699"
PRODUCT_MODEM: Final = "+46701740697"
SECOND_VOICE: Final = "+46846500498"
SECOND_TEXT: Final = "+46701740696"
RESERVED: Final = frozenset({PRODUCT_VOICE, PRODUCT_TEXT, PRODUCT_MODEM, SECOND_VOICE, SECOND_TEXT})
"""The product's own numbers in an exercise. No function may have them."""

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_FICTION: Final = (
    (46701740605, 46701740699),
    (46846500400, 46846500499),
    (46313900600, 46313900699),
    (46406280400, 46406280499),
    (46980319200, 46980319299),
)
_SHORT_AREA = re.compile(r"1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7\d|90")
"""Area codes of two digits after the nought. Stockholm's 8 has one, all others have three."""


def is_e164(number: str) -> bool:
    return _E164.fullmatch(number) is not None


def e164_of(written: str) -> str | None:
    """A number as people write it: 070-174 06 05, 0046 70 …, +46 (0)70 …; None if it cannot be one.

    A nought in front is this country's. Whether it exists is not known here.
    """
    digits = re.sub(r"[\s./()-]", "", written.replace("(0)", ""))
    digits = f"+{digits[2:]}" if digits.startswith("00") else digits
    digits = f"+46{digits[1:]}" if digits.startswith("0") else digits
    return digits if is_e164(digits) else None


def is_fiction(number: str) -> bool:
    """The number can never ring at anyone's, since it has been promised never to be given out."""
    return is_e164(number) and any(first <= int(number[1:]) <= last for first, last in _FICTION)


def national(number: str) -> str:
    """As it is written in Sweden, 08-465 004 00 and 070-174 06 05; numbers from abroad stay as they are."""
    if not number.startswith("+46"):
        return number
    area, rest = _parted(number)
    return f"0{area}-{' '.join(_groups(rest))}"


def spoken(number: str, language: str) -> str:
    """Digit by digit, with pauses where one draws breath.

    Whoever is spoken to in Swedish dials 08; anyone else may sit with a foreign phone, and the international
    form works from every phone.
    """
    if language == "sv" and number.startswith("+46"):
        area, rest = _parted(number)
        parts = [f"0{area}", *_groups(rest)]
        return ", ".join(" ".join(part) for part in parts)
    parts = ["46", *_parted(number)] if number.startswith("+46") else [number[1:]]
    digits = ", ".join(" ".join(group) for part in parts for group in _groups(part))
    return f"plus {digits}"


def _parted(number: str) -> tuple[str, str]:
    digits = number.removeprefix("+46")
    length = 1 if digits.startswith("8") else 2 if _SHORT_AREA.match(digits) else 3
    return digits[:length], digits[length:]


def _groups(digits: str) -> list[str]:
    """Threes first and twos last, the way Swedes write them: 465 004 00, 174 06 05, 39 06 00."""
    sizes = {1: [1], 2: [2], 3: [3], 4: [2, 2], 5: [3, 2], 6: [2, 2, 2], 7: [3, 2, 2], 8: [3, 3, 2]}
    sizes_here = sizes.get(len(digits)) or [3] * (-(-len(digits) // 3))
    groups, at = [], 0
    for size in sizes_here:
        groups.append(digits[at : at + size])
        at += size
    return groups
