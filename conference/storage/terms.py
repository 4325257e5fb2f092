"""What the questions to the database are put together from."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, String, bindparam, literal_column


def among(column: ColumnElement[str], values: Sequence[str]) -> ColumnElement[bool]:
    """`column IN (…)` with the values written out: only then does a partial index know it is meant.

    They are words of our own, never anything that was sent to us.
    """
    return column.in_([literal_column(f"'{value}'", String) for value in values])


def given(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """`column = …`, where what it is comes with each question, as `{column}_is`.

    Putting a statement together takes longer than the database takes to answer it, so that those which are
    asked with every report are put together once.
    """
    return column == bindparam(f"{column.key}_is", type_=column.type)
