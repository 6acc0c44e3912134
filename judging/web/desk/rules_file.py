"""The rules as one file: read, corrected, uploaded, and put in the place of those that stand."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FileField, TextAreaField

from judging.competitions import importing
from judging.errors import Refusal
from judging.infra.db import rehearsing, writing
from judging.infra.i18n import language
from judging.ranking.document.faults import Faults
from judging.ranking.document.reading import MOST_BYTES
from judging.web import guards
from judging.web.again import again
from judging.web.desk.rule_changes import told
from judging.web.desk.setup_forms import SetupForm, act, over
from judging.web.rule_places import place_of

bp = Blueprint("rules_file", __name__, url_prefix="/setup/file")
PAGE = "desk/rules_file/show.html"
#: More faults than these help nobody.
MOST_FAULTS = 100


class FileForm(SetupForm):
    """The text of the rules, or a file of it."""

    document = TextAreaField(_l("Rules"))
    file = FileField(_l("Or a file from this device"))

    @property
    def text(self) -> str | bytes:
        """What was handed in; a file goes before the text."""
        sent = request.files.get(self.file.name)
        if sent is None or not sent.filename:
            return self.document.data or ""
        content = sent.read(MOST_BYTES + 1)
        self.document.data = content.decode("utf-8", "replace").removeprefix("\ufeff")
        return content


@bp.get("")
def show(slug: str):
    """The rules as text."""
    guards.organiser_only()
    return render_template(PAGE, form=over(FileForm, g.competition), outlook=None, faults=())


@bp.post("")
def check(slug: str):
    """Say what the text would change, or what is wrong with it; nothing is changed."""
    guards.organiser_only()
    form = FileForm()
    try:
        with rehearsing():
            found = importing.replace(g.competition, form.text, **act(form.seen.data))
    except Refusal as refusal:
        return _refused(form, refusal)
    changes, left = told(g.competition.rules, found), [place_of(found.rules, path) for path in found.open]
    return render_template(PAGE, form=form, outlook={"changes": changes, "open": left}, faults=())


@bp.post("/replacement")
def replace(slug: str):
    """Put the text in the place of the rules that stand."""
    guards.organiser_only()
    form = FileForm()
    try:
        with writing():
            importing.replace(g.competition, form.text, **act(form.seen.data))
    except Refusal as refusal:
        return _refused(form, refusal)
    flash(_("Saved."))
    return redirect(url_for("desk.rules_file.show", slug=slug))


def _refused(form: FileForm, refusal: Refusal):
    """The text as it was typed, under what is wrong with it, line by line."""
    if not isinstance(refusal, Faults):
        return again(PAGE, form, refusal, outlook=None, faults=())
    faults = [(fault.line, fault.key, fault.said(language())) for fault in refusal.faults[:MOST_FAULTS]]
    return render_template(PAGE, form=form, outlook=None, faults=faults), refusal.status
