"""What county.yaml says of activations: the limits, the kinds of event and the fields of the picture."""

from collections.abc import Iterable, Mapping
from typing import cast

from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.county.wording import faults_of_text
from conference.domain.county.county import Headings, Limits
from conference.domain.county.event_kinds import EventKind
from conference.domain.county.functions import Function

FIELDS = 4
"""The fields of the picture."""


def read_limits(fields: Fields, functions: tuple[Function, ...]) -> Limits:
    default = Limits()
    limits = Limits(
        substitutes_after=fields.whole("substitutes_after", default.substitutes_after),
        call_out_after=fields.whole("call_out_after", default.call_out_after),
        one_activation_within=fields.whole("one_activation_within", default.one_activation_within),
        page_ring_seconds=fields.whole("page_ring_seconds", default.page_ring_seconds, least=5),
        page_rounds=fields.wholes("page_rounds", default.page_rounds),
        last_resort=fields.optional("last_resort"),
        last_resort_after=fields.whole("last_resort_after", default.last_resort_after),
        presses_per_hour=fields.whole("presses_per_hour", default.presses_per_hour, least=1),
        undo_seconds=fields.whole("undo_seconds", default.undo_seconds),
        stand_down_window=fields.whole("stand_down_window", default.stand_down_window),
        review_after=fields.whole("review_after", default.review_after, least=1),
        review_every=fields.whole("review_every", default.review_every, least=60),
        inquiry_told_every=fields.whole("inquiry_told_every", default.inquiry_told_every, least=1),
    )
    if limits.last_resort and limits.last_resort not in {function.id for function in functions}:
        fields.fault(f"the function {limits.last_resort} is not known", "last_resort")
    if limits.last_resort_after < limits.substitutes_after:
        fields.fault("the last resort is rung before the substitutes", "last_resort_after")
    fields.close()
    return limits


def read_events(
    fields: Fields, languages: tuple[str, ...], never: Iterable[str], file: str, faults: Faults
) -> tuple[EventKind, ...]:
    """Each key and each id once, with words in every language."""
    kinds: list[EventKind] = []
    for mark in fields.items("events", required=False):
        inner = Fields(mark, file, faults)
        kind = EventKind(
            key=inner.text("key"), id=inner.text("id"), words=_words(inner, languages, tuple(never))
        )
        inner.close()
        if len(kind.key) != 1 or kind.key not in "123456789":
            inner.fault(f"{kind.key} is not a key from 1 to 9", "key")
        if any(other.key == kind.key for other in kinds):
            inner.fault(f"the key {kind.key} stands here twice", "key")
        if any(other.id == kind.id for other in kinds):
            inner.fault(f"the event {kind.id} stands here twice", "id")
        kinds.append(kind)
    return tuple(kinds)


def _words(fields: Fields, languages: tuple[str, ...], never: tuple[str, ...]) -> Mapping[str, str]:
    words = fields.part("words")
    said = {language: words.text(language) for language in languages}
    words.close()
    _check_words(words, said.values(), never)
    return said


def read_headings(fields: Fields, languages: tuple[str, ...], never: Iterable[str]) -> Mapping[str, Headings]:
    """Four in every language, or none at all where the county keeps no picture."""
    if not fields.has("picture"):
        return {}
    inner = fields.part("picture")
    read = {language: inner.texts(language) for language in languages}
    inner.close()
    for language, headings in read.items():
        if len(headings) != FIELDS:
            inner.fault(f"the picture has {len(headings)} fields in {language}, not {FIELDS}", language)
        _check_words(inner, headings, tuple(never), language)
    return {
        language: cast(Headings, (*headings, "", "", "", "")[:FIELDS]) for language, headings in read.items()
    }


def _check_words(
    fields: Fields, words: Iterable[str], never: tuple[str, ...], field: str | None = None
) -> None:
    """They go into texts, and are said."""
    for said in words:
        for reason in faults_of_text(said, never):
            fields.fault(f"{said}: {reason}", field)
