"""The signature on every request to the product, made from the written algorithm and nobody's library.

Base64 of HMAC-SHA1, with the account's token, over the address as it was given (query and its encoding
untouched, no fragment, no user name) followed by every form field's name and value in the order of the names.
Voice requests over https are signed without the port; texts, and everything over http, with it.
"""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit


def signed_url(url: str, *, voice: bool) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if voice and parts.scheme == "https" and parts.port is not None:
        host = host.rpartition(":")[0]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def signature(token: str, url: str, form: Mapping[str, str], *, voice: bool = True) -> str:
    text = signed_url(url, voice=voice) + "".join(name + form[name] for name in sorted(form))
    digest = hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
