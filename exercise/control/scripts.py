"""Scripts: who stands at which phone, and what they will do. All are taken, or none."""

from typing import TYPE_CHECKING

from flask import Blueprint, Response, jsonify

from exercise.control.refusal import CannotDo, told
from exercise.exchange.numbers import is_fiction
from exercise.officers.reading import BadScript, read_script

if TYPE_CHECKING:
    from exercise.network import Network


def add_scripts(control: Blueprint, network: "Network") -> None:
    @control.get("/scripts")
    def list_scripts() -> Response:
        return jsonify({"scripted": sorted(network.staff.officers)})

    @control.post("/scripts")
    def give_scripts() -> Response:
        """`{"+46…": {...}}`; null takes the officer away."""
        scripts = told()
        for number, words in scripts.items():
            if not is_fiction(number):
                raise CannotDo(f"{number} is not one of the fiction numbers")
            try:
                read_script({} if words is None else words)
            except BadScript as error:
                raise CannotDo(f"{number}: {error}") from error
        for number, words in scripts.items():
            if words is None:
                network.staff.relieve(number)
            else:
                network.staff.give_script(number, words)
        return jsonify({"scripted": sorted(network.staff.officers)})
