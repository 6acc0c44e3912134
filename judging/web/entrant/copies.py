"""Copying one's own entry: from an earlier competition, or to another group."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import queries as competitions
from judging.competitions.models import Competition
from judging.entries import copying, queries, standing
from judging.entries.copying import Taken
from judging.entries.models import Entry
from judging.infra import clock
from judging.infra.db import writing
from judging.infra.storage.incoming import Incoming
from judging.media.renditions import MASTER
from judging.panel.conflicts import refuse_entrant

bp = Blueprint("copies", __name__, url_prefix="/entries/<int:entry_id>/copy")


@bp.get("")
def new(entry_id: int):
    """Where it may go."""
    return _page(queries.entry_of(current_user.id, entry_id))


@bp.post("")
def create(entry_id: int):
    """Make the draft; photos whose files are gone stay behind, and that is said."""
    entry = queries.entry_of(current_user.id, entry_id)
    places = {group.id: (competition, group) for competition in _taking(entry) for group in competition.categories}
    if (chosen := places.get(request.form.get("group", 0, type=int))) is None:
        return _page(entry, status=422)
    now = clock.now()
    with _masters(entry) as taken, writing():
        refuse_entrant(current_user, chosen[0])
        made = copying.copy(entry, *chosen, taken=taken, actor=current_user, now=now)
    if len(taken) < len(entry.ready_photos):
        flash(_("Some photos could not be copied. Please add them again."))
    return redirect(url_for("entrant.entries.edit", entry_id=made.id))


def _page(entry: Entry, *, status: int = 200):
    g.competition = entry.competition
    return render_template(
        "entrant/copies/new.html", entry=entry, taking=_taking(entry), is_refused=status != 200
    ), status


def _taking(entry: Entry) -> list[Competition]:
    now = clock.now()
    late = standing.late_competitions(current_user, now)
    open_now = [each for each in competitions.announced() if each.id in late or standing.is_taking(each, now)]
    return [each for each in open_now if not entry.erased_at and copying.may_go_to(entry, each)]


@contextmanager
def _masters(entry: Entry) -> Iterator[list[Taken]]:
    """The photos' clean masters as files that wait for the worker; gone again where the copy is refused."""
    store, incoming = current_app.extensions["photos"], Incoming(current_app.instance_path)
    taken: list[Taken] = []
    try:
        for photo in entry.ready_photos:
            try:
                with store.open(photo.key, MASTER) as stream:
                    taken.append(Taken(photo, *incoming.take(stream)))
            except FileNotFoundError:
                continue
        yield taken
    except BaseException:
        for one in taken:
            incoming.remove(one.key)
        raise
