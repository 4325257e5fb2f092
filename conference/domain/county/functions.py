"""What someone is on duty as. Phones belong to the function, names to the people who hold it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Function:
    """`called` is the name as spoken. `code_digits` are two, and begin every code of the member."""

    id: str
    member: str | None
    cluster: str | None
    name: str
    called: str
    ladder: str
    code_digits: str


@dataclass(frozen=True)
class Phones:
    """The duty phones of a function, in E.164. `guest` and `last_resort` are lent to it for one summons."""

    holder: str | None
    holder_second: str | None = None
    substitute: str | None = None
    substitute_second: str | None = None
    switchboard: str | None = None
    guest: str | None = None
    last_resort: str | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        every = (
            self.holder,
            self.holder_second,
            self.substitute,
            self.substitute_second,
            self.switchboard,
            self.guest,
            self.last_resort,
        )
        return tuple(number for number in every if number)


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    language: str = "sv"


@dataclass(frozen=True)
class OnDuty:
    """Who holds a function at a moment, and who is next."""

    holder: Person | None = None
    substitute: Person | None = None
