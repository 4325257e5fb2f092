"""A passkey in a pocket: makes keys, looks who holds it, and signs what a browser puts to it."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40


@dataclass
class Authenticator:
    """What it says can be put wrong: its origin, whether it looked who holds it, how often it was used."""

    origin: str
    looks: bool = True
    count: int = 0
    step: int = 1
    id: bytes = b"a key in a pocket"
    user: bytes = b""
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def makes(self, question: str) -> str:
        """The answer of `navigator.credentials.create`."""
        asked = json.loads(question)
        self.user = _bytes(asked["user"]["id"])
        numbers = self.key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(key)
        data = self._data(asked["rp"]["id"], WITH_KEY) + credential
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"])
        return self._answer({"clientDataJSON": _text(client), "attestationObject": _text(made)})

    def signs(self, question: str) -> str:
        """The answer of `navigator.credentials.get`."""
        asked = json.loads(question)
        self.count += self.step
        data = self._data(asked["rpId"])
        client = self._client("webauthn.get", asked["challenge"])
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": _text(client),
                "authenticatorData": _text(data),
                "signature": _text(signature),
                "userHandle": _text(self.user),
            }
        )

    def _data(self, host: str, flags: int = 0) -> bytes:
        flags |= PRESENT | (VERIFIED if self.looks else 0)
        return sha256(host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4, "big")

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, Any]) -> str:
        id = _text(self.id)
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": response})


def _text(said: bytes) -> str:
    return urlsafe_b64encode(said).decode().rstrip("=")


def _bytes(said: str) -> bytes:
    return urlsafe_b64decode(said + "=" * (-len(said) % 4))
