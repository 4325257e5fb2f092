"""An address is put together as it is taken apart, and nothing is compiled for it before."""

import pytest
from werkzeug.routing import Rule

from tests.stage import Stage
from webhooks import create_app


def test_what_puts_an_address_together_is_compiled_when_it_is_asked_for(
    quiet: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[str] = []
    compiles = Rule._compile_builder

    def watched(rule: Rule, unknown: bool = True) -> object:
        compiled.append(rule.rule)
        return compiles(rule, unknown)

    monkeypatch.setattr(Rule, "_compile_builder", watched)
    app = create_app(quiet.upprop)
    made, compiled[:] = list(compiled), []
    assert not [rule for rule in made if rule.startswith(("/api/", "/twilio/"))]
    urls = app.url_map.bind("upprop.example")
    for more in ({}, {"x": 1}, {"x": 2}):
        built = urls.build("twilio.question", {"leg": "leg1", "step": 3, **more}, method="POST")
        assert built == "/twilio/legs/leg1/3" + "".join(f"?{name}={value}" for name, value in more.items())
        assert urls.match(built.partition("?")[0], method="POST")[1] == {"leg": "leg1", "step": 3}
    assert len(compiled) <= 2
