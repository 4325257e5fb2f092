"""`upprop …`: the product from a terminal. One file per group of commands."""

import logging


def main() -> None:
    """Run the command line. What it needs is imported now, and not by whoever imports a part of it."""
    from conference.cli.root import upprop

    # A person reads answers, not the log: what matters in it is said in the answer.
    logging.getLogger().addHandler(logging.NullHandler())
    upprop(prog_name="upprop")
