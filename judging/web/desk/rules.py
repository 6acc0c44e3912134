"""What decides between products: threshold, ties, limits, and who sees what."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import presets, rules
from judging.desk import facts
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.rules_forms import choices_of, rules_form
from judging.web.desk.setup_forms import over

bp = Blueprint("rules", __name__, url_prefix="/setup/rules")
PAGE = "desk/rules/edit.html"


@bp.get("")
def edit(slug: str):
    """The form; what is not decided yet stays unticked."""
    guards.organiser_only()
    form = over(rules_form(g.competition), g.competition, **choices_of(g.competition))
    return render_template(PAGE, form=form, note=presets.note_of(g.competition.preset))


@bp.post("")
def update(slug: str):
    """Write the rules."""
    guards.organiser_only()
    form = rules_form(g.competition)()
    note = presets.note_of(g.competition.preset)
    if not form.validate():
        return again(PAGE, form, note=note)
    call = {"seen": form.seen.data, "actor": current_user, "now": clock.now()}
    try:
        with writing():
            rules.decide(g.competition, form.rules, has_entries=facts.has_entries(g.competition), **call)
    except Refusal as refusal:
        return again(PAGE, form, refusal, note=note)
    flash(_("Saved."))
    return redirect(url_for("desk.setup.show", slug=slug))
