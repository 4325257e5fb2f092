"""Programs ask for what has been: one by one, by year, and for the guideline that may fit."""

from conference.county.past import read_past
from tests.webhooks.api.caller import Caller


def remembering(caller: Caller) -> Caller:
    past = read_past(caller.stage.upprop.settings.county / "history")
    with caller.stage.upprop.store.writing() as work:
        work.past.keep(past.activations, past.guidelines)
    return Caller(caller.stage, "auditor")


def test_activations_are_listed_with_the_latest_first(caller: Caller) -> None:
    auditor = remembering(caller)
    every = auditor.get("/history/activations").get_json()["activations"]
    assert len(every) == 90
    assert (every[0]["title"], every[0]["day"], every[0]["origin"]) == (
        "Orange vädervarning",
        "2026-01-01",
        "imported",
    )
    of_one_year = auditor.get("/history/activations?year=2024").get_json()["activations"]
    assert [one["day"] for one in of_one_year] == ["2024-03-15", "2024-02-24", "2024-02-03"]


def test_years_are_counted(caller: Caller) -> None:
    years = remembering(caller).get("/history/years").get_json()["years"]
    assert years[1] == {"year": 2016, "activations": 20, "quiet_months": 2}


def test_the_guideline_that_may_fit_comes_first(caller: Caller) -> None:
    auditor = remembering(caller)
    found = auditor.get("/history/guidelines", query_string={"about": "Skyfall efter elavbrott"})
    assert [one["title"] for one in found.get_json()["guidelines"]] == [
        "Skyfall och kraftiga regn",
        "Störningar i elförsörjningen",
    ]
    assert auditor.get("/history/guidelines?about=Helg").get_json()["guidelines"] == []
    assert len(auditor.get("/history/guidelines").get_json()["guidelines"]) == 10


def test_a_question_that_makes_no_sense_is_refused(meeting: Caller) -> None:
    for question in ("activations?year=soon", "activations?month=1", f"guidelines?about={'x' * 1001}"):
        assert meeting.get(f"/history/{question}").status_code == 422
