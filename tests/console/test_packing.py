"""What is packed on the way to a browser, and what is not: no stream, and nothing others have it ask for."""

from __future__ import annotations

import gzip

import pytest
from werkzeug.test import TestResponse

from tests.console.reader import Reader
from tests.stage import Stage

pytestmark = pytest.mark.once

STYLE = "/static/console.css?v=1"


def asks(
    reader: Reader, path: str, site: str | None = "same-origin", takes: str = "gzip, br"
) -> TestResponse:
    headers = {"Accept-Encoding": takes, **({"Sec-Fetch-Site": site} if site else {})}
    return reader.client.get(path, headers=headers)


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_page_is_packed_for_whoever_asks_from_ours_or_by_hand(site: str, leader: Reader) -> None:
    sent, plain = asks(leader, "/aktorer", site), leader.client.get("/aktorer")
    assert sent.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(sent.data).decode() == plain.text
    assert sent.content_length == len(sent.data) < len(plain.data) / 2
    assert {"Accept-Encoding", "Sec-Fetch-Site"} <= set(sent.vary)


@pytest.mark.parametrize("site", ["cross-site", "same-site", None])
def test_what_another_site_may_have_asked_for_is_sent_as_it_is(site: str | None, leader: Reader) -> None:
    """Else its length would tell, guess by guess, what stands in it."""
    sent = asks(leader, "/aktorer", site)
    assert "Content-Encoding" not in sent.headers and "Huddinge" in sent.text


@pytest.mark.parametrize("takes", ["", "br", "gzip;q=0"])
def test_nothing_is_packed_for_whoever_cannot_unpack_it(takes: str, leader: Reader) -> None:
    assert "Content-Encoding" not in asks(leader, "/aktorer", takes=takes).headers
    assert "Content-Encoding" not in asks(leader, STYLE, takes=takes).headers


def test_what_is_the_same_for_all_is_packed_for_all_and_kept_by_the_browser(leader: Reader) -> None:
    sent = asks(leader, STYLE, "cross-site")
    plain = leader.client.get(STYLE)
    assert gzip.decompress(sent.data) == plain.data
    assert "immutable" in sent.headers["Cache-Control"]
    again = {"Accept-Encoding": "gzip", "If-None-Match": sent.headers["ETag"]}
    assert leader.client.get(STYLE, headers=again).status_code == 304


def test_a_stream_is_never_packed(stage: Stage, leader: Reader) -> None:
    stage.plan("ordinarie", minutes=6)
    headers = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
    lives = leader.client.get(f"/konferens/{stage.id}/strom", headers=headers, buffered=False)
    assert "Content-Encoding" not in lives.headers
    assert next(iter(lives.response)).startswith(b"retry:")
    lives.close()
