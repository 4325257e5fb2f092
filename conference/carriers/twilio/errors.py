"""Twilio's refusals in our words: one table, and one place where exceptions are turned.

What matters of a failure is whether the request may have been carried out. A refusal with a code was
not; a connection never made was not; a 429 was never looked at. A time-out or a fault of the server
after the request was sent may have been, and is `Unknown`.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import requests
import urllib3
from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException

from conference.domain.meeting.reasons import Reason
from conference.ports import CarrierError, NotTaken, Unknown

CODES: Final[Mapping[int, tuple[Reason, bool]]] = {
    # code: (reason, may be tried again)
    20003: (Reason.CARRIER_FAULT, False),  # our credentials
    20404: (Reason.GONE, False),  # the call, room or participant is over
    20429: (Reason.CARRIER_FAULT, True),  # too many requests at once; never carried out
    10004: (Reason.CARRIER_FAULT, True),  # too many calls at once
    22005: (Reason.CARRIER_FAULT, False),  # a day's calls are queued already
    21201: (Reason.BAD_NUMBER, False),
    21211: (Reason.BAD_NUMBER, False),
    21214: (Reason.BAD_NUMBER, False),
    21217: (Reason.BAD_NUMBER, False),
    21215: (Reason.CARRIER_FAULT, False),  # the account may not call there
    21216: (Reason.CARRIER_FAULT, False),
    21210: (Reason.CARRIER_FAULT, False),  # our own number
    21212: (Reason.CARRIER_FAULT, False),
    21220: (Reason.GONE, False),  # the call is not in progress
    21408: (Reason.CARRIER_FAULT, False),  # no texts to that country
    21606: (Reason.CARRIER_FAULT, False),
    21610: (Reason.OPTED_OUT, False),
    21611: (Reason.CARRIER_FAULT, True),  # the sender's queue is full
    21612: (Reason.CARRIER_FAULT, False),
    21614: (Reason.LANDLINE, False),
    21635: (Reason.LANDLINE, False),
    30001: (Reason.CARRIER_FAULT, True),
    30003: (Reason.UNREACHABLE, False),
    30005: (Reason.BAD_NUMBER, False),
    30006: (Reason.LANDLINE, False),
}

_REFUSED: Final = (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError)


@contextmanager
def in_our_words() -> Iterator[None]:
    """Whatever goes wrong inside comes out as a CarrierError."""
    try:
        yield
    except TwilioRestException as error:
        raise _refusal(error.status, error.code) from error
    except TwilioServiceException as error:
        raise _refusal(error.status, error.code) from error
    except requests.ConnectionError as error:
        raise _broken(error) from error
    except requests.RequestException as error:
        raise Unknown(f"the carrier did not answer: {type(error).__name__}") from error
    except TwilioException as error:
        raise _of_a_list(error) from error


def reason_of(code: int | None) -> Reason:
    """Why something failed, for the record."""
    return CODES.get(code or 0, (Reason.CARRIER_FAULT, False))[0]


def _refusal(status: int, code: int | None) -> CarrierError:
    if status == 429:
        return NotTaken(
            "the carrier asks us to slow down", reason=Reason.CARRIER_FAULT, retry=True, code=code
        )
    if status >= 500:
        return Unknown(f"the carrier answered {status}", code=code)
    if status == 404:
        return NotTaken("the carrier knows of no such thing", reason=Reason.GONE, retry=False, code=code)
    reason, retry = CODES.get(code or 0, (Reason.CARRIER_FAULT, False))
    return NotTaken(f"the carrier refused with code {code}", reason=reason, retry=retry, code=code)


def _broken(error: requests.ConnectionError) -> CarrierError:
    """A connection that was never made carried nothing; one that broke may have."""
    cause = error.args[0] if error.args else None
    if isinstance(error, requests.ConnectTimeout) or isinstance(getattr(cause, "reason", cause), _REFUSED):
        return NotTaken("the carrier could not be reached", reason=Reason.CARRIER_FAULT, retry=True)
    return Unknown("the connection to the carrier broke")


def _of_a_list(error: TwilioException) -> CarrierError:
    """A page of a list that could not be read. Nothing was asked to be done, so nothing was."""
    return NotTaken(
        f"the carrier's list cannot be read: {type(error).__name__}", reason=Reason.CARRIER_FAULT, retry=True
    )
