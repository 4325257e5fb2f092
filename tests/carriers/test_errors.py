"""What a failure at Twilio means for us: certainly not done, or perhaps done."""

import pytest
import requests
import urllib3
from twilio.base.exceptions import TwilioException, TwilioRestException

from conference.carriers.twilio.errors import in_our_words
from conference.ports import CarrierError, NotTaken, Unknown


def ours(error: Exception) -> CarrierError:
    with pytest.raises(CarrierError) as caught, in_our_words():
        raise error
    return caught.value


def answer(status: int, code: int | None) -> TwilioRestException:
    return TwilioRestException(status, "/Calls.json", "words with +46701740605 in them", code)


@pytest.mark.parametrize(
    ("status", "code", "reason", "retry"),
    [
        (400, 21211, "bad_number", False),
        (400, 21217, "bad_number", False),
        (400, 21610, "opted_out", False),
        (400, 21614, "landline", False),
        (400, 21635, "landline", False),
        (400, 21408, "carrier_fault", False),
        (401, 20003, "carrier_fault", False),
        (404, 20404, "gone", False),
        (400, 21220, "gone", False),
        (400, 21611, "carrier_fault", True),
        (429, 20429, "carrier_fault", True),
        (429, None, "carrier_fault", True),
        (429, 22005, "carrier_fault", True),
        (400, 99999, "carrier_fault", False),
        (400, None, "carrier_fault", False),
    ],
)
def test_a_refusal_was_certainly_not_done(status: int, code: int | None, reason: str, retry: bool) -> None:
    error = ours(answer(status, code))
    assert isinstance(error, NotTaken)
    assert (error.reason, error.retry) == (reason, retry)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_fault_of_the_server_may_have_been_done(status: int) -> None:
    assert isinstance(ours(answer(status, None)), Unknown)


def no_connection() -> requests.ConnectionError:
    refused = urllib3.exceptions.NewConnectionError(None, "refused")  # type: ignore[arg-type]
    return requests.ConnectionError(urllib3.exceptions.MaxRetryError(None, "/", refused))  # type: ignore[arg-type]


@pytest.mark.parametrize("error", [no_connection(), requests.ConnectTimeout()])
def test_a_connection_never_made_carried_nothing(error: Exception) -> None:
    told = ours(error)
    assert isinstance(told, NotTaken) and told.retry


@pytest.mark.parametrize(
    "error",
    [
        requests.ReadTimeout(),
        requests.ConnectionError("broken off"),
        requests.exceptions.ChunkedEncodingError(),
    ],
)
def test_one_that_broke_may_have(error: Exception) -> None:
    assert isinstance(ours(error), Unknown)


def test_a_list_that_cannot_be_read_did_nothing() -> None:
    told = ours(TwilioException("Unable to fetch page"))
    assert isinstance(told, NotTaken) and told.retry


def test_no_number_is_in_what_is_told() -> None:
    assert "467" not in ours(answer(400, 21211)).sentence
