"""Groups that judges handed in and signed: what came back, and what no longer agrees."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions.models import Category
from judging.errors import Closed, NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.panel import queries as panel
from judging.panel.models import Judge
from judging.paper import signing
from judging.web.printing import to_sign

bp = Blueprint("signatures", __name__)


@bp.get("/signatures")
def index(slug: str):
    """Every handed-in group; the QR code on a paper fills its line in."""
    scanned = {name: request.args.get(name, "") for name in ("judge", "group", "fingerprint")}
    is_closed = bool(g.competition.scored_round and g.competition.scored_round.state == "closed")
    return render_template(
        "desk/signatures/index.html", due=signing.due(g.competition), scanned=scanned, is_closed=is_closed
    )  # fmt: skip


@bp.post("/signatures")
def create(slug: str):
    """This paper came back signed."""
    with writing():
        judge, category = _seat(request.form.get("judge", 0, type=int), request.form.get("group", 0, type=int))
        signing.tick(judge, category, request.form.get("fingerprint", ""), actor=current_user, now=clock.now())
    flash(_("Signed paper is back."))
    return redirect(url_for("desk.signatures.index", slug=slug))


@bp.get("/signatures/<int:number>/<int:position>.pdf")
def show(slug: str, number: int, position: int):
    """The totals and sheets of one judge's group, once the round is closed and nothing is sealed any more."""
    judge, category = _seat(number, position)
    if g.competition.scored_round.state != "closed":
        raise Closed("Scores are sealed until the round closes. Until then a judge prints the own sheets.")
    return to_sign.answer(judge, category)


def _seat(number: int, position: int) -> tuple[Judge, Category]:
    judge = panel.judge_of(g.competition.id, number)
    for category in judge.categories:
        if category.position == position and g.competition.scored_round:
            return judge, category
    raise NotFound()
