"""What may not be read or heard in any exercise, whatever its scenario says."""

from typing import Any

import pytest

from conference.cli.rehearse.wording import of_all_words
from conference.domain.county.numbers import PRODUCT_TEXT, PRODUCT_VOICE
from tests.rehearse.county import cast, stockholm


def judged(kind: str, words: str, **more: Any) -> list[str]:
    entry = {"kind": kind, "phone": "+46701740605", "what": words, "speaker": None, "tone": False, **more}
    return of_all_words([entry, entry], stockholm()[0], (PRODUCT_VOICE, PRODUCT_TEXT))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Vi har samsyn – tack", "a text has – in it"),
        ("x" * (4 * 153 + 1), "a text has 5 segments"),
        ("Läs mer på https://ssr.example", "a text has a link"),
        ("Logga in på lansstyrelsen.se", "a text has a link"),
        ("SSR har beslutat att", "“beslut*” was said"),
        ("Detta är en order", "“order” was said"),
    ],
)
def test_a_text_that_should_not_have_been_sent_is_found_once(text: str, fault: str) -> None:
    (finding,) = judged("reads", text)
    assert finding.startswith(f"{fault}: “")


@pytest.mark.parametrize("written", ["+46701740606", "070-174 06 06", "070-1740606", "0046701740606"])
def test_nobody_is_given_anybody_elses_number_and_no_finding_repeats_it(written: str) -> None:
    (finding,) = judged("reads", f"Ring Polisen på {written} genast.")
    assert finding == "a text has somebody's number: “Ring Polisen på … genast.”"


@pytest.mark.parametrize(
    "text",
    [
        "x" * (4 * 153),
        "ÖVNING SSR: ring 08-465 004 00, kod 031415. Lägesbild kl 18.30, tor 7/5. ÖVNING",
        "Polisens ordförande. SOS Alarm. 2026-11-26 10.00. 37 av 37, 1 234 567 kr.",
        f"Ring {PRODUCT_VOICE} eller svara till {PRODUCT_TEXT}.",
    ],
)
def test_a_text_as_it_should_be(text: str) -> None:
    assert judged("reads", text) == []


def test_the_voice_is_held_to_the_same_words_and_people_are_not() -> None:
    words = "SSR har beslutat."
    assert judged("hears", words) == [f"“beslut*” was said: “{words}”"]
    assert judged("hears", words, speaker=cast().number("polisen", "holder")) == []
    assert judged("speaks", words) == []
    assert judged("texts", words) == []
