"""The originality desk: photos that resemble each other, side by side, and what a person decided about each pair."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.infra import clock
from judging.infra.db import writing
from judging.originality import queries, recording, remarks
from judging.web import guards
from judging.web.desk import originality_words as words

bp = Blueprint("originality", __name__, url_prefix="/originality")


@bp.get("")
def index(slug: str):
    """Hints that wait and those decided; what the files of photos say, to organisers only.

    The names of another competition's entry are told once it is published, or to whoever works there too.
    """
    competition_id, is_organiser = g.competition.id, g.role == "organiser"
    undecided, decided = queries.undecided(competition_id), queries.decided(competition_id)
    photos = {photo_id for hint in undecided for photo_id in (hint.first_id, hint.second_id)}
    return render_template(
        "desk/originality/index.html",
        undecided=undecided,
        decided=decided,
        count=queries.count_undecided(competition_id),
        said=queries.said_of(photos) if is_organiser else {},
        remarks=remarks.remarks(competition_id) if is_organiser else [],
        is_organiser=is_organiser,
        named_to=queries.named_to(current_user.id),
        words=words,
    )


@bp.post("/<int:resemblance_id>/decision")
def update(slug: str, resemblance_id: int):
    """Record a decision and its reason; nothing else happens."""
    guards.organiser_only()
    sent = {name: request.form.get(name, "") for name in ("decision", "reason", "seen")}
    with writing():
        hint = queries.hint_at(g.competition.id, resemblance_id)
        recording.decide(hint, sent.pop("decision"), **sent, actor=current_user, now=clock.now())
    flash(_("The decision is recorded. Nothing else happens by itself."))
    return redirect(url_for("desk.originality.index", slug=slug))
