"""The six digits of an app, which change every half minute (RFC 6238).

The secret is kept sealed and bound to its account. While it is only offered it is kept nowhere: it is drawn
from the installation's key and what the browser holds, the same for as long as the page is open.
"""

from __future__ import annotations

import base64
import hmac
from hashlib import sha256
from typing import Final

import pyotp

from conference import sealing

USE: Final = b"upprop second factor"
EVERY: Final = 30
DRIFT: Final = 1
"""Steps that a phone's clock may be off, either way."""
_LENGTH: Final = 20


def offered(secret_key: str, token: str, again: int) -> str:
    """A secret for whoever holds `token`; another each time one has been enrolled."""
    drawn = hmac.new(secret_key.encode(), f"totp:{again}:{token}".encode(), sha256).digest()
    return base64.b32encode(drawn[:_LENGTH]).decode()


def seal(secret: str, account: str, secret_key: str) -> str:
    sealed = sealing.seal(secret.encode(), secret_key, use=USE, bound=account.encode())
    return base64.b64encode(sealed).decode()


def unseal(sealed: str, account: str, secret_key: str) -> str:
    """Raises Unreadable."""
    content = sealing.unseal(base64.b64decode(sealed), secret_key, use=USE, bound=account.encode())
    return content.decode()


def step_of(code: str, secret: str, wall: float) -> int | None:
    """At which step those digits are right, of those that may be now; the latest first."""
    digits, now = "".join(code.split()), int(wall // EVERY)
    if not (digits.isascii() and digits.isdecimal()):
        return None
    shown = pyotp.TOTP(secret, interval=EVERY)
    for step in range(now + DRIFT, now - DRIFT - 1, -1):
        if hmac.compare_digest(shown.generate_otp(step), digits):
            return step
    return None


def address(secret: str, login: str, house: str) -> str:
    """What the QR code says: `otpauth://…`."""
    return pyotp.TOTP(secret, interval=EVERY).provisioning_uri(name=login, issuer_name=house)
