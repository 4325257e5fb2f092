"""A secret for exercises, kept beside the exercise's data.

Every process of one exercise must sign with the same key, and a rehearsal must need nothing set
up: the first process that asks makes the key, the others read it.
"""

import os
import secrets
from pathlib import Path


def throwaway_key(data_dir: Path) -> str:
    path = data_dir / "exercise.key"
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    """Written apart and then given its name, so that nobody ever reads half a key or a second one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(draft, path)
    except FileExistsError:
        return  # somebody was quicker: theirs it is
    finally:
        draft.unlink()
