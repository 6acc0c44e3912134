"""The demo's own door: one click makes a visitor an entrant, a judge, an organiser or the administrator.

These routes exist in the demo only; real operation never registers them.
"""

from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for

from judging.demo import visitors
from judging.demo.visitors import Visitor
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.web.addresses import own
from judging.web.entering import come_in

bp = Blueprint("demo", __name__, url_prefix="/demo")


@bp.get("")
def new():
    """Whom to be, by competition."""
    groups = groupby(visitors.people_to_be(), key=lambda visitor: visitor.competition)
    people = [(competition, [(each, place_of(each)) for each in group]) for competition, group in groups]
    return render_template("door/demo/new.html", groups=people)


@bp.post("")
def create():
    """Be that person, without a password."""
    person = visitors.visitor(request.form.get("person", type=int))
    if person is None:
        raise NotFound()
    with writing():
        come_in(person, now=clock.now())
    return redirect(own(request.form.get("next")) or url_for("public.home.show"))


def place_of(visitor: Visitor) -> str:
    """Where this role works."""
    if visitor.role == "administrator":
        return url_for("admin.competitions.index")
    if visitor.role == "entrant":
        return url_for("entrant.entries.index")
    endpoint = "judge.sheets.index" if visitor.role == "judge" else "desk.overview.show"
    return url_for(endpoint, slug=visitor.competition.slug)
