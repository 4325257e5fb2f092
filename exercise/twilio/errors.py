"""Refusals, in Twilio's form: an HTTP status, a code of its own, a sentence and where to read more."""


class Refusal(Exception):
    """A request that is not done. `code` is Twilio's number for why."""

    def __init__(self, code: int, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status

    def body(self) -> dict[str, object]:
        return {
            "code": self.code,
            "message": self.message,
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


def not_found(path: str) -> Refusal:
    return Refusal(20404, f"The requested resource {path} was not found", 404)


def missing(parameter: str, code: int) -> Refusal:
    return Refusal(code, f"{parameter} is required.")


def invalid(parameter: str) -> Refusal:
    return Refusal(20001, f"Invalid parameter: {parameter}")
