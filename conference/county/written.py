"""Phone numbers as people write them: 070-174 06 05, +46 (0)8 465 004 01, 00 46 31 390 06 00."""

import phonenumbers

from conference.domain.county.numbers import is_e164, is_fiction


class NotANumber(ValueError):
    """What was written cannot be dialled."""


def e164(written: str, region: str = "SE") -> str:
    """The number as it is kept. Fiction numbers pass, whatever the numbering plan of the day says."""
    try:
        parsed = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        raise NotANumber(f"{written} is not a phone number") from None
    number = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if parsed.extension or not is_e164(number):
        raise NotANumber(f"{written} is not a phone number that can be dialled")
    if not is_fiction(number) and not phonenumbers.is_valid_number(parsed):
        raise NotANumber(f"{written} is in no number series that is in use")
    return number
