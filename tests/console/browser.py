"""What a browser fetches when a page is opened for the first time: how much of it, and from where."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

from tests.console.reader import Reader

AS_BROWSERS_DO: Final = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
"""Sent from one of our pages."""
LOADS: Final = {
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "use": "href",
}
LEADS: Final = ("href", "src", "srcset", "action", "formaction", "poster", "sse-connect", "data-parts")
IN_STYLE: Final = re.compile(r"""url\(["']?([^)"']+)|@import\s+["']([^"']+)""")


@dataclass
class Load:
    """Bytes of each answer as it is sent, by address; `whole`: unpacked. `hosts` named besides ours."""

    sent: dict[str, int] = field(default_factory=dict)
    whole: int = 0
    hosts: set[str] = field(default_factory=set)

    @property
    def bytes(self) -> int:
        return sum(self.sent.values())


def first_load(reader: Reader, path: str) -> Load:
    """Open a page with nothing kept from before, and all that it loads by itself."""
    load, ahead = Load(), [path]
    while ahead:
        address = ahead.pop(0)
        if address in load.sent:
            continue
        packed = reader.client.get(address, headers=AS_BROWSERS_DO)
        plain = reader.client.get(address)
        assert packed.status_code == plain.status_code == 200, f"{address}: {packed.status}"
        load.sent[address] = len(packed.data)
        load.whole += len(plain.data)
        loads, leads = _referred_to(plain.text, plain.mimetype)
        load.hosts |= {host for one in (*loads, *leads) if (host := urlsplit(one).netloc)}
        ahead += [urljoin(address, one) for one in loads if not one.startswith(("data:", "#"))]
    return load


def _referred_to(read: str, kind: str) -> tuple[list[str], list[str]]:
    """What is loaded with it without anybody's asking, and where it leads."""
    if kind == "text/html":
        page = _Page()
        page.feed(read)
        return page.loads, page.leads
    return [one or other for one, other in IN_STYLE.findall(read)] if kind == "text/css" else [], []


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if address := said.get(LOADS.get(tag, "")):
            self.loads.append(address)
        self.leads += [address for name in LEADS if (address := said.get(name))]
