"""The README shows a story as it stands in the code, and names commands and pages that are there."""

import re

from conference.settings import HOME

README = (HOME / "README.md").read_text(encoding="utf-8")
STORY = HOME / "tests" / "scenarios" / "test_the_police_come_late.py"


def test_the_story_in_the_readme_is_the_one_in_the_code() -> None:
    (shown,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    code = STORY.read_text(encoding="utf-8")
    assert shown == code[code.index("def test_") :]


def test_it_opens_with_thirty_lines_of_the_demo() -> None:
    demo = re.search(r"```\n(.*?)```", README, flags=re.DOTALL)
    assert demo is not None and len(demo[1].splitlines()) == 30
    assert README.index(demo[1]) < README.index("```python")


def test_every_page_it_points_at_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (HOME / target).exists(), target


def test_its_two_commands_can_be_made() -> None:
    makefile = (HOME / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, flags=re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target
