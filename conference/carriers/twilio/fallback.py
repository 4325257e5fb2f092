"""Does what the carrier is to ask when we do not answer answer itself? Looked at before it is needed.

It may be another host of ours, which lets nobody in without a signature, or a document that lies somewhere
and tells whoever rings whom to ring instead.
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree

import requests

SECONDS: Final = 5.0
SIGNED_ONLY: Final = 403


def fault_of(url: str) -> str | None:
    """What is wrong with it, in a sentence; None if it will do."""
    try:
        answer = requests.post(url, timeout=SECONDS)
        if answer.status_code == requests.codes.not_allowed:
            answer = requests.get(url, timeout=SECONDS)
    except requests.RequestException as error:
        return f"the fallback address does not answer: {type(error).__name__}"
    if answer.status_code == SIGNED_ONLY:
        return None
    if answer.status_code != requests.codes.ok:
        return f"the fallback address answers {answer.status_code}"
    try:
        is_document = ElementTree.fromstring(answer.content).tag == "Response"
    except ElementTree.ParseError:
        is_document = False
    return None if is_document else "what lies at the fallback address is no document a carrier understands"
