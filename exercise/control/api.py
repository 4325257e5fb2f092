"""The control API, `/exercise/v1/…`: all that whoever leads an exercise may do to the network."""

from typing import TYPE_CHECKING

from flask import Blueprint, Flask, Response, jsonify

from exercise.control.clock import add_clock
from exercise.control.faults import add_faults
from exercise.control.judging import add_judging
from exercise.control.phones import add_phones
from exercise.control.refusal import CannotDo
from exercise.control.scripts import add_scripts
from exercise.control.settings import add_settings
from exercise.control.wall import add_wall

if TYPE_CHECKING:
    from exercise.network import Network


def add_control(app: Flask, network: "Network") -> None:
    control = Blueprint("control", __name__, url_prefix="/exercise/v1")
    add_phones(control, network)
    add_scripts(control, network)
    add_wall(control, network)
    add_judging(control, network)
    add_faults(control, network)
    add_clock(control, network)
    add_settings(control, network)
    app.register_blueprint(control)

    @app.errorhandler(CannotDo)
    def cannot(error: CannotDo) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), error.status
