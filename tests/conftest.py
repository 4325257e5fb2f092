"""The stage asserts on behalf of every story, so its assertions tell as much as theirs."""

import pytest

pytest.register_assert_rewrite("tests.stage", "tests.faults.lived", "tests.scenarios.activations.night")
