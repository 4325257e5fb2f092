"""Another house that vouches for people: an OpenID provider of its own, over HTTP, with keys of its own.

It does what the standard says, by the server's half of the library; what it says of somebody can be spoilt.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any, Self

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import AuthorizationCodeMixin, UserInfo
from authlib.oidc.core.grants import OpenIDCode
from flask import Flask, Response, jsonify, request
from joserfc.jwk import KeySet, RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "upprop", "a secret of the two houses"


class Client(ClientMixin):  # type: ignore[misc]
    def __init__(self, back: str) -> None:
        self.client_id, self.back = CLIENT, back

    def get_client_id(self) -> str:
        return CLIENT

    def get_default_redirect_uri(self) -> str:
        return self.back

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri == self.back

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):  # type: ignore[misc]
    code: str
    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str
    user: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@dataclass
class Provider:
    """`user` is whoever sits at its browser; `says` is laid over what it says of them; None takes away.

    `signs` is the key it signs with; it tells the world of `key` alone.
    """

    back: str = "https://upprop.example.org/logga-in/tillbaka"
    user: str = "subject-1"
    says: dict[str, Any] = field(default_factory=dict)
    describes: dict[str, Any] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    key: RSAKey = field(default_factory=lambda: _new_key())
    signs: RSAKey | None = None
    algorithm: str = "RS256"

    def __enter__(self) -> Self:
        self.codes: dict[str, Code] = {}
        self.server = make_server("127.0.0.1", 0, self._app(), threaded=True)
        self.issuer = f"http://localhost:{self.server.port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()

    def _client(self, id: str) -> Client | None:
        return Client(self.back) if id == CLIENT else None

    def _app(self) -> Flask:
        app, house = Flask("another house"), self
        server = AuthorizationServer(
            app, lambda id: Client(self.back) if id == CLIENT else None, lambda *_: None
        )

        class CodeGrant(grants.AuthorizationCodeGrant):  # type: ignore[misc]
            TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

            def save_authorization_code(self, code: str, asked: Any) -> None:
                said = asked.payload.data
                house.codes[code] = Code(
                    code,
                    asked.payload.redirect_uri,
                    asked.payload.scope,
                    said.get("nonce", ""),
                    said.get("code_challenge", ""),
                    said.get("code_challenge_method", ""),
                    house.user,
                )

            def query_authorization_code(self, code: str, client: Client) -> Code | None:
                return house.codes.get(code)

            def delete_authorization_code(self, code: Code) -> None:
                del house.codes[code.code]

            def authenticate_user(self, code: Code) -> str:
                return code.user

        class Vouching(OpenIDCode):  # type: ignore[misc]
            def exists_nonce(self, nonce: str, asked: Any) -> bool:
                return any(code.nonce == nonce for code in house.codes.values())

            def resolve_client_private_key(self, client: Client) -> RSAKey | str:
                return (house.signs or house.key) if house.algorithm == "RS256" else SECRET

            def get_client_algorithm(self, client: Client) -> str:
                return house.algorithm

            def get_encode_header(self, client: Client) -> dict[str, str]:
                return {"alg": house.algorithm, "kid": house.key.kid}

            def get_client_claims(self, client: Client) -> dict[str, Any]:
                return {"iss": house.issuer, "aud": CLIENT}

            def get_authorization_code_claims(self, code: Code) -> dict[str, Any]:
                return (
                    {} if house.says.get("nonce", "") is None else super().get_authorization_code_claims(code)
                )

            def generate_user_info(self, user: str, scope: str) -> UserInfo:
                said = {"sub": user, **house.says}
                return UserInfo({name: value for name, value in said.items() if value is not None})

        server.register_grant(CodeGrant, [CodeChallenge(required=True), Vouching(require_nonce=True)])

        @app.get("/.well-known/openid-configuration")
        def described() -> Response:
            address = self.issuer
            return jsonify(
                {
                    "issuer": address,
                    "authorization_endpoint": f"{address}/authorize",
                    "token_endpoint": f"{address}/token",
                    "jwks_uri": f"{address}/keys",
                    "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
                    "token_endpoint_auth_methods_supported": ["client_secret_basic"],
                    **self.describes,
                }
            )

        @app.get("/keys")
        def keys() -> Response:
            return jsonify(KeySet([self.key]).as_dict(private=False))

        @app.get("/authorize")
        def authorize() -> Any:
            self.asked.append(request.args.to_dict())
            grant = server.get_consent_grant(end_user=self.user)
            return server.create_authorization_response(grant_user=self.user, grant=grant)

        @app.post("/token")
        def token() -> Any:
            return server.create_token_response()

        return app


def _new_key() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"}, private=True)
