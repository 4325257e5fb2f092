"""Where a request comes from. A header that says so is believed only of a proxy that we have been told of.

Whoever is no such proxy may write whatever it likes into `X-Forwarded-For`. So the header is read from its
end, which the proxy nearest to us has written, and only for as long as each who wrote is trusted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from conference.settings import Network

MOST_PROXIES: Final = 10
"""More than stand in a row before any house."""
NOBODY: Final = "unknown"


def client(environ: Mapping[str, Any], trusted: Sequence[Network]) -> str:
    """The address that asks, as far as it can be known.

    Of IPv6 the network of 64 bits: whoever has one address there has them all.
    """
    address = _address(environ.get("REMOTE_ADDR", ""))
    said = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")[-MOST_PROXIES:]
    for one in reversed(said):
        told = _address(one)
        if address is None or told is None or not any(address in network for network in trusted):
            break
        address = told
    if address is None:
        return NOBODY
    return str(IPv6Network((address, 64), strict=False) if address.version == 6 else address)


def _address(written: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(written.strip())
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
