"""The desk's products: the list, one as the judges will read it, and those typed from paper."""

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask_login import current_user

from judging.competitions.queries import stage_of
from judging.desk import history
from judging.entries import claiming, drafting, messages, policy, queries, standing, texts
from judging.infra import clock
from judging.infra.db import writing
from judging.originality import queries as originality
from judging.web import entry_editing
from judging.web.again import again
from judging.web.consent_lines import lines_of
from judging.web.desk.entries_forms import paper_form
from judging.web.entry_editing import ours
from judging.web.entry_messages import MessageForm, thread
from judging.web.subjects import has_objects

bp = Blueprint("entries", __name__)
NEWS = "news"
LISTED = ("submitted", "returned", "accepted", "refused", "withdrawn", "draft")


@bp.get("/entries")
def index(slug: str):
    """Filter by state, group and words; fifty a page."""
    chosen = {
        "state": request.args.get("state", ""),
        "group": request.args.get("group", type=int),
        "q": request.args.get("q", "").strip()[:100],
        "order": request.args.get("order", "number"),
    }
    page = queries.listing(
        g.competition.id,
        state=chosen["state"] if chosen["state"] in LISTED else None,
        category_id=chosen["group"],
        has_news=chosen["state"] == NEWS,
        search=chosen["q"],
        order=chosen["order"],
        page=request.args.get("page", 1, type=int),
    )
    return render_template(
        "desk/entries/index.html",
        page=page,
        chosen=chosen,
        listed=LISTED,
        **_counts(page),
        is_taking=standing.is_taking(g.competition, clock.now()),
    )


def _counts(page: queries.Page) -> dict:
    """How many there are in each state, and what entrants wrote that nobody at the desk has read."""
    shown, here = [entry.id for entry in page.rows], g.competition.id
    news = {"news": messages.unread(shown, by_desk=True), "all_news": messages.count_news(here)}
    return news | {"counts": queries.counts(here)}


@bp.get("/entries/<int:entry_id>")
def show(slug: str, entry_id: int):
    """One product: what judges read, who it is from, what has been done with it."""
    entry, stage = queries.entry_at(g.competition.id, entry_id), stage_of(g.competition)
    may = {
        name: getattr(policy, f"may_{name}")(entry.state, stage=stage)
        for name in ("accept", "return", "refuse", "receive")
    }
    may["receive"] = may["receive"] and has_objects(g.competition)
    may["edit"] = entry.is_on_paper and standing.may_change(entry, clock.now())
    may["be_late"] = entry.is_on_paper and standing.is_late(entry, clock.now())
    return render_template(
        "desk/entries/show.html",
        form=MessageForm(),
        may=may,
        **thread(entry, ours(entry)),
        names=texts.names_in(entry),
        log=history.of_entry(entry),
        lines=lines_of(entry),
        alike=originality.hints_of(entry),
        following=queries.next_submitted(g.competition.id, after=entry.number or 0),
    )


@bp.get("/entries/new")
def new(slug: str):
    """The form for an artisan who comes with paper and pictures."""
    standing.require_taking(g.competition, clock.now())
    return render_template("desk/entries/new.html", form=paper_form(g.competition))


@bp.post("/entries")
def create(slug: str):
    """Begin the entry: a new artisan's, or another product of one entered before (``like``)."""
    earlier, form, now = request.form.get("like", type=int), paper_form(g.competition), clock.now()
    if not earlier and not form.validate():
        return again("desk/entries/new.html", form)
    with writing():
        if earlier:
            like = queries.paper_entry_at(g.competition.id, earlier)
            entry = drafting.start(g.competition, like.entrant, like=like, actor=current_user, now=now)
        else:
            entry = claiming.enter_for(g.competition, actor=current_user, now=now, **form.artisan)
    return redirect(url_for("desk.entries.edit", slug=slug, entry_id=entry.id))


@bp.get("/entries/<int:entry_id>/edit")
def edit(slug: str, entry_id: int):
    """Photos and texts of a product on paper."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_editing.page(entry, ours(entry))


@bp.post("/entries/<int:entry_id>")
def update(slug: str, entry_id: int):
    """Save what was typed from paper."""
    entry = queries.paper_entry_at(g.competition.id, entry_id)
    return entry_editing.update(entry, ours(entry))
