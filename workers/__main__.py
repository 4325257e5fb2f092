"""`python -m workers relay | floor | dial | bulk | modem | redis | reserve`: one process of the product.

`reserve` stands in no Procfile: it is started where a reserve is open and no relay is there to deliver it.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Final

from conference import log
from conference.settings import BadSettings, Settings

KINDS: Final = ("relay", "floor", "dial", "bulk", "modem", "redis", "reserve")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in KINDS:
        print(f"usage: python -m workers {' | '.join(KINDS)}", file=sys.stderr)
        return 2
    try:
        _run(arguments[0])
    except BadSettings as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _run(kind: str) -> None:
    if kind == "redis":
        from workers import redis

        settings = Settings.from_environment(os.environ)
        log.configure(kind, secrets=settings.secrets())
        redis.run(settings)
        return
    if kind == "modem" and Settings.from_environment(os.environ).modem_device is None:
        signal.pause()  # no modem is attached to this host
        return
    # Only here: the embedded server needs none of it, and is to be up first.
    from conference.bootstrap import assemble_process
    from conference.host import Host
    from workers import lane, modem, relay, reserve

    upprop = assemble_process(kind)
    if kind == "modem":
        modem.run(upprop)
    elif kind == "reserve":
        reserve.run(upprop)
    elif kind == "relay":
        relay.run(upprop, lambda stopping: reserve.Deliverer(Host(upprop), stopping).start())
    else:
        lane.run(upprop, kind)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
