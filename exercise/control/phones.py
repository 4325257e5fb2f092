"""Phones by hand: look at them, and press their buttons."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify

from exercise.control.refusal import CannotDo, number, told
from exercise.officers.phone import NoCall, Phone

if TYPE_CHECKING:
    from exercise.network import Network

_BUTTONS: dict[str, Callable[[Phone, dict[str, Any]], object]] = {
    "answer": lambda phone, words: phone.answer(machine=bool(words.get("machine"))),
    "decline": lambda phone, words: phone.decline(),
    "press": lambda phone, words: phone.press(_needed(words, "keys")),
    "hang-up": lambda phone, words: phone.hang_up(),
    "dial": lambda phone, words: phone.dial(words.get("to"), words.get("from")),
    "text": lambda phone, words: phone.text(_needed(words, "body"), words.get("to")),
    "speak": lambda phone, words: phone.speak(str(words.get("text", "")), number(words, "seconds", 5.0)),
    "fall-silent": lambda phone, words: phone.fall_silent(),
}


def phone_json(phone: Phone, network: "Network") -> dict[str, object]:
    call = phone.call
    room = call.room if call else None
    member = room.members[call.id] if room and call else None
    return {
        "number": phone.number,
        "state": phone.state,
        "scripted": phone.number in network.staff.officers,
        "rings": phone.rings,
        "call": call.id if call else None,
        "inbound": call.inbound if call else None,
        "room": room.name if room else None,
        "label": member.label if member else None,
        "muted": member.muted if member else None,
        "heard": phone.heard[-20:],
        "texts": phone.texts[-20:],
        **network.wall.seen(phone),
    }


def add_phones(control: Blueprint, network: "Network") -> None:
    hands = {"take-over": network.staff.take_over, "give-back": network.staff.give_back}

    def find(written: str) -> Phone:
        try:
            return network.phone(written)
        except ValueError as error:
            raise CannotDo(str(error), 404) from error

    def show(phone: Phone) -> dict[str, object]:
        noticed = [one.as_json() for one in network.ears.of(phone.number)]
        return {**phone_json(phone, network), "noticed": noticed}

    @control.get("/phones")
    def list_phones() -> Response:
        """Every phone that has been scripted, touched or reached."""
        return jsonify({"phones": [phone_json(phone, network) for phone in network.staff.phones.values()]})

    @control.get("/phones/<written>")
    def show_phone(written: str) -> Response:
        return jsonify(show(find(written)))

    @control.post("/phones/<written>/<button>")
    def press_button(written: str, button: str) -> Response:
        phone = find(written)
        if button in hands:
            hands[button](phone.number)
            return jsonify(show(phone))
        if button not in _BUTTONS:
            raise CannotDo(f"a phone has no {button}", 404)
        try:
            _BUTTONS[button](phone, told())
        except NoCall as error:
            raise CannotDo(str(error), 409) from error
        network.wall.changes([phone.number])
        return jsonify(show(phone))


def _needed(words: dict[str, Any], name: str) -> str:
    value = words.get(name)
    if not value or not isinstance(value, str):
        raise CannotDo(f"{name} is needed")
    return value
