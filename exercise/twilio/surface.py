"""The REST surface as a whole: who may ask, and how a refusal looks."""

import hmac

from flask import Blueprint, Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from exercise.twilio.account import API_VERSION, Account
from exercise.twilio.announcements import Announcer
from exercise.twilio.calls import add_calls
from exercise.twilio.conference_callbacks import ConferenceCallbacks
from exercise.twilio.conferences import add_conferences
from exercise.twilio.errors import Refusal, not_found
from exercise.twilio.inviting import Inviting
from exercise.twilio.messages import add_messages
from exercise.twilio.participants import add_participants
from exercise.twilio.sids import new_sid
from exercise.twilio.voice import Voice


def add_surface(app: Flask, account: Account, voice: Voice, callbacks: ConferenceCallbacks) -> None:
    api = Blueprint("twilio", __name__, url_prefix=f"/{API_VERSION}/Accounts/<account_sid>")
    announcer = Announcer(account, callbacks)

    @api.url_value_preprocessor
    def take_account(_endpoint: str | None, values: dict[str, str] | None) -> None:
        request.environ["exercise.account"] = (values or {}).pop("account_sid", "")

    @api.before_request
    def authenticate() -> None:
        given = request.authorization
        user, password = (given.username or "", given.password or "") if given else ("", "")
        genuine = hmac.compare_digest(user.encode(), account.sid.encode())
        genuine &= hmac.compare_digest(password.encode(), account.token.encode())
        if not genuine:
            raise Refusal(20003, "Authenticate", 401)
        if request.environ["exercise.account"] != account.sid:
            raise not_found(request.path)

    add_calls(api, account, voice)
    add_conferences(api, account, announcer)
    add_participants(api, account, announcer, Inviting(account, voice))
    add_messages(api, account)
    app.register_blueprint(api)

    @app.errorhandler(Refusal)
    def refuse(refusal: Refusal) -> tuple[Response, int]:
        return jsonify(refusal.body()), refusal.status

    @app.errorhandler(HTTPException)
    def unknown(error: HTTPException) -> tuple[Response, int]:
        status = error.code or 500
        code = {404: 20404, 405: 20004}.get(status, 20001)
        words = Refusal(code, f"The requested resource {request.path} was not found", status)
        return jsonify(words.body()), status

    @app.after_request
    def stamp(response: Response) -> Response:
        response.headers["Twilio-Request-Id"] = new_sid("request")
        response.headers["Twilio-Concurrent-Requests"] = "1"
        return response
