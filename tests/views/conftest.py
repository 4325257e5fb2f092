"""What is told of a product is read from its database."""

import pytest

from tests.databases import Databases


@pytest.fixture(autouse=True)
def on_a_database(databases: Databases) -> None:
    """Whatever is seen here lies in a database."""
