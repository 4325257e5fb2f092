"""The wall: all phones at a glance, or those that look different since one looked last."""

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify, request

from exercise.control.phones import phone_json
from exercise.control.refusal import CannotDo

if TYPE_CHECKING:
    from exercise.network import Network


def add_wall(control: Blueprint, network: "Network") -> None:
    @control.get("/version")
    def version() -> Response:
        """How far the wall has come."""
        return jsonify({"version": network.wall.version})

    @control.get("/wall")
    def look() -> Response:
        """`?since=` what was `version` then; without it all."""
        since = request.args.get("since", "0")
        if not since.isdigit():
            raise CannotDo("since is a version")
        wall = network.wall
        seen = [phone_json(phone, network) for phone in wall.since(int(since))]
        return jsonify({"version": wall.version, "phones": seen})
