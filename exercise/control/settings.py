"""Settings: what the network is, and the one thing about it that may be changed while it runs."""

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from exercise.control.carriers import meant
from exercise.control.refusal import CannotDo, number, told

if TYPE_CHECKING:
    from exercise.network import Network


def add_settings(control: Blueprint, network: "Network") -> None:
    def show() -> Response:
        account, pace = meant(network).account, meant(network).exchange.pace
        return jsonify(
            {
                "account_sid": account.sid,
                "calls_per_second": pace.calls_per_second,
                "voice_number": account.voice_number,
                "text_number": account.text_number,
                "voice_url": account.voice_url,
                "text_url": account.text_url,
            }
        )

    @control.get("/settings")
    def show_settings() -> Response:
        return show()

    @control.post("/settings")
    def change_settings() -> Response:
        words, pace = told(), meant(network).exchange.pace
        if set(words) - {"calls_per_second"}:
            raise CannotDo("only calls_per_second can be changed")
        rate = number(words, "calls_per_second", pace.calls_per_second)
        if rate <= 0:
            raise CannotDo("calls_per_second is above zero")
        pace.calls_per_second = rate
        return show()
