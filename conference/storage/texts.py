"""Texts."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, func, select

from conference.domain.instants import Instant
from conference.domain.meeting.text import Text
from conference.storage.shelf import Shelf, Transaction
from conference.storage.tables import UNSETTLED, texts
from conference.storage.terms import among, given

_MANY_TO: Final = select(func.count()).where(
    given(texts.c.number),
    given(texts.c.purpose),
    texts.c.written_at > bindparam("since", type_=texts.c.written_at.type),
)
_ABOUT: Final = (
    select(texts)
    .where(given(texts.c.about), given(texts.c.number))
    .order_by(texts.c.written_at.desc(), texts.c.id.desc())
    .limit(1)
)
_WHOSE: Final = select(texts.c.conference).where(given(texts.c.id))


class Texts:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.shelf = Shelf(
            Text,
            texts,
            lambda text: {
                "id": text.id,
                "conference": text.conference,
                "seat": text.seat,
                "purpose": text.purpose,
                "number": text.number,
                "version": text.version,
                "activation": text.activation,
                "about": text.about,
                "status": "closed" if text.final else text.status,
                "written_at": text.written_at,
            },
            transaction,
        )

    def get(self, id: str) -> Text:
        if self._transaction.locks:
            self._transaction.flush()
            whose = self._transaction.connection.execute(_WHOSE, {"id_is": id})
            self._transaction.enter(whose.scalar())
        text = self.shelf.get(id)
        self._be_about(text)
        return text

    def add(self, text: Text) -> None:
        self._be_about(text)
        self.shelf.add(text)

    def last_to(self, number: str, purpose: str, *, in_a_meeting: bool = False) -> Text | None:
        where = [texts.c.number == number, texts.c.purpose == purpose]
        if in_a_meeting:
            where.append(texts.c.conference.is_not(None))
        statement = (
            self.shelf.select()
            .where(*where)
            .order_by(texts.c.written_at.desc(), texts.c.version.desc(), texts.c.id.desc())
            .limit(1)
        )
        return next(iter(self.shelf.all(statement)), None)

    def last_about(self, number: str, about: str) -> Text | None:
        found = self.shelf.all(_ABOUT, {"number_is": number, "about_is": about})
        return next(iter(found), None)

    def many_to(self, number: str, purpose: str, since: Instant) -> int:
        self._transaction.flush()
        asked = {"number_is": number, "purpose_is": purpose, "since": since}
        return self._transaction.connection.execute(_MANY_TO, asked).scalar_one()

    def newest_to(self, number: str, since: Instant, many: int) -> Sequence[Text]:
        mine = self.shelf.select().where(texts.c.number == number, texts.c.written_at > since)
        return self.shelf.all(mine.order_by(texts.c.written_at.desc(), texts.c.id.desc()).limit(many))

    def of(self, conference: str, purpose: str) -> Sequence[Text]:
        belongs = (texts.c.conference == conference, texts.c.purpose == purpose)
        return self.shelf.all(self.shelf.select().where(*belongs).order_by(texts.c.written_at, texts.c.id))

    def open_of(self, conference: str) -> Sequence[Text]:
        belongs = (texts.c.conference == conference, among(texts.c.status, UNSETTLED))
        return self.shelf.all(self.shelf.select().where(*belongs).order_by(texts.c.written_at, texts.c.id))

    def open(self) -> Sequence[Text]:
        unsettled = self.shelf.select().where(among(texts.c.status, UNSETTLED))
        return self.shelf.all(unsettled.order_by(texts.c.written_at, texts.c.id))

    def of_activation(self, activation: str) -> Sequence[Text]:
        belongs = self.shelf.select().where(texts.c.activation == activation)
        return self.shelf.all(belongs.order_by(texts.c.written_at, texts.c.id))

    def _be_about(self, text: Text) -> None:
        self._transaction.enter(text.conference)
        self._transaction.be_about(text.activation)
