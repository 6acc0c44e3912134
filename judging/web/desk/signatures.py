"""Groups that judges handed in and signed: what came back, and what no longer agrees."""

import re

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
_CHOSEN = re.compile("([0-9]{1,6})-([0-9]{1,6})")


@bp.get("/signatures")
def index(slug: str):
    """Every handed-in group; the QR code on a paper fills the form in."""
    due = signing.due(g.competition)
    return render_template(
        "desk/signatures/index.html",
        due=due,
        awaited=[line for line in due if line.hand_in and line.is_current and (line.changed or not line.signed)],
        scanned={name: request.args.get(name, "") for name in ("group", "fingerprint")},
        is_closed=bool(g.competition.scored_round and g.competition.scored_round.state == "closed"),
    )


@bp.post("/signatures")
def create(slug: str):
    """This paper came back signed."""
    with writing():
        judge, category = _seat(*_numbers(request.form.get("group", "")))
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


def _numbers(chosen: str) -> tuple[int, int]:
    """A judge's number and a group's position from "3-1"; raises NotFound."""
    found = _CHOSEN.fullmatch(chosen)
    if found is None:
        raise NotFound()
    return int(found[1]), int(found[2])


def _seat(number: int, position: int) -> tuple[Judge, Category]:
    judge = panel.judge_of(g.competition.id, number)
    for category in judge.categories:
        if category.position == position and g.competition.scored_round:
            return judge, category
    raise NotFound()
