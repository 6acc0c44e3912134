"""What this installation holds of the person who is signed in, and what they agreed to."""

from flask import Blueprint, render_template
from flask_login import current_user

from judging.entries import queries
from judging.infra import clock
from judging.rights import queries as rights
from judging.web import request_words
from judging.web.consent_lines import lines_of

bp = Blueprint("data", __name__, url_prefix="/data")


@bp.get("")
def show():
    """Every consent with its way back, the ways to a copy of everything and to being erased, and what they asked."""
    entries = [entry for entry in queries.entries_of(current_user.id) if entry.state != "draft" or entry.consents]
    return render_template(
        "account/data/show.html",
        entries=[(entry, lines_of(entry)) for entry in entries],
        requests=rights.requests_of(current_user.id),
        words=request_words,
        today=clock.in_vietnam(clock.now()).date(),
    )
