"""The texts about a competition."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.competitions import setting_up
from judging.errors import Refusal
from judging.infra import clock
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.setup_forms import TextsForm, over
from judging.web.subjects import subject_word

bp = Blueprint("texts", __name__, url_prefix="/setup/texts")
PAGE = "desk/texts/edit.html"


@bp.get("")
def edit(slug: str):
    """The form."""
    guards.organiser_only()
    return render_template(PAGE, form=_worded(over(TextsForm, g.competition)))


@bp.post("")
def update(slug: str):
    """Write the texts."""
    guards.organiser_only()
    form = _worded(TextsForm())
    if not form.validate():
        return again(PAGE, form)
    texts = {name: form[name].data for name in setting_up.TEXTS}
    try:
        with writing():
            setting_up.describe(g.competition, texts, seen=form.seen.data, actor=current_user, now=clock.now())
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    flash(_("Saved."))
    return redirect(url_for("desk.setup.show", slug=slug))


def _worded(form: TextsForm) -> TextsForm:
    """What is brought depends on what competes."""
    form.delivery.label.text = subject_word(g.competition, "delivery")
    return form
