"""Organisations, functions, clusters and rota; numbers to those who may; another directory in its place."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask import Blueprint, abort, render_template, request
from flask_babel import gettext as _

from conference.county.faults import CountyFaults
from conference.domain.access.rights import Right, Role
from conference.domain.county.looking import LookUpNumbers, Reached
from conference.domain.errors import BadInput
from conference.host import directory
from conference.views.audit import audit as looked
from conference.views.staffing import Organisation, coming, staffing
from webhooks.console import doing
from webhooks.console.who import needs, who

page = Blueprint("members", __name__)

FILES: Final = ("people.csv", "phones.csv", "rota.yaml", "rota.csv", "codes.csv")
"""What a directory is made of, by name; the first two must be there."""
LARGEST: Final = 4 * 1024 * 1024
ENTRIES: Final = 500


@page.get("/aktorer")
@needs(Right.LOOK)
def members() -> str:
    """Every organisation; to whoever is of one alone, that one and what clusters there are."""
    upprop = doing.house()
    with upprop.store.reading() as look:
        found = staffing(look, upprop.clock.now())
    return render_template(
        "members/members.html", found=found, shown=[one for one in found.organisations if _may_see(one)]
    )


@page.route("/funktioner/<id>", methods=["GET", "POST"])
@needs(Right.LOOK)
def function(id: str) -> str:
    """A function and its rota; its numbers are asked for apart, and that they were is written down."""
    upprop, reached = doing.house(), None
    function = upprop.county.function(id)
    if who().role is Role.MEMBER and function.member != who().member:
        abort(403)
    if request.method == "POST":
        if not who().may(Right.NUMBERS):
            abort(403)
        reached = upprop.bus.handle(LookUpNumbers(id, who().by)).decision.answer
        assert isinstance(reached, Reached)
    now = upprop.clock.now()
    with upprop.store.reading() as look:
        found = next(one for one in staffing(look, now).every if one.id == id)
        return render_template(
            "members/function.html",
            function=found,
            reached=reached,
            ladder=upprop.county.ladders[function.ladder],
            shifts=coming(look, id, now),
        )


@page.route("/aktorer/katalog", methods=["GET", "POST"])
@needs(Right.DIRECTORY)
def replace() -> str:
    """Another directory: looked over whole, refused with every fault, put in place when asked to."""
    if request.method == "GET":
        return render_template(
            "members/replace.html", files=FILES, faults=(), told=None, stamp=doing.new_stamp()
        )
    upprop, told = doing.house(), None
    faults: tuple[str, ...] = ()
    with TemporaryDirectory() as folder:
        _unpack(Path(folder))
        try:
            new = directory.read(upprop, Path(folder))
            told = directory.replace(upprop, new, who().by)
        except CountyFaults as error:
            faults = tuple(str(fault) for fault in error.faults)
    return render_template(
        "members/replace.html", files=FILES, faults=faults, told=told, stamp=doing.new_stamp()
    )


@page.get("/granskning")
@needs(Right.AUDIT)
def audit() -> str:
    """Who has been shown numbers, who has replaced them, and whether that history is whole."""
    with doing.house().store.reading() as look:
        return render_template("members/audit.html", found=looked(look, ENTRIES))


def _may_see(one: Organisation) -> bool:
    return who().role is not Role.MEMBER or one.id == who().member


def _unpack(folder: Path) -> None:
    """The files that were sent, under the names they have in a directory and under no others."""
    for sent in request.files.getlist("files"):
        name = Path(sent.filename or "").name
        if not name:
            continue
        if name not in FILES:
            raise BadInput(_("%(name)s is no file of a directory.", name=name[:60]))
        (folder / name).write_bytes(sent.stream.read(LARGEST))
    if not any(folder.iterdir()):
        raise BadInput(_("Choose the files of the directory."))
