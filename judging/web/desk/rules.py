"""What decides between products: threshold, ties and limits."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import rules
from judging.competitions.document import decisive
from judging.errors import Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.rules_forms import choices_of, decisions_in, provisional, rules_form
from judging.web.desk.setup_forms import act, over

bp = Blueprint("rules", __name__, url_prefix="/setup/rules")
PAGE = "desk/rules/edit.html"


@bp.get("")
def edit(slug: str):
    """The form; what is not decided yet stays unticked."""
    guards.organiser_only()
    decisions = rules.decisions_of(g.competition)
    form = over(rules_form(g.competition), g.competition, decisions, **choices_of(decisions))
    return render_template(PAGE, form=form, provisional=provisional(g.competition), last=decisive(g.competition.rules))


@bp.post("")
def update(slug: str):
    """Write the rules."""
    guards.organiser_only()
    form = rules_form(g.competition)()
    shown = {"provisional": provisional(g.competition), "last": decisive(g.competition.rules)}
    if not form.validate():
        return again(PAGE, form, **shown)
    try:
        with writing():
            rules.decide(g.competition, decisions_in(form, g.competition), **act(form.seen.data))
    except Refusal as refusal:
        return again(PAGE, form, refusal, **shown)
    flash(_("Saved."))
    return redirect(url_for("desk.setup.show", slug=slug))
