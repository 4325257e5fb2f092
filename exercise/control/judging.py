"""What an exercise is judged by: ears, open lines, unexpected phones, requests taken, troubles."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from exercise.control.carriers import meant
from exercise.control.refusal import CannotDo
from exercise.open_lines import OpenLine, Overlap
from exercise.twilio.records import Trouble

if TYPE_CHECKING:
    from exercise.network import Network


def add_judging(control: Blueprint, network: "Network") -> None:
    def after() -> int:
        written = request.args.get("after", "0")
        if not written.isdigit():
            raise CannotDo("after is a sequence number")
        return int(written)

    @control.get("/ears")
    def ears() -> Response:
        return jsonify({"ears": [noticed.as_json() for noticed in network.ears.after(after())]})

    @control.get("/requests")
    def requests_taken() -> Response:
        """Every REST request: what was asked, what was answered, what it made."""
        return jsonify({"requests": [taken.as_json() for taken in meant(network).requests[after() :]]})

    @control.get("/audible")
    def audible() -> Response:
        """All open lines, and where two or more were open at once but for each `exempt` phone or label."""
        room, lines = request.args.get("room"), network.open_lines
        answer: dict[str, object] = {
            "lines": [_times(line) for line in lines.lines if room in (None, line.room)],
            "overlaps": [_times(overlap) for overlap in lines.overlaps(request.args.getlist("exempt"), room)],
        }
        if "at" in request.args:
            try:
                answer["speakers"] = lines.speakers_at(datetime.fromisoformat(request.args["at"]), room)
            except (ValueError, TypeError) as error:
                raise CannotDo("at is a moment with its zone") from error
        return jsonify(answer)

    @control.get("/unexpected")
    def unexpected() -> Response:
        return jsonify({"unexpected": network.unexpected})

    @control.get("/troubles")
    def troubles() -> Response:
        """What the carrier's debugger would show."""
        return jsonify({"troubles": [_times(trouble) for trouble in meant(network).account.troubles]})


def _times(what: OpenLine | Overlap | Trouble) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(what).items()
    }
