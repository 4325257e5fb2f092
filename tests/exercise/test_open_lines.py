"""Who could be heard by whom: checked against every moment of random meetings."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from exercise.clock import Agenda, ManualClock
from exercise.exchange.call import CallState
from exercise.exchange.exchange import Exchange
from exercise.exchange.exchanges import Exchanges
from exercise.exchange.room import Leaving, Member
from exercise.open_lines import OpenLines
from tests.exercise.stage import POLICE, REGION, RESCUE, Stage, room_document

PHONES = [f"+467017406{number:02}" for number in range(10, 15)]
Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["join", "leave", "mute", "unmute", "hold", "unhold"]),
        st.integers(0, 4),
        st.integers(0, 3),
    ),
    max_size=30,
)


def _ids() -> object:
    counter = iter(range(10**6))
    return lambda kind: f"{kind}-{next(counter)}"


@settings(max_examples=80, deadline=None)
@given(STEPS)
def test_open_lines_are_what_the_room_was_at_every_moment(steps: list[Step]) -> None:
    clock = ManualClock()
    agenda = Agenda(clock)
    exchange = Exchange(agenda, 1.0, _ids())  # type: ignore[arg-type]
    exchanges = Exchanges()
    exchanges.add(exchange, frozenset())
    open_lines = OpenLines(agenda, exchanges)
    calls = [exchange.dial(phone, "+46846500400", phone) for phone in PHONES]
    for call in calls:
        call.state = CallState.UP
    room = exchange.rooms.open("meeting")
    truth: list[tuple[datetime, set[str]]] = []
    for what, who, seconds in steps:
        call = calls[who]
        member = room.members.get(call.id)
        if what == "join" and member is None and room.is_live:
            exchange.rooms.join(room, Member(call, muted=seconds == 1))
        elif what == "leave" and member is not None:
            exchange.rooms.leave(call, Leaving.HUNG_UP)
        elif member is not None:
            changes = {
                "mute": {"muted": True},
                "unmute": {"muted": False},
                "hold": {"held": True},
                "unhold": {"held": False},
            }
            exchange.rooms.change(room, member, **changes.get(what, {}))
        truth.append((clock.now(), {m.call.phone for m in room.members.values() if room.can_be_heard(m)}))
        clock.forward(seconds)
    for moment, (at, heard) in enumerate(truth):
        last_of_its_moment = moment + 1 == len(truth) or truth[moment + 1][0] > at
        if last_of_its_moment:
            assert set(open_lines.speakers_at(at)) == heard
    overlapping = sum(
        (later - at).total_seconds() for (at, heard), (later, _) in pairwise(truth) if len(heard) >= 2
    )
    tail = truth and len(truth[-1][1]) >= 2 and (clock.now() - truth[-1][0]).total_seconds()
    assert sum(overlap.seconds for overlap in open_lines.overlaps()) == overlapping + (tail or 0)


def test_two_open_lines_are_an_overlap_unless_one_is_exempt(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE, REGION, attributes='muted="true"')
    lines = stage.client.conferences(room).participants
    begun = stage.clock.now()
    lines("leg-0").update(muted=False)
    stage.forward(10)
    lines("leg-1").update(muted=False)
    stage.forward(3)
    lines("leg-0").update(muted=True)
    stage.forward(5)
    (overlap,) = stage.network.open_lines.overlaps()
    assert (overlap.phones, overlap.seconds) == ((POLICE, RESCUE), 3.0)
    assert stage.network.open_lines.overlaps(exempt=[POLICE]) == []
    assert stage.network.open_lines.overlaps(exempt=["leg-1"]) == []
    assert stage.network.open_lines.speakers_at(begun + timedelta(seconds=5)) == [POLICE]


def test_nobody_is_heard_in_a_room_that_has_not_started(stage: Stage) -> None:
    stage.phone(POLICE).script({"answers": 1})
    stage.call(POLICE, room_document("police"))
    stage.forward(5)
    stage.phone(POLICE).speak("Hallå?", 2)
    stage.forward(5)
    assert stage.network.open_lines.lines == []


def test_a_muted_speaker_reaches_nobody_until_the_line_opens(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE, attributes='muted="true"')
    stage.phone(POLICE).speak("Lugnt i länet.", 20)
    stage.forward(5)
    assert stage.phone(RESCUE).heard == []
    stage.client.conferences(room).participants("leg-0").update(muted=False)
    stage.forward(1)
    assert stage.phone(RESCUE).heard == ["Lugnt i länet."]
    assert stage.phone(POLICE).heard == []


def test_anything_but_true_opens_a_line(stage: Stage) -> None:
    room = stage.meet(POLICE, RESCUE, attributes='muted="true"')
    answer = stage.network.app.test_client().post(
        f"{stage.network.account.path}/Conferences/{room}/Participants/leg-0.json",
        data={"Muted": "yes"},
        auth=(stage.network.account.sid, stage.network.account.token),
    )
    assert answer.json is not None and answer.json["muted"] is False
