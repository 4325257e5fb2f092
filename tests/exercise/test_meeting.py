"""A meeting of all 37 members, with half a dozen of them behaving badly: nothing is lost or doubled."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.exchange.numbers import every_number
from tests.exercise.product import BASE
from tests.exercise.stage import ALL_CALL_EVENTS, Stage, room_document, set_up

PHONES = every_number()[:37]
BADLY = {3: "never", 7: "busy", 11: "voicemail", 19: "rejects", 23: "unreachable"}
OUTCOMES = {
    "never": "no-answer",
    "busy": "busy",
    "voicemail": "in-progress",
    "rejects": "busy",
    "unreachable": "failed",
}
QUESTION = (
    f'<Gather numDigits="1" timeout="10" action="{BASE}/key"><Say>Tryck ett för att komma med.</Say></Gather>'
)


def _call_all(stage: Stage) -> list[str]:
    stage.product.documents["/key"] = lambda form: room_document(form["CallSid"], 'muted="true"')
    stage.product.documents["/voice"] = QUESTION + '<Pause length="90"/>'
    stage.network.script(
        {number: {"answers": BADLY.get(place, 4), "presses": "1"} for place, number in enumerate(PHONES)}
    )
    watch = {"status_callback": f"{BASE}/status", "status_callback_event": ALL_CALL_EVENTS}
    return [stage.call(number, timeout=25, **watch) for number in PHONES]


def test_all_that_answer_are_in_the_room_and_the_others_have_their_reason() -> None:
    stage = set_up()
    sids = _call_all(stage)
    stage.forward(90)
    room = stage.client.conferences.list(friendly_name="meeting", status="in-progress")[0]
    inside = {participant.call_sid for participant in room.participants.list()}
    for place, sid in enumerate(sids):
        assert (sid in inside) == (place not in BADLY)
        expected = OUTCOMES[BADLY[place]] if place in BADLY else "in-progress"
        assert stage.client.calls(sid).fetch().status == expected
    assert stage.network.unexpected == []
    assert stage.network.account.troubles == []


STORY = r"initiated( busy| ringing( busy| no-answer| in-progress( completed)?)?)?"
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "decline", "hang up", "press", "dial", "speak", "wait"]), st.integers(0, 5)
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None)
@given(DEEDS)
def test_whatever_is_done_at_the_phones_every_call_has_one_story(deeds: list[tuple[str, int]]) -> None:
    stage = set_up(calls_per_second=10.0)
    stage.product.documents["/voice"] = QUESTION
    stage.product.documents["/key"] = room_document("one", "", 'hangupOnStar="true"') + room_document("two")
    numbers = every_number()[:6]
    watch = {"status_callback": f"{BASE}/status", "status_callback_event": ALL_CALL_EVENTS}
    for number in numbers[:4]:
        stage.call(number, timeout=10, **watch)
    for what, who in deeds:
        phone = stage.phone(numbers[who])
        if what == "answer" and phone.state == "ringing":
            phone.answer()
        elif what == "decline" and phone.state == "ringing":
            phone.decline()
        elif what == "dial" and phone.state == "idle":
            phone.dial()
        elif phone.state == "talking":
            act = {"hang up": phone.hang_up, "press": lambda p=phone: p.press("1*")}
            act.get(what, lambda p=phone: p.speak("Hej", 2))()
        stage.forward(1)
    stage.forward(60)
    stories: dict[str, list[str]] = {}
    for form in stage.product.asked("/status"):
        assert int(form["SequenceNumber"]) == len(stories.setdefault(form["CallSid"], []))
        stories[form["CallSid"]].append(form["CallStatus"])
    for story in stories.values():
        assert re.fullmatch(STORY, " ".join(story))
    rooms = stage.product.asked("/room")
    numbers_told = [(form["ConferenceSid"], form["SequenceNumber"]) for form in rooms]
    assert len(numbers_told) == len(set(numbers_told))
