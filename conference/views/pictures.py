"""The picture of an activation in all its versions: what each says, as what text, and who has received it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conference.domain.activation.activation import Activation
from conference.domain.activation.picture import PictureVersion, differing
from conference.domain.activation.picture_fields import PictureField
from conference.domain.activation.picture_text import PARTS
from conference.domain.county import gsm7
from conference.domain.county.texts import exercise_text, render, say
from conference.domain.instants import Instant
from conference.domain.meeting.text import Text
from conference.handlers.picture import text_of
from conference.views.sources import Look


@dataclass(frozen=True)
class Field:
    heading: str
    words: str
    uncertain: str


@dataclass(frozen=True)
class Received:
    """One to whom a version was sent, and what has become of the text."""

    function: str
    status: str


@dataclass(frozen=True)
class Version:
    """`changed` are the headings of what differs from the version before; `text` is what is sent."""

    number: int
    happened: str
    author: str
    at: Instant
    fields: tuple[Field, ...]
    changed: tuple[str, ...]
    text: str
    parts: int
    sent: tuple[Received, ...]


@dataclass(frozen=True)
class Pictured:
    """The picture of the activation of that id. `had` is the newest version sent to each function."""

    id: str
    state: str
    versions: tuple[Version, ...]
    had: Mapping[str, int]


@dataclass(frozen=True)
class Changed:
    """A field of two versions that is not the same."""

    heading: str
    before: PictureField
    after: PictureField


@dataclass(frozen=True)
class Measured:
    """What would be sent, how many parts it takes, and which signs in it would be written otherwise.

    `cut`: not all of it has room, and the text says that there is more in the picture itself.
    """

    text: str
    parts: int
    most: int
    not_gsm7: tuple[str, ...]
    cut: bool


def pictured(look: Look, activation: Activation) -> Pictured:
    """Every version, the first first."""
    picture = look.pictures.look(activation.id)
    texts = look.texts.of_activation(activation.id)
    functions = dict.fromkeys(function for sent in picture.sent for function in sent.functions)
    return Pictured(
        id=activation.id,
        state=activation.state.value,
        versions=tuple(_version(look, activation, version, texts) for version in picture.versions),
        had={function: had for function in functions if (had := picture.had_by(function))},
    )


def version_of(look: Look, activation: Activation, number: int | None = None) -> Version:
    """One version, the newest if none is named. Raises NotFound."""
    version = look.pictures.look(activation.id).version(number)
    return _version(look, activation, version, look.texts.of_activation(activation.id))


def changes(look: Look, activation: Activation, since: int, number: int | None = None) -> tuple[Changed, ...]:
    """What differs between two versions, field by field. Raises NotFound."""
    picture = look.pictures.look(activation.id)
    old, new = picture.version(since).fields, picture.version(number).fields
    headings = look.county.picture_headings[activation.language]
    return tuple(
        Changed(headings[place - 1], old[place - 1], new[place - 1]) for place in differing(old, new)
    )


def measured(
    look: Look, activation: Activation, fields: Sequence[PictureField], happened: str, now: Instant
) -> Measured:
    """What these fields would become as the next version's text, before anybody saves them."""
    number = len(look.pictures.look(activation.id).versions) + 1
    version = PictureVersion(number, " ".join(happened.split()), tuple(fields), "", now)
    body = _body(look, activation, version)
    written = "".join([happened, *(field.words + field.uncertain for field in fields)])
    more = render(look.county.texts, say("picture_more"), activation.language)
    return Measured(body, gsm7.segments(body), PARTS, gsm7.not_gsm7(written), more in body)


def _body(look: Look, activation: Activation, version: PictureVersion) -> str:
    """The text of a version, with an exercise's own marks in one."""
    body = text_of(look, activation, version, activation.language)
    return exercise_text(look.county.texts, body, activation.language) if activation.exercise else body


def _version(look: Look, activation: Activation, version: PictureVersion, texts: Sequence[Text]) -> Version:
    picture, language = look.pictures.look(activation.id), activation.language
    headings = look.county.picture_headings[language]
    before = picture.version(version.number - 1).fields if version.number > 1 else version.fields
    body = _body(look, activation, version)
    fates = _fates(texts, version.number)
    return Version(
        number=version.number,
        happened=version.happened or activation.why,
        author=version.author,
        at=version.at,
        fields=tuple(
            Field(heading, field.words, field.uncertain)
            for heading, field in zip(headings, version.fields, strict=True)
        ),
        changed=tuple(headings[place - 1] for place in differing(before, version.fields)),
        text=body,
        parts=gsm7.segments(body),
        sent=tuple(
            Received(function, fates.get(function, "not sent"))
            for function in picture.has_had(version.number)
        ),
    )


def _fates(texts: Sequence[Text], number: int) -> Mapping[str | None, str]:
    """What became of a version at each function; where it was sent twice, having it once is enough."""
    fates: dict[str | None, str] = {}
    for text in texts:
        if (text.purpose, text.version) == ("picture", number) and fates.get(text.seat) != "delivered":
            fates[text.seat] = text.status
    return fates
