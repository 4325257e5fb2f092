"""What these pages do for those who read them by ear, by key or enlarged, and where they fall short."""

from __future__ import annotations

from flask import Blueprint, render_template

page = Blueprint("statement", __name__)


@page.get("/tillganglighet")
def statement() -> str:
    return render_template("statement.html")
