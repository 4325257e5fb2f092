"""The exchange's words in Twilio's: each translated here and nowhere else."""

from exercise.exchange.call import Call, CallState, Ending
from exercise.exchange.events import Change
from exercise.exchange.room import Closing, Leaving, RoomState

_STATES = {
    CallState.QUEUED: "queued",
    CallState.DIALLING: "initiated",
    CallState.RINGING: "ringing",
    CallState.UP: "in-progress",
}
_ENDINGS = {
    Ending.COMPLETED: "completed",
    Ending.BUSY: "busy",
    Ending.NO_ANSWER: "no-answer",
    Ending.FAILED: "failed",
    Ending.CANCELLED: "canceled",
}
SIP_CODES = {
    Ending.COMPLETED: "200",
    Ending.BUSY: "486",
    Ending.NO_ANSWER: "487",
    Ending.FAILED: "404",
    Ending.CANCELLED: "487",
}
ROOM_STATES = {RoomState.WAITING: "init", RoomState.TALKING: "in-progress", RoomState.OVER: "completed"}
LEAVINGS = {
    Leaving.HUNG_UP: "participant_hung_up",
    Leaving.TAKEN_OUT: "participant_updated_via_api",
    Leaving.KICKED: "participant_updated_via_api",
    Leaving.ROOM_ENDED: "conference_ended_via_api",
    Leaving.CHAIR_LEFT: "moderator_ended_conference",
    Leaving.NEVER_CAME: "participant_add_failed",
}
CLOSINGS = {
    Closing.ORDERED: "conference-ended-via-api",
    Closing.CHAIR_LEFT: "participant-with-end-conference-on-exit-left",
    Closing.CHAIR_KICKED: "participant-with-end-conference-on-exit-kicked",
    Closing.LAST_LEFT: "last-participant-left",
    Closing.LAST_KICKED: "last-participant-kicked",
}
CHANGES = {
    Change.MUTED: "participant-mute",
    Change.UNMUTED: "participant-unmute",
    Change.HELD: "participant-hold",
    Change.UNHELD: "participant-unhold",
    Change.MODIFIED: "participant-modify",
}


def call_status(call: Call) -> str:
    return _ENDINGS[call.ending] if call.ending else _STATES[call.state]


def listed_status(call: Call) -> str:
    """As the Calls resource gives it: `initiated` is a word of the callbacks only."""
    return "ringing" if call.state is CallState.DIALLING else call_status(call)


def direction(call: Call) -> str:
    return "inbound" if call.inbound else "outbound-api"
