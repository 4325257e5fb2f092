"""What county.yaml calls the groups in which seats stand together on a roll-call."""

from collections.abc import Iterable, Mapping

from conference.county.faults import Faults
from conference.county.fields import Fields
from conference.domain.county.formats import Format

OWN = frozenset({"talare", "ledning", "lyssnare"})
"""Groups of seats of which a format says nothing; the house has words for them."""


def read_groups(
    fields: Fields, languages: tuple[str, ...], formats: Iterable[Format], file: str, faults: Faults
) -> Mapping[str, Mapping[str, str]]:
    """By group and language. A county that names any names all that stand in its formats."""
    named: dict[str, Mapping[str, str]] = {}
    for mark in fields.items("groups", required=False):
        inner = Fields(mark, file, faults)
        id, words = inner.text("id"), inner.part("words")
        if id in named:
            inner.fault(f"the group {id} stands here twice", "id")
        named[id] = {language: words.text(language) for language in languages}
        words.close()
        inner.close()
    used = dict.fromkeys(seat.group for format_ in formats for seat in format_.seats)
    for group in used if named else ():
        if group not in named and group not in OWN:
            fields.fault(f"the group {group} has no words", "groups")
    return named
