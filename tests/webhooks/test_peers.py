"""Where a request comes from is believed of a trusted proxy alone."""

from ipaddress import ip_network

import pytest

from webhooks.peers import MOST_PROXIES, client

TRUSTED = (ip_network("10.0.0.0/8"), ip_network("2001:db8:1::/48"))


def asks(peer: str, forwarded: str | None = None, trusted: tuple[str, ...] | None = None) -> str:
    environ = {"REMOTE_ADDR": peer} | ({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})
    return client(environ, TRUSTED if trusted is None else tuple(map(ip_network, trusted)))


def test_without_trusted_proxies_the_header_is_nothing() -> None:
    assert asks("10.0.0.1", "198.51.100.7", trusted=()) == "10.0.0.1"


def test_a_stranger_may_write_what_it_likes() -> None:
    assert asks("203.0.113.9", "198.51.100.7") == "203.0.113.9"


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("192.0.2.1, 198.51.100.7", "198.51.100.7"),  # the first was written by whoever asks
        ("198.51.100.7, 10.2.2.2", "198.51.100.7"),  # two proxies in a row
        ("10.9.9.9, 198.51.100.7, 10.2.2.2", "198.51.100.7"),
        ("2001:db8:2:3:4:5:6:7, 2001:db8:1::9", "2001:db8:2:3::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("nonsense", "10.0.0.1"),
        ("198.51.100.7, nonsense", "10.0.0.1"),
        ("", "10.0.0.1"),
    ],
)
def test_a_trusted_proxy_is_believed_for_as_far_as_trust_goes(forwarded: str, client: str) -> None:
    assert asks("10.0.0.1", forwarded) == client


def test_a_header_without_end_is_not_followed() -> None:
    assert asks("10.0.0.1", ", ".join(["198.51.100.7"] + ["10.0.0.2"] * MOST_PROXIES * 1000)) == "10.0.0.2"


def test_a_peer_that_has_no_address_is_somebody_all_the_same() -> None:
    assert asks("", "198.51.100.7") == "unknown"
