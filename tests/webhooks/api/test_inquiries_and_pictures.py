"""What is asked and drawn in an activation can be asked, answered, drawn and read by programs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.webhooks.api.caller import Caller
from tests.webhooks.api.test_activations import FIRE, nobody_answers

QUESTION = {
    "question": "Platser i natt?",
    "unit": "platser",
    "deadline": "2026-11-26T10:00",
    "to": "haninge salem",
}
"""Asked at half past nine."""


class Night:
    """A fire for which green has been pressed, and what a program asks of it."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller
        nobody_answers(caller)
        self.at = f"/activations/{caller.post('/activations', FIRE).get_json()['id']}"

    def wish(self, id: str, **given: Any) -> Any:
        return self.caller.post(f"{self.at}/wishes/{id}", given)

    def get(self, path: str) -> Any:
        return self.caller.get(f"{self.at}{path}")


@pytest.fixture
def night(caller: Caller) -> Night:
    return Night(caller)


def test_a_question_is_asked_and_its_answers_are_counted(night: Night) -> None:
    asked = night.wish("ask-inquiry", **QUESTION, wanted=40).get_json()["inquiries"]
    night.wish("answer-inquiry", member="haninge", words="12", **{"as": "haninge-tib"})
    night.wish("answer-inquiry", member="salem", words="osäkert")
    (standing,) = night.get("/inquiries").get_json()["inquiries"]
    assert standing["id"] == asked[0]["id"]
    total = standing["total"]
    assert (total["certain"], total["unsure"], standing["short"]) == (12, ["salem"], 28)
    haninge, salem = (member["standing"] for member in standing["members"])
    assert (haninge["via"], haninge["by"]) == ("api", "haninge-tib")
    assert (salem["via"], salem["by"]) == ("api", "api:office")
    assert night.get(f"/inquiries/{standing['id'][:10]}").get_json() == standing


def test_a_question_sent_twice_is_asked_once(night: Night) -> None:
    key = {"Idempotency-Key": "one-and-the-same"}
    path = f"{night.at}/wishes/ask-inquiry"
    first, again = (night.caller.post(path, QUESTION, headers=key).get_json() for _ in range(2))
    assert len(again["inquiries"]) == 1 and first["inquiries"] == again["inquiries"]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        pytest.param({**QUESTION, "to": "nowhere"}, 404, id="asked of nobody"),
        pytest.param({**QUESTION, "deadline": "2026-11-26T09:00"}, 422, id="a deadline that has passed"),
        pytest.param({**QUESTION, "wanted": "0"}, 422, id="nothing is wanted"),
        pytest.param({"unit": "platser"}, 422, id="no question"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(night: Night, given: dict[str, str], status: int) -> None:
    assert night.wish("ask-inquiry", **given).status_code == status
    assert night.get("/inquiries").get_json() == {"inquiries": []}


def test_one_that_is_not_there_cannot_be_answered_nor_read(night: Night) -> None:
    assert night.wish("answer-inquiry", member="haninge", words="12").status_code == 404
    assert night.get("/inquiries/i1").status_code == 404
    night.wish("ask-inquiry", **QUESTION)
    night.wish("close-inquiry")
    assert night.wish("answer-inquiry", member="haninge", words="12").status_code == 409


def test_a_picture_is_drawn_and_had_in_the_form_that_is_wanted(night: Night) -> None:
    night.wish("write-picture", field1="Alla 90 evakueras.", uncertain1="om någon saknas")
    drawn = night.wish("write-picture", field4="40 platser.", **{"as": "lst-lagesbild"}).get_json()
    night.wish("send-picture", to="salem")
    assert drawn["picture"] == 2
    every = night.get("/pictures").get_json()
    assert (every["had"], [version["number"] for version in every["versions"]]) == ({"salem-tib": 2}, [1, 2])
    assert every["versions"][1]["author"] == "lst-lagesbild"
    assert night.get("/pictures/1").get_json() == every["versions"][0]
    text = night.get("/pictures/2?form=wis")
    assert text.content_type == "text/plain; charset=utf-8"
    assert "BEHOV\n40 platser." in text.get_data(as_text=True)
    paper = night.get("/pictures/2?form=pdf")
    assert paper.content_type == "application/pdf"
    (page,) = PdfReader(BytesIO(paper.get_data())).pages
    assert "Alla 90 evakueras." in page.extract_text()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/pictures/2", 404), ("/pictures/0", 404), ("/pictures/x", 404), ("/pictures/1?form=fax", 422)],
)
def test_a_picture_that_is_not_there_is_refused(night: Night, path: str, status: int) -> None:
    assert night.get("/pictures").get_json()["versions"] == []
    night.wish("write-picture", field1="Brand")
    assert night.get("/pictures/1").status_code == 200
    assert night.get(path).status_code == status


def test_an_auditor_may_read_and_not_write(night: Night) -> None:
    night.wish("ask-inquiry", **QUESTION)
    night.wish("write-picture", field1="Brand")
    night.caller.role = "auditor"
    assert night.get("/inquiries").status_code == night.get("/pictures/1?form=wis").status_code == 200
    for id, given in (("answer-inquiry", {"member": "haninge", "words": "12"}), ("send-picture", {})):
        assert night.wish(id, **given).status_code == 403


def test_the_description_tells_the_forms_of_a_picture(night: Night) -> None:
    described = night.caller.get("/openapi.json").get_json()["paths"][
        "/api/v1/activations/{id}/pictures/{version}"
    ]
    assert set(described["get"]["responses"]["200"]["content"]) == {
        "application/json", "text/plain", "application/pdf",
    }  # fmt: skip
