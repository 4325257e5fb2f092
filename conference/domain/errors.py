"""Why the domain says no.

    DomainError
    ├── Refused       the state does not allow it now            (CLI exit 3, HTTP 409)
    ├── NotAllowed    this person may not                         (CLI exit 3, HTTP 403)
    ├── NotFound      nothing by that name or id                  (CLI exit 2, HTTP 404)
    └── BadInput      the words themselves make no sense          (CLI exit 2, HTTP 422)

Nothing has been changed when one of these is raised.
"""


class DomainError(Exception):
    """A refusal with a sentence fit for the person who asked."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(DomainError):
    """The state of things does not allow it now."""


class NotAllowed(DomainError):
    """Someone else may do this; the one who asked may not."""


class NotFound(DomainError):
    """Nothing goes by that name or id."""


class BadInput(DomainError):
    """What was asked makes no sense as it stands."""
