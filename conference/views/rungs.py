"""What rungs and outcomes are called when people are told of them."""

from __future__ import annotations

from collections.abc import Mapping

RUNGS: Mapping[str, str] = {
    "holder": "the holder's phone",
    "holder_second": "the holder's second phone",
    "substitute": "the substitute's phone",
    "substitute_second": "the substitute's second phone",
    "switchboard": "the switchboard",
    "guest": "the guest's phone",
    "last_resort": "the last resort",
}
"""Every kind of rung."""

OUTCOMES: Mapping[str, str] = {
    "joined": "answered and joined",
    "declined": "answered and declined",
    "someone_else": "answered: someone else comes",
    "busy": "was busy",
    "no_answer": "was not answered",
    "voicemail": "was answered by a machine",
    "no_key": "was answered, but nobody pressed a key",
    "bad_number": "has a number that cannot be called",
    "carrier_fault": "could not be rung by the carrier",
    "cancelled": "was let go, as it was no longer needed",
    "hung_up": "was answered and hung up",
    "taken": "was answered when the place was taken",
    "overtaken": "was not rung, as it was no longer needed",
    "unknown": "may have rung; the carrier has not said",
    "under_way": "is being called",
}
"""Every outcome of an attempt, as what the phone did."""

REASONS: Mapping[str, str] = {
    "declined": "declined",
    "someone_else": "someone else was to come, and has not",
    "busy": "busy",
    "no_answer": "no answer",
    "voicemail": "a machine answered",
    "no_key": "answered, but no key was pressed",
    "bad_number": "the number cannot be called",
    "carrier_fault": "the carrier could not place the call",
    "no_holder": "there is no number to call",
    "hung_up": "hung up",
    "taken": "the place was taken",
    "overtaken": "not called in time",
    "cancelled": "not called in time",
    "unknown": "the carrier has not said",
    "under_way": "no answer before the end",
    "not_ticked": "not ticked on the radio",
    "no_reply": "no answer to the text",
}
"""Why a seat is empty."""

AS: Mapping[str, str] = {"holder": "holder", "substitute": "substitute", "guest": "guest"}
"""As what somebody took a seat."""
