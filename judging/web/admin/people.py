"""Everybody who has an account here."""

from math import ceil

from flask import Blueprint, render_template, request, url_for

from judging.accounts import queries
from judging.audit import queries as audit
from judging.competitions import queries as competitions
from judging.infra import clock
from judging.panel import queries as panel
from judging.web.admin.log_words import VERBS

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("")
def index():
    """Found by name, e-mail or telephone, 50 a page."""
    search, page = request.args.get("q", "").strip()[:200], max(1, request.args.get("page", 1, type=int))
    people, count = queries.found(search, page=page)
    pages = ceil(count / queries.PAGE)
    beside = [_address(search, n) if 1 <= n <= pages else None for n in (page - 1, page + 1)]
    return render_template(
        "admin/people/index.html", people=people, count=count, search=search, paging=(page, pages, *beside)
    )


@bp.get("/<int:person_id>")
def show(person_id: int):
    """One person: contacts, roles, devices, and what was done to the account."""
    person = queries.by_id(person_id)
    return render_template(
        "admin/people/show.html",
        person=person,
        desks=competitions.desks_of(person.id),
        seats=panel.seats_of(person.id),
        devices=queries.devices_of(person.id, clock.now()),
        verbs=VERBS,
        events=audit.about(f"person:{person.id}", None)[-30:],
    )


def _address(search: str, page: int) -> str:
    return url_for("admin.people.index", q=search or None, page=page)
