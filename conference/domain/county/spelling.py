"""Words as people spell them on a phone: GRÖN, gron and grön are one."""

import unicodedata


def plain(word: str) -> str:
    """Without case and without the marks over letters."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
