"""Reading form fields the way Twilio does."""

from collections.abc import Mapping

from exercise.twilio.errors import Refusal, invalid
from exercise.twilio.records import Hook

Form = Mapping[str, str]


def flag(form: Form, name: str, otherwise: bool = False) -> bool:
    """Anything but `true` and `false` is read as false, also where that opens a closed line."""
    written = form.get(name)
    return otherwise if written is None else written.lower() == "true"


def whole_number(form: Form, name: str, otherwise: int, least: int, most: int) -> int:
    written = form.get(name)
    if written is None or written == "":
        return otherwise
    if not written.isdigit() or not least <= int(written) <= most:
        raise invalid(name)
    return int(written)


def method(form: Form, name: str, otherwise: str = "POST") -> str:
    written = form.get(name, otherwise).upper()
    if written not in ("GET", "POST"):
        raise Refusal(21403, f"{name} must be GET or POST")
    return written


def address(form: Form, name: str, code: int = 21205) -> str | None:
    """A web address or nothing. Names with an underscore in the host are refused."""
    written = form.get(name)
    if not written:
        return None
    scheme, _, rest = written.partition("://")
    host = rest.partition("/")[0]
    if scheme not in ("http", "https") or not host or "_" in host:
        raise Refusal(code, f"{name} is not a valid URL: {written}")
    return written


def hook(form: Form, prefix: str, events: list[str], default: frozenset[str]) -> Hook:
    """A status callback as its three fields describe it."""
    asked = frozenset(word for written in events for word in written.split())
    url = address(form, prefix, code=21609)
    return Hook(url, method(form, f"{prefix}Method"), asked or default)
