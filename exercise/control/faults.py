"""Faults: what shall go wrong, and what has, at the carrier that is meant."""

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, jsonify, request

from exercise.control.carriers import meant
from exercise.control.refusal import CannotDo
from exercise.faults import Rule

if TYPE_CHECKING:
    from exercise.network import Network

_WORDS = ("where", "does", "times", "after", "seconds", "chance", "seed", "name")


def _rule(words: Any) -> Rule:
    if not isinstance(words, dict) or not set(words) <= set(_WORDS):
        raise CannotDo(f"a fault is an object of {', '.join(_WORDS)}")
    try:
        return Rule(**words)
    except (TypeError, ValueError) as error:
        raise CannotDo(str(error)) from error


def add_faults(control: Blueprint, network: "Network") -> None:
    def show() -> Response:
        rules = [
            {name: getattr(rule, name) for name in (*_WORDS, "met", "done")}
            for rule in meant(network).faults.rules
        ]
        return jsonify({"faults": rules})

    @control.get("/faults/spoilt")
    def list_spoilt() -> Response:
        """Every passage that went wrong so far."""
        return jsonify({"spoilt": [spoilt.as_json() for spoilt in meant(network).faults.spoilt]})

    @control.get("/faults")
    def list_faults() -> Response:
        return show()

    @control.post("/faults")
    def add() -> Response:
        """One rule or a list of them."""
        words = request.get_json(silent=True, force=True)
        rules = [_rule(entry) for entry in (words if isinstance(words, list) else [words])]
        for rule in rules:
            meant(network).faults.add(rule)
        return show()

    @control.delete("/faults")
    def clear() -> Response:
        """All rules, or with `?name=` those of that name."""
        meant(network).faults.clear(request.args.get("name"))
        return show()
