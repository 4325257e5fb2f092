"""A TwiML document read into verbs, or refused with the code Twilio would record."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from exercise.exchange.sounds import Sound
from exercise.twiml import pause, play, say


class BadDocument(Exception):
    def __init__(self, code: int, why: str) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True)
class Element:
    """One verb or noun as written."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    words: str = ""
    children: tuple["Element", ...] = ()

    def is_on(self, attribute: str, otherwise: bool = False) -> bool:
        """An attribute that is true or false; anything but `true` is false."""
        written = self.attributes.get(attribute)
        return otherwise if written is None else written.strip().lower() == "true"

    def number(self, attribute: str, otherwise: float) -> float:
        try:
            return float(self.attributes.get(attribute, otherwise))
        except ValueError:
            return otherwise


LONGEST = 64 * 1024
_SOUNDS = {"Say": say.sounds, "Play": play.sounds, "Pause": pause.sounds}


def read(body: str) -> tuple[Element, ...]:
    """The verbs of a document. An empty or broken one is a `BadDocument`."""
    if len(body.encode()) > LONGEST:
        raise BadDocument(11750, "TwiML response body too large")
    try:
        root = ET.fromstring(body.strip())
    except ET.ParseError as error:
        raise BadDocument(12100, f"Document parse failure: {error}") from error
    if root.tag != "Response":
        raise BadDocument(12100, f"The root must be Response, not {root.tag}")
    return tuple(_element(child) for child in root)


def sounds_of(elements: tuple[Element, ...]) -> list[Sound]:
    """The audible part of a document or of a Gather: Say, Play and Pause in order."""
    return [
        sound for element in elements if element.name in _SOUNDS for sound in _SOUNDS[element.name](element)
    ]


def _element(node: ET.Element) -> Element:
    words = " ".join("".join(node.itertext()).split())
    return Element(node.tag, dict(node.attrib), words, tuple(_element(child) for child in node))
