"""What is exported, held against its schema: times must be real ones, and in UTC."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

from conference.views import activation_record, record

CHECKER = FormatChecker()


@CHECKER.checks("date-time", raises=ValueError)
def is_utc(written: object) -> bool:
    return not isinstance(written, str) or datetime.fromisoformat(written).utcoffset() == timedelta(0)


def _validator(schema: Path) -> Draft202012Validator:
    """Raises where a record is not what the schema says."""
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")), format_checker=CHECKER)


OF_MEETINGS = _validator(record.SCHEMA)
OF_ACTIVATIONS = _validator(activation_record.SCHEMA)
