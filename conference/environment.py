"""Reads environment variables one by one and remembers every fault.

Somebody who sets up a host at night should see all that is wrong at once, not one fault per
start. A fault names the variable and the rule, and never repeats a secret or a number.
"""

import math
import re
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.\-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\]")
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
_ANY = frozenset({"0.0.0.0", "[::]"})
_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Environment:
    """What was asked for, as text. An empty variable is one that was not set."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self.faults: list[str] = []

    def fault(self, name: str, sentence: str) -> None:
        self.faults.append(f"{name} {sentence}")

    def text(self, name: str, default: str = "") -> str:
        return self._variables.get(name, "").strip() or default

    def secret(self, name: str, default: str = "") -> str:
        """The variable itself, or what is in the file that NAME_FILE points to."""
        given, file = self.text(name), self.text(f"{name}_FILE")
        if given and file:
            self.fault(name, f"is given twice: there is {name}_FILE too")
        if given or not file:
            return given or default
        try:
            return Path(file).read_text(encoding="utf-8").strip() or default
        except (OSError, UnicodeDecodeError) as error:
            self.fault(f"{name}_FILE", f"cannot be read: {type(error).__name__}")
            return default

    def flag(self, name: str) -> bool:
        """Strictly 0 or 1: a `yes` that quietly means no could turn an exercise into a real call-out."""
        value = self.text(name, "0")
        if value not in ("0", "1"):
            self.fault(name, f"must be 0 or 1, not {value!r}")
        return value == "1"

    def positive(self, name: str, default: float) -> float:
        value = self.text(name, str(default))
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if not (number > 0 and math.isfinite(number)):
            self.fault(name, f"must be a number above 0, not {value!r}")
            return default
        return number

    def names(self, name: str, default: str) -> tuple[str, ...]:
        """A list with commas between; order counts, nothing twice."""
        found = tuple(part.strip() for part in self.text(name, default).split(","))
        if not all(_NAME.fullmatch(part) for part in found):
            self.fault(name, f"must be names with commas between, not {','.join(found)!r}")
        elif len(set(found)) != len(found):
            self.fault(name, f"names something twice: {','.join(found)}")
        return found

    def networks(self, name: str) -> tuple[IPv4Network | IPv6Network, ...]:
        """Addresses and networks with commas between, such as 10.0.0.0/8; none unless said."""
        found = []
        for part in filter(None, (part.strip() for part in self.text(name).split(","))):
            try:
                found.append(ip_network(part))
            except ValueError:
                self.fault(name, f"must be addresses or networks such as 10.0.0.0/8, not {part!r}")
        return tuple(found)

    def bind(self, name: str, default: str) -> str:
        value = self.text(name, default)
        host, _, port = value.rpartition(":")
        if not (_HOST.fullmatch(host) and port.isdecimal() and int(port) < 65536):
            self.fault(name, f"must be HOST:PORT, not {value!r}")
        return value

    def web_address(self, name: str, default: str = "") -> str:
        """An http(s) address without its last slash. Carriers refuse a host with an underscore."""
        value = self.text(name, default).rstrip("/")
        if not value:
            return ""
        parts = _split(value)
        if parts is None or parts.scheme not in ("http", "https"):
            self.fault(name, "must begin with http:// or https://")
        elif not _HOST.fullmatch(parts.netloc.rpartition("@")[2].removesuffix(f":{parts.port}")):
            self.fault(name, "must have a host of letters, digits, dots and hyphens (no underscore)")
        elif parts.username or parts.query or parts.fragment:
            self.fault(name, "must have no user, query or fragment")
        return value

    def number(self, name: str, default: str = "") -> str:
        value = self.text(name, default).replace(" ", "")
        if value and not _E164.fullmatch(value):
            self.fault(name, "must be a number with country code, such as +468…")
        return value


def here(bind: str) -> str:
    """What listens there, for a browser on the machine itself: by name, which passkeys ask for."""
    host, _, port = bind.rpartition(":")
    return f"http://{'localhost' if host in _LOCAL or host in _ANY else host}:{port}"


def private(address: str) -> bool:
    """Whether nobody between can read what goes to that address; so is none at all."""
    parts = _split(address)
    return not address or parts is None or parts.scheme != "http" or (parts.hostname or "") in _LOCAL


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.port, parts.hostname  # both are worked out, and refused, only when asked for
    except ValueError:
        return None
    return parts
