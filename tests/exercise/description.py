"""Twilio's own published description of its REST API, taken from the package it ships in and never kept here.

It is looked for in `var/npm`, and fetched there once where npm is to be had. Its declared formats contradict
Twilio's own answers in a few places (relative addresses called absolute, no errors described at all); those
are mended before it is used, and nothing else.
"""

import hashlib
import json
import os
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openapi_core import OpenAPI

PACKAGE, VERSION = "@twilio/cli-core", "8.3.2"
INSIDE = "package/src/services/twilio-api/twilio_api_v2010.json"
DIGEST = "7f123267c8dd60bd5412ed723cc021f0e58d52b635e8fad41f72c4a3dda9e77e"
CACHE = Path(__file__).parents[2] / "var" / "npm"
OURS = ("/Calls", "/Conferences", "/Messages")
_ERROR = {
    "description": "a refusal",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["code", "message", "more_info", "status"],
                "properties": {
                    "code": {"type": "integer"},
                    "message": {"type": "string"},
                    "more_info": {"type": "string"},
                    "status": {"type": "integer"},
                },
            }
        }
    },
}


@cache
def description() -> dict[str, Any]:
    """The paths we speak, mended. Skips where there is no npm, but never in CI."""
    found = _archive()
    if isinstance(found, str):
        if os.environ.get("CI"):
            pytest.fail(f"Twilio's description is needed in CI: {found}")
        pytest.skip(f"no description of Twilio's: {found}")
    with tarfile.open(found) as archive:
        member = archive.extractfile(INSIDE)
        assert member is not None
        written = member.read()
    assert hashlib.sha256(written).hexdigest() == DIGEST, "not the description these tests were written to"
    whole = json.loads(written)
    whole["paths"] = {path: item for path, item in whole["paths"].items() if _is_ours(path)}
    for item in whole["paths"].values():
        for method in ("get", "post", "delete"):
            if method in item:
                item[method]["responses"] |= {"4XX": _ERROR, "5XX": _ERROR}
    _mend_addresses(whole)
    ending = whole["components"]["schemas"]["conference_enum_reason_conference_ended"]
    ending["nullable"], ending["enum"] = True, [*ending["enum"], None]  # its own words and examples say so
    return whole


@cache
def openapi() -> OpenAPI:
    return OpenAPI.from_dict(description())


def documented_keys(schema: str) -> set[str]:
    return set(description()["components"]["schemas"][f"api.v2010.account.{schema}"]["properties"])


def _is_ours(path: str) -> bool:
    after_account = path.partition("{AccountSid}")[2]
    return after_account.startswith(OURS) and "Recordings" not in path


def _mend_addresses(node: Any) -> None:
    if isinstance(node, dict):
        for name, value in node.items():
            is_address = name == "uri" or name.endswith("_uri") or name == "WaitUrl"
            if is_address and isinstance(value, dict) and value.get("format") == "uri":
                del value["format"]
            _mend_addresses(value)
    elif isinstance(node, list):
        for value in node:
            _mend_addresses(value)


@cache
def _archive() -> Path | str:
    """Where the package lies, or why it does not. Asked once: npm without a network is slow to say so."""
    archive = CACHE / f"twilio-cli-core-{VERSION}.tgz"
    if archive.is_file():
        return archive
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not here"
    CACHE.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(CACHE)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=40, check=False)
    except subprocess.TimeoutExpired:
        return "npm could not fetch it in time"
    return archive if archive.is_file() else f"npm could not fetch it: {done.stderr.strip()[-200:]}"
