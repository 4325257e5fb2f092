"""The clock: what time it is in the exercise, how fast it goes, and how long the product takes to answer."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from exercise.clock import FileClock
from exercise.control.refusal import CannotDo, number, told

if TYPE_CHECKING:
    from exercise.network import Network


def add_clock(control: Blueprint, network: "Network") -> None:
    def show() -> Response:
        clock, next_at = network.agenda.clock, network.agenda.next_at()
        return jsonify(
            {
                "now": clock.now().isoformat(),
                "wall": datetime.now(UTC).isoformat(),
                "speed": getattr(clock, "speed", 0.0),
                "lag": round(network.lag(), 3),
                "next_at": next_at.isoformat() if next_at else None,
            }
        )

    @control.get("/clock")
    def show_clock() -> Response:
        return show()

    @control.post("/clock")
    def set_clock() -> Response:
        """`speed`, `product` or both; possible only where the clock is a file that all sides read."""
        clock, words = network.agenda.clock, told()
        if not isinstance(clock, FileClock):
            raise CannotDo("this network has no clock file", 409)
        try:
            product = datetime.fromisoformat(words["product"]) if "product" in words else clock.now()
        except (TypeError, ValueError) as error:
            raise CannotDo("product is a moment with its zone") from error
        speed = number(words, "speed", clock.speed)
        if product.tzinfo is None or speed <= 0:
            raise CannotDo("product has a zone, and speed is above zero")
        clock.set(product, speed)
        return show()
