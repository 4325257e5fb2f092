"""Who may call and text whom: Twilio's checks, its magic numbers, and the fiction this network is kept to."""

from exercise.exchange.numbers import is_fiction, is_number
from exercise.twilio.errors import Refusal, missing

MAGIC_GOOD = "+15005550006"
_MAGIC_CALL_FROM = {"+15005550001": 21212}
_MAGIC_CALL_TO = {"+15005550001": 21217, "+15005550002": 21214, "+15005550003": 21215, "+15005550004": 21216}
_MAGIC_TEXT_FROM = {"+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611}
_MAGIC_TEXT_TO = {
    "+15005550001": 21211,
    "+15005550002": 21612,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}
_WHY = {
    21211: "The 'To' number is not a valid phone number",
    21212: "The 'From' number is not a valid phone number",
    21214: "The 'To' number cannot be reached",
    21215: "Account not authorized to call the 'To' number",
    21216: "Account not allowed to call the 'To' number",
    21217: "The 'To' number does not appear to be a valid phone number",
    21266: "The 'To' and 'From' numbers cannot be the same",
    21408: "Permission to send an SMS has not been enabled for the region of the 'To' number",
    21606: "The 'From' number is not a valid, message-capable number of this account",
    21610: "Attempt to send to unsubscribed recipient",
    21611: "This 'From' number has exceeded the maximum number of queued messages",
    21612: "The 'To' number is not currently reachable via SMS from the 'From' number",
    21614: "The 'To' number is not a valid mobile number",
    21635: "The 'To' number is a landline and cannot receive messages",
}


def refuse(code: int) -> Refusal:
    return Refusal(code, _WHY[code])


def check_call(from_: str, to: str, own: frozenset[str]) -> None:
    if not to:
        raise missing("To", 21201)
    if not from_:
        raise missing("From", 21213)
    if from_ in _MAGIC_CALL_FROM:
        raise refuse(_MAGIC_CALL_FROM[from_])
    if to in _MAGIC_CALL_TO:
        raise refuse(_MAGIC_CALL_TO[to])
    if not is_number(from_):
        raise refuse(21212)
    if from_ not in own | {MAGIC_GOOD}:
        raise Refusal(
            21210, f"The source phone number provided, {from_}, is not yet verified for your account"
        )
    if to == from_:  # what Twilio says to it is not known, and nobody here does it
        raise refuse(21211)
    _check_to(to)


def check_text(from_: str, to: str, own: frozenset[str]) -> None:
    if not to:
        raise missing("A 'To' phone number", 21604)
    if not from_:
        raise missing("A 'From' phone number", 21603)
    if from_ in _MAGIC_TEXT_FROM:
        raise refuse(_MAGIC_TEXT_FROM[from_])
    if to in _MAGIC_TEXT_TO:
        raise refuse(_MAGIC_TEXT_TO[to])
    if is_number(from_):
        if from_ not in own | {MAGIC_GOOD}:
            raise refuse(21606)
    elif not _is_sender_name(from_):
        raise refuse(21212)
    if to == from_:
        raise refuse(21266)
    _check_to(to)


def _check_to(to: str) -> None:
    """A real number is refused as if it did not exist: nobody outside the exercise is ever rung."""
    if not is_fiction(to):
        raise refuse(21211)


def _is_sender_name(text: str) -> bool:
    letters = [character for character in text if character.isascii() and character.isalpha()]
    allowed = all(character.isascii() and (character.isalnum() or character == " ") for character in text)
    return len(text) <= 11 and allowed and bool(letters)
