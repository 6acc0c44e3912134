"""What an organiser asks entrants: the form of an entry beyond what every entry says."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import asking, queries
from judging.errors import NotFound, Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.moving import place, pressed
from judging.web.desk.questions_forms import act, question_form, values_of
from judging.web.desk.setup_forms import OriginalsForm, SetupForm, over

bp = Blueprint("questions", __name__, url_prefix="/setup/questions")
PAGE = "desk/questions/edit.html"


@bp.get("")
def index(slug: str):
    """The questions in their order."""
    guards.organiser_only()
    kept = over(OriginalsForm, g.competition, data={"is_kept": g.competition.keeps_originals})
    return render_template("desk/questions/index.html", form=over(SetupForm, g.competition), originals=kept)


@bp.post("")
def arrange(slug: str):
    """Move the question whose button was pressed."""
    guards.organiser_only()
    if (move := pressed()) is None:
        raise NotFound()
    with writing():
        asking.move(g.competition, queries.question_of(g.competition, move.row_id), _act(SetupForm()), up=move.up)
    return _saved(slug)


@bp.get("/new")
def new(slug: str):
    """The form of a new question."""
    guards.organiser_only()
    return render_template(PAGE, form=over(question_form(g.competition), g.competition, object()), question=None)


@bp.post("/new")
def create(slug: str):
    """Ask something more."""
    guards.organiser_only()
    form = question_form(g.competition)()
    if not form.validate():
        return again(PAGE, form, question=None)
    try:
        with writing():
            asking.add(g.competition, form.asked(None), _act(form))
    except Refusal as refusal:
        return again(PAGE, form, refusal, question=None)
    return _saved(slug)


@bp.get("/<int:question_id>")
def edit(slug: str, question_id: int):
    """One question."""
    guards.organiser_only()
    question = queries.question_of(g.competition, question_id)
    form = over(question_form(g.competition, question), g.competition, question, data=values_of(question))
    return render_template(PAGE, form=form, question=question)


@bp.post("/<int:question_id>")
def update(slug: str, question_id: int):
    """Write one question."""
    guards.organiser_only()
    question = queries.question_of(g.competition, question_id)
    form = question_form(g.competition, question)()
    if not form.validate():
        return again(PAGE, form, question=question)
    try:
        with writing():
            asking.edit(g.competition, question, form.asked(question), act=_act(form))
    except Refusal as refusal:
        return again(PAGE, form, refusal, question=question)
    return _saved(slug)


@bp.post("/<int:question_id>/removal")
def remove(slug: str, question_id: int):
    """Ask it no more."""
    guards.organiser_only()
    with writing():
        asking.remove(g.competition, queries.question_of(g.competition, question_id), _act(SetupForm()))
    return _saved(slug)


def _act(form: SetupForm) -> asking.Act:
    return act(g.competition, form.seen.data)


def _saved(slug: str):
    flash(_("Saved."))
    return redirect(url_for("desk.questions.index", slug=slug, _anchor=place()))
