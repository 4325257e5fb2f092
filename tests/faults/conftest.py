"""Whole products, and what becomes of them."""

import pytest

from tests.databases import Databases


@pytest.fixture(autouse=True)
def on_a_database(databases: Databases) -> None:
    """What is broken here is a product with a database."""
