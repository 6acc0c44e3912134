"""Awards that people decide not to give, although there are entries; and giving them after all."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions.queries import stage_of
from judging.errors import NotFound
from judging.infra import clock
from judging.infra.db import writing
from judging.results import queries, withholding
from judging.web import guards
from judging.web.desk.results_forms import WithholdingForm, offers_in

bp = Blueprint("withholdings", __name__, url_prefix="/withholdings")


@bp.get("")
def index(slug: str):
    """What is withheld, and the form to withhold more."""
    guards.organiser_only()
    if stage_of(g.competition) != "closed" or queries.newest_run(g.competition.id) is None:
        raise NotFound()
    return _page(WithholdingForm(), 200)


@bp.post("")
def create(slug: str):
    """Withhold an award and compute anew."""
    guards.organiser_only()
    form = WithholdingForm()
    if not form.validate():
        return _page(form, 422)
    with writing():
        prize, group = offers_in(g.competition)[form.award.data]
        decided = withholding.Decided(form.decided_by.data, form.decided_on.data, form.reason.data)
        withholding.withhold(g.competition, prize, group, decided=decided, actor=current_user, now=clock.now())
    flash(_("The award is not given. The ranking was computed anew."))
    return redirect(url_for("desk.withholdings.index", slug=slug))


@bp.post("/<int:withholding_id>/removal")
def remove(slug: str, withholding_id: int):
    """Give the award after all and compute anew."""
    guards.organiser_only()
    with writing():
        reason = request.form.get("reason", "")
        withholding.take_back(g.competition, withholding_id, reason=reason, actor=current_user, now=clock.now())
    flash(_("The award is given after all. The ranking was computed anew."))
    return redirect(url_for("desk.withholdings.index", slug=slug))


def _page(form: WithholdingForm, status: int):
    withheld = queries.withholdings_of(g.competition.id)
    return render_template("desk/withholdings/index.html", form=form, withheld=withheld), status
