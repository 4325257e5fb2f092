"""The desk from which commands are given: settings and product, put together when they are first needed."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property

import click

from conference.bootstrap import Upprop, assemble
from conference.bus import Away, Handled
from conference.domain.decision import Command
from conference.domain.errors import NotFound
from conference.domain.meeting.conference import Conference, ConferenceState
from conference.host import Host
from conference.secret_files import open_to_all
from conference.settings import Settings
from conference.storage.work import Work
from conference.views.conferences import CURRENT, meant
from conference.views.room import Room, room


class Desk:
    """What the commands share. A test brings its own product; else it is made as the environment says."""

    def __init__(self, environ: Mapping[str, str] | None = None, *, upprop: Upprop | None = None) -> None:
        self._environ = os.environ if environ is None else environ
        self._brought = upprop

    @cached_property
    def settings(self) -> Settings:
        """Read once. What is wrong with them refuses; what is only careless is told on the side."""
        if self._brought:
            return self._brought.settings
        settings = Settings.from_environment(self._environ)
        for sentence in open_to_all(self._environ):
            click.echo(f"upprop: {sentence}", err=True)
        return settings

    @cached_property
    def assembled(self) -> Upprop:
        """The product, whether or not its database is there."""
        return self._brought or assemble(self.settings)

    @cached_property
    def house(self) -> Upprop:
        """The product on the house's own database. Raises Away with what is wrong in words."""
        self.assembled.store.check()
        return self.assembled

    @cached_property
    def host(self) -> Host:
        """The house and its reserve."""
        return Host(self.assembled)

    @property
    def upprop(self) -> Upprop:
        """The product with a database it can use: the house, or the reserve that is open on this host.

        Raises Away with what is wrong in words.
        """
        at_work = self.host.at_work()
        at_work.store.check()
        return at_work

    def do(self, command: Command) -> Handled:
        at_work = self.upprop
        with _known_to(at_work):
            return at_work.bus.handle(command)

    @contextmanager
    def looking(self) -> Iterator[Work]:
        """While a reserve is open it is asked, and knows only what has been begun since."""
        at_work = self.upprop
        with _known_to(at_work), at_work.store.reading() as look:
            yield look

    def meeting(self, words: str = CURRENT, *, states: tuple[ConferenceState, ...] = ()) -> Conference:
        """The meeting that is meant by an id, by its beginning, or by nothing."""
        with self.looking() as look:
            return meant(look, words, states=states)

    def room(self, id: str) -> Room:
        with self.looking() as look:
            return room(look, meant(look, id), self.upprop.clock.now())

    def new_id(self) -> str:
        with self.looking() as look:
            return look.new_id()


@contextmanager
def _known_to(upprop: Upprop) -> Iterator[None]:
    """What a reserve does not know of may well be there: it is the house that cannot be asked."""
    try:
        yield
    except NotFound as error:
        if not upprop.house.reserve:
            raise
        raise Away("the database does not answer; this host knows what has been begun since") from error


def whoever() -> str:
    """Who sits at the desk, as history names it."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        return "cli:unknown"
    return f"cli:{re.sub(r'[^A-Za-z0-9._-]', '', user)[:40] or 'unknown'}"


pass_desk = click.make_pass_decorator(Desk)
