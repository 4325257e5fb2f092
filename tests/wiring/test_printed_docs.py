"""The pages of tables are what the tables say: a page that was not printed anew is a lie."""

import pytest

from conference.cli.printing import pages
from conference.settings import HOME


@pytest.mark.parametrize("name", sorted(pages()))
def test_a_printed_page_says_what_the_table_says(name: str) -> None:
    assert (HOME / "docs" / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"
