"""Files with secrets that others on the host can read: nothing is refused for it, and it is told."""

import os
import stat
from collections.abc import Iterator, Mapping

SUFFIX = "_FILE"
OPEN_TO = stat.S_IROTH | stat.S_IWOTH


def open_to_all(environ: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each `…_FILE` that anybody on the host may read or write. Never what is in it."""
    for name, path in sorted(environ.items()):
        if not name.endswith(SUFFIX) or name.removesuffix(SUFFIX) not in SECRETS or not path.strip():
            continue
        try:
            mode = os.stat(path.strip()).st_mode
        except OSError:
            continue  # settings say so, and refuse to start
        if mode & OPEN_TO:
            yield f"{name} names a file that others on this host can read: chmod 600"


SECRETS = frozenset(
    {"SECRET_KEY", "API_TOKENS", "DATABASE_URL", "REDIS_URL", "TWILIO_AUTH_TOKEN"}
    | {"TWILIO_AUTH_TOKEN_SECONDARY", "HEARTBEAT_URL", "MODEM_PIN", "SECOND_AUTH_TOKEN"}
    | {"OIDC_CLIENT_SECRET"}
)
"""Variables that may lie in a file of their own."""
