"""Which of our numbers is reached from which, so that what is silent tells whose fault it is."""

import pytest

from conference.domain.meeting.link import By, Way, ways

V1, T1, V2, T2, T3 = "+46846500400", "+46701740699", "+46846500498", "+46701740696", "+46701740697"


def test_a_call_goes_to_the_same_carriers_number_for_texts() -> None:
    found = ways({"twilio": V1, "second": V2}, {"twilio": T1, "second": T2})
    assert [(way.id, way.to) for way in found] == [
        ("voice/twilio", T1),
        ("voice/second", T2),
        ("text/twilio", T2),
        ("text/second", T1),
    ]


def test_where_that_is_the_same_number_it_goes_to_anothers() -> None:
    found = ways({"twilio": V1, "second": V2}, {"twilio": V1, "second": T2})
    assert Way(By.VOICE, "twilio", V2) in found


@pytest.mark.parametrize(
    ("voices", "texts", "untried"),
    [
        ({"twilio": V1}, {"twilio": V1}, ["voice/twilio", "text/twilio"]),
        ({"twilio": V1}, {"twilio": T1}, ["text/twilio"]),
        ({"twilio": V1}, {"twilio": T1, "modem": T1}, ["text/twilio", "text/modem"]),
        ({"twilio": V1}, {"twilio": T1, "modem": T3}, []),
    ],
)
def test_what_cannot_be_tried_leads_nowhere(
    voices: dict[str, str], texts: dict[str, str], untried: list[str]
) -> None:
    assert [way.id for way in ways(voices, texts) if way.to is None] == untried
