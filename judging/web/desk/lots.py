"""The lot: the number drawn in public that sets equals apart."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions.queries import stage_of
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.results import drawing
from judging.web import guards
from judging.web.desk.results_forms import LotForm

bp = Blueprint("lots", __name__, url_prefix="/lot")


@bp.get("")
def edit(slug: str):
    """The number that was drawn, and how."""
    guards.organiser_only()
    if stage_of(g.competition) != "closed" or not drawing.draws_lots(g.competition.rules):
        raise NotFound()
    return render_template("desk/lots/edit.html", form=LotForm(formdata=None, number=g.competition.lot))


@bp.post("")
def update(slug: str):
    """Keep the number; a ranking that was computed already is computed anew."""
    guards.organiser_only()
    form = LotForm()
    if not form.validate():
        return render_template("desk/lots/edit.html", form=form), 422
    with writing():
        drawing.draw(g.competition, form.number.data, how=form.how.data, actor=current_user, now=clock.now())
    flash(_("The number that was drawn is kept."))
    return redirect(url_for("desk.ranking.show", slug=slug))
