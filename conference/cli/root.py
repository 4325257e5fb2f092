"""The commands of `upprop`, put together."""

from __future__ import annotations

from typing import Any

import click

from conference.cli.activating import activation_command, activations_command
from conference.cli.auditing import audit, numbers
from conference.cli.checking import check
from conference.cli.desk import Desk
from conference.cli.inquiring import inquiry
from conference.cli.keeping import record, verify
from conference.cli.letting_in import account
from conference.cli.linking import links_command
from conference.cli.looking_back import history
from conference.cli.moving import backup, restore
from conference.cli.papering import paper
from conference.cli.picturing import picture
from conference.cli.planning import convene, plan
from conference.cli.pressing import press
from conference.cli.refusals import in_one_sentence
from conference.cli.rehearsing import rehearse
from conference.cli.setting_up import directory, migrate, units, up
from conference.cli.showing import show, why
from conference.cli.summing_up import summary
from conference.cli.wishing import floor_command, named_commands


class _Commands(click.Group):
    """Listed in the order of a meeting's life, and refused in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        with in_one_sentence():
            return super().invoke(ctx)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="upprop")
@click.pass_context
def upprop(context: click.Context) -> None:
    """Run the telephone conferences of a county's crisis coordination.

    An ID may be shortened to its first letters; without one the meeting under way is meant, or the next.
    """
    context.ensure_object(Desk)


for command in (
    *(up, migrate, backup, restore, units, directory, account, check),
    *(plan, convene, show, paper),
    *(press, activation_command(), activations_command, inquiry, picture),
    *(floor_command(), *named_commands(), summary),
    *(record, verify, why, history, audit, links_command, rehearse),
):
    upprop.add_command(command)
directory.add_command(numbers)
