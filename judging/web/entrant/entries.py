"""An entrant's own products: the list, a new draft, and its page."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_login import current_user

from judging.competitions import queries as competitions
from judging.entries import drafting, limits, messages, queries, standing
from judging.infra import clock
from judging.infra.db import writing
from judging.panel.conflicts import refuse_entrant
from judging.web import entry_editing
from judging.web.entry_editing import mine

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
    until = standing.late_until(g.competition, current_user, now) or g.competition.deadline_at
    uses = limits.uses_of(g.competition, current_user.id)
    return render_template("entrant/entries/new.html", until=until, uses=uses)


@bp.post("/enter/<slug>")
def create(slug: str):
    """Begin a draft, from nothing or like an earlier product."""
    g.competition = competitions.by_slug(slug)
    earlier = request.form.get("like", type=int)
    with writing():
        refuse_entrant(current_user, g.competition)
        like = queries.entry_of(current_user.id, earlier) if earlier else None
        entry = drafting.start(g.competition, current_user, like=like, now=clock.now())
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
