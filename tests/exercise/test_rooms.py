"""Conferences: coming, lines opened and closed, announcements, going, the end."""

from tests.exercise.product import BASE
from tests.exercise.stage import POLICE, REGION, RESCUE, Stage, room_document


def test_a_room_starts_when_two_are_in_it(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, room_document("police"))
    stage.forward(5)
    assert stage.client.conferences.list(friendly_name="meeting")[0].status == "init"
    stage.phone(RESCUE).script({"answers": 1})
    stage.call(RESCUE, room_document("rescue"))
    stage.forward(5)
    assert stage.client.conferences.list(friendly_name="meeting", status="in-progress")
    assert stage.product.events("/room") == ["participant-join", "participant-join", "conference-start"]


def test_a_line_is_closed_and_opened_by_label_and_reported(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE)
    lines = stage.client.conferences(room).participants
    assert lines("leg-0").update(muted=True).muted is True
    lines("leg-0").update(muted=True)
    lines("leg-0").update(muted=False)
    stage.forward(1)
    assert stage.product.events("/room")[-2:] == ["participant-mute", "participant-unmute"]
    assert stage.product.asked("/room")[-1]["ParticipantLabel"] == "leg-0"


def test_the_room_and_one_alone_hear_announcements(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE)
    stage.product.documents |= {"/all": "<Say>Polisen, varsågod.</Say>", "/one": "<Say>Ni är näst.</Say>"}
    stage.client.conferences(room).update(announce_url=f"{BASE}/all", announce_method="POST")
    stage.client.conferences(room).participants("leg-1").update(announce_url=f"{BASE}/one")
    stage.forward(5)
    assert stage.phone(POLICE).heard == ["Polisen, varsågod."]
    assert sorted(stage.phone(RESCUE).heard) == ["Ni är näst.", "Polisen, varsågod."]
    assert stage.product.events("/room")[-2:] == ["announcement-end", "announcement-end"]


def test_the_end_of_a_room_lets_every_leg_go_on_with_its_own_document(stage: Stage) -> None:
    stage.product.documents["/left"] = "<Say>Tack och hej.</Say>"
    room = stage.meet(POLICE, RESCUE, dial=f'action="{BASE}/left"')
    stage.client.conferences(room).update(status="completed")
    stage.forward(5)
    assert stage.phone(POLICE).heard == stage.phone(RESCUE).heard == ["Tack och hej."]
    assert stage.product.asked("/left")[0]["DialCallStatus"] == "answered"
    end = stage.product.asked("/room")[-1]
    assert end["ReasonConferenceEnded"] == "conference-ended-via-api"


def test_a_room_is_over_when_the_last_has_left(stage: Stage) -> None:
    stage.meet(POLICE, RESCUE)
    stage.phone(POLICE).hang_up()
    stage.phone(RESCUE).hang_up()
    stage.forward(1)
    told = stage.product.asked("/room")
    assert [form["StatusCallbackEvent"] for form in told[-3:]] == [
        "participant-leave",
        "participant-leave",
        "conference-end",
    ]
    assert told[-2]["ParticipantCallStatus"] == "completed"
    assert told[-2]["ReasonParticipantLeft"] == "participant_hung_up"
    assert told[-1]["ReasonConferenceEnded"] == "last-participant-left"


def test_a_star_steps_out_and_the_call_goes_on(stage: Stage) -> None:
    stage.product.documents["/left"] = '<Gather numDigits="1" timeout="4"/>' + room_document("leg-0-2")
    stage.meet(POLICE, RESCUE, dial=f'hangupOnStar="true" action="{BASE}/left"')
    stage.phone(POLICE).press("*")
    stage.forward(1)
    leave = stage.product.asked("/room")[-1]
    assert (leave["StatusCallbackEvent"], leave["ParticipantCallStatus"]) == (
        "participant-leave",
        "in-progress",
    )
    stage.forward(5)
    assert stage.product.asked("/room")[-1]["ParticipantLabel"] == "leg-0-2"


def test_a_label_already_in_the_room_sends_the_call_to_its_next_verb(stage: Stage) -> None:
    stage.meet(POLICE, RESCUE)
    stage.phone(REGION).script({"answers": 1})
    stage.call(REGION, room_document("leg-0") + "<Say>Upptaget.</Say>")
    stage.forward(5)
    assert stage.phone(REGION).heard == ["Upptaget."]
    assert stage.network.account.troubles[-1].code == 16025


def test_one_who_is_kicked_goes_on_with_its_own_document(stage: Stage) -> None:
    stage.product.documents["/left"] = "<Say>Ni är utanför.</Say>"
    room = stage.meet(POLICE, RESCUE, dial=f'action="{BASE}/left"')
    stage.client.conferences(room).participants("leg-0").delete()
    stage.forward(5)
    assert stage.phone(POLICE).heard == ["Ni är utanför."]
    leave = [
        form for form in stage.product.asked("/room") if form["StatusCallbackEvent"] == "participant-leave"
    ]
    assert leave[0]["ReasonParticipantLeft"] == "participant_updated_via_api"


def test_a_call_turned_elsewhere_leaves_its_room(stage: Stage) -> None:
    stage.product.documents["/menu"] = "<Say>Meny.</Say>"
    room = stage.meet(POLICE, RESCUE)
    sid = stage.client.conferences(room).participants("leg-0").fetch().call_sid
    stage.client.calls(sid).update(url=f"{BASE}/menu", method="POST")
    stage.forward(3)
    assert stage.phone(POLICE).heard == ["Meny."]
    leave = next(
        form for form in stage.product.asked("/room") if form["StatusCallbackEvent"] == "participant-leave"
    )
    assert (leave["ReasonParticipantLeft"], leave["ParticipantCallStatus"]) == (
        "participant_updated_via_api",
        "in-progress",
    )


def test_one_on_the_way_into_a_room_can_be_muted_and_called_off(stage: Stage) -> None:
    participants = stage.client.conferences("fresh").participants
    stage.phone(POLICE).script({"answers": 3})
    for number, label in ((POLICE, "police"), (RESCUE, "rescue")):
        participants.create(from_="+46846500400", to=number, label=label, wait_url="")
    stage.forward(2)
    room = stage.client.conferences.list(friendly_name="fresh")[0].sid
    lines = stage.client.conferences(room).participants
    assert lines("police").fetch().status == "ringing"
    lines("police").update(muted=True)
    lines("rescue").delete()
    stage.forward(5)
    assert [(one.label, one.muted, one.status) for one in lines.list()] == [("police", True, "connected")]
    assert stage.phone(RESCUE).state == "idle"


def test_a_full_room_sends_the_call_to_its_next_verb(stage: Stage) -> None:
    stage.meet(POLICE, RESCUE, attributes='maxParticipants="2"')
    stage.phone(REGION).script({"answers": 1})
    stage.call(REGION, room_document("late", 'maxParticipants="2"') + "<Say>Fullt.</Say>")
    stage.forward(5)
    assert stage.phone(REGION).heard == ["Fullt."]
    assert stage.network.account.troubles[-1].code == 16020


def test_one_on_hold_hears_and_says_nothing(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE)
    stage.client.conferences(room).participants("leg-1").update(hold=True)
    stage.phone(POLICE).speak("Lugnt.", 2)
    stage.phone(RESCUE).speak("Här också.", 2)
    stage.forward(3)
    assert stage.phone(POLICE).heard == stage.phone(RESCUE).heard == []
