"""What judges score."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from judging.competitions import criteria, ordering, queries
from judging.errors import NotFound, Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.moving import place, pressed
from judging.web.desk.rules_forms import criterion_form
from judging.web.desk.setup_forms import NewForm, SetupForm, act, over

bp = Blueprint("criteria", __name__, url_prefix="/setup/criteria")
PAGE = "desk/criteria/edit.html"
NEW = "desk/criteria/new.html"


@bp.get("")
def index(slug: str):
    """The criteria with their points."""
    guards.organiser_only()
    return render_template("desk/criteria/index.html", form=over(SetupForm, g.competition))


@bp.post("")
def arrange(slug: str):
    """Move the criterion whose button was pressed."""
    guards.organiser_only()
    if (move := pressed()) is None:
        raise NotFound()
    with writing():
        criterion = queries.criterion_of(g.competition, move.row_id)
        ordering.move_criterion(g.competition, criterion, up=move.up, **act(SetupForm().seen.data))
    return _saved(slug)


@bp.get("/new")
def new(slug: str):
    """The form of a new criterion."""
    guards.organiser_only()
    return render_template(NEW, form=over(NewForm, g.competition))


@bp.post("/new")
def create(slug: str):
    """Add a criterion."""
    guards.organiser_only()
    form = NewForm()
    if not form.validate():
        return again(NEW, form)
    try:
        with writing():
            criteria.add(g.competition, _round(), form.name.data, form.name_en.data, **act(form.seen.data))
    except Refusal as refusal:
        return again(NEW, form, refusal)
    return _saved(slug)


@bp.get("/<int:criterion_id>")
def edit(slug: str, criterion_id: int):
    """One criterion: words, points, guidance, bands."""
    guards.organiser_only()
    criterion = queries.criterion_of(g.competition, criterion_id)
    form = over(criterion_form(criterion), g.competition, criterion)
    return render_template(PAGE, form=form, criterion=criterion)


@bp.post("/<int:criterion_id>")
def update(slug: str, criterion_id: int):
    """Write one criterion."""
    guards.organiser_only()
    criterion = queries.criterion_of(g.competition, criterion_id)
    form = criterion_form(criterion)()
    if not form.validate():
        return again(PAGE, form, criterion=criterion)
    try:
        with writing():
            criteria.edit(g.competition, criterion, form.details, **act(form.seen.data))
    except Refusal as refusal:
        return again(PAGE, form, refusal, criterion=criterion)
    return _saved(slug)


@bp.post("/<int:criterion_id>/removal")
def remove(slug: str, criterion_id: int):
    """Remove a criterion nothing was entered for."""
    guards.organiser_only()
    with writing():
        criterion = queries.criterion_of(g.competition, criterion_id)
        criteria.remove(g.competition, criterion, **act(SetupForm().seen.data))
    return _saved(slug)


def _round():
    """The scored round that the address names, or the one that decides."""
    scored = {round_.key: round_ for round_ in g.competition.scored_rounds}
    if not scored:
        raise NotFound()
    return scored.get(request.args.get("round", ""), g.competition.scored_rounds[-1])


def _saved(slug: str):
    flash(_("Saved."))
    return redirect(url_for("desk.criteria.index", slug=slug, _anchor=place()))
