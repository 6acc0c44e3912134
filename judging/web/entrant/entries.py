"""An entrant's own products: the list, a new draft, and its page."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_login import current_user

from judging.competitions import queries as competitions
from judging.entries import drafting, limits, makers, messages, queries, standing
from judging.entries.models import Entry
from judging.infra import clock
from judging.infra.db import writing
from judging.panel.conflicts import refuse_entrant
from judging.web import entry_editing
from judging.web.entry_editing import mine
from judging.web.subjects import has_objects

bp = Blueprint("entries", __name__)


@bp.get("/")
def index():
    """Every product of this person with its state, and the competitions that take entries now."""
    now = clock.now()
    entries = queries.entries_of(current_user.id)
    late = standing.late_competitions(current_user, now)
    announced = competitions.announced()
    taking = [each for each in announced if each.id in late or standing.is_taking(each, now)]
    changeable = {entry.id for entry in entries if standing.may_change(entry, now)}
    news = messages.unread([entry.id for entry in entries], by_desk=False)
    phones = [each for each in dict.fromkeys([entry.competition for entry in entries] + taking) if each.phone]
    return render_template(
        "entrant/entries/index.html",
        makers=_makers(entries),
        entries=entries,
        taking=taking,
        changeable=changeable,
        phones=phones,
        news=news,
        late=late,
    )


@bp.get("/enter/<slug>")
def new(slug: str):
    """What is needed, and the product group to begin with."""
    g.competition = competitions.by_slug(slug)
    now = clock.now()
    standing.require_start(g.competition, current_user, now)
    known = [maker for maker, _own in _makers(queries.entries_of(current_user.id)) if maker]
    return render_template(
        "entrant/entries/new.html",
        until=standing.late_until(g.competition, current_user, now) or g.competition.deadline_at,
        uses=limits.uses_of(g.competition, current_user.id),
        makers=known,
        is_for_many=has_objects(g.competition) and (current_user.kind == "organisation" or len(known) > 1),
    )


@bp.post("/enter/<slug>")
def create(slug: str):
    """Begin a draft, from nothing, like an earlier product, or like the last one of the maker who is named."""
    g.competition = competitions.by_slug(slug)
    earlier, maker = request.form.get("like", type=int), request.form.get("maker", "")
    with writing():
        refuse_entrant(current_user, g.competition)
        own = current_user.id
        like = queries.entry_of(own, earlier) if earlier else makers.newest_by(own, maker)
        entry = drafting.start(g.competition, current_user, like=like, now=clock.now())
        makers.name(entry, maker)
        if group := request.form.get("group", type=int):
            drafting.put_in(entry, group)
    return redirect(url_for("entrant.entries.edit", entry_id=entry.id))


@bp.get("/entries/<int:entry_id>")
def edit(entry_id: int):
    """Photos and texts; what can no longer change is shown as it was sent."""
    entry = queries.entry_of(current_user.id, entry_id)
    place = mine(entry)
    if entry.number and not standing.may_change(entry, clock.now()):
        return redirect(place.url("receipts.show"))
    return entry_editing.page(entry, place)


@bp.post("/entries/<int:entry_id>")
def update(entry_id: int):
    """Save what was typed."""
    entry = queries.entry_of(current_user.id, entry_id)
    return entry_editing.update(entry, mine(entry))


def _makers(entries: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries by maker for who enters for several; else all of them as one, under no name."""
    told = makers.by_maker(entries)
    return told if len(told) > 1 else [("", entries)]
