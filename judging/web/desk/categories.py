"""Product groups."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import categories, ordering, queries
from judging.competitions.models import Category
from judging.errors import Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.moving import place, pressed
from judging.web.desk.setup_forms import (
    NewForm,
    SetupForm,
    act,
    confirming,
    has_confirmed,
    names_form,
    names_in,
    over,
)

bp = Blueprint("categories", __name__, url_prefix="/setup/groups")
PAGE = "desk/categories/index.html"
NEW = "desk/categories/new.html"


@bp.get("")
def index(slug: str):
    """The groups, to be named, moved and removed."""
    guards.organiser_only()
    return render_template(PAGE, form=over(_names_form(), g.competition))


@bp.post("")
def update(slug: str):
    """Correct the names, then move the group whose button was pressed."""
    guards.organiser_only()
    form = _names_form()()
    if not form.validate():
        return again(PAGE, form)
    names = {category.id: names_in(form, category) for category in _groups()}
    try:
        with writing():
            categories.rename(g.competition, names, is_confirmed=has_confirmed(form), **act(form.seen.data))
        _move()
    except Refusal as refusal:
        return again(PAGE, form, refusal)
    return _saved(slug)


@bp.get("/new")
def new(slug: str):
    """The form of a new group."""
    guards.organiser_only()
    return render_template(NEW, form=over(NewForm, g.competition))


@bp.post("/new")
def create(slug: str):
    """Add a group."""
    guards.organiser_only()
    form = NewForm()
    if not form.validate():
        return again(NEW, form)
    try:
        with writing():
            categories.add(g.competition, form.name.data, form.name_en.data, **act(form.seen.data))
    except Refusal as refusal:
        return again(NEW, form, refusal)
    return _saved(slug)


@bp.post("/<int:category_id>/removal")
def remove(slug: str, category_id: int):
    """Remove a group that has neither products nor judges."""
    guards.organiser_only()
    with writing():
        category = queries.category_of(g.competition, category_id)
        categories.remove(g.competition, category, **act(SetupForm().seen.data))
    return _saved(slug)


def _groups() -> list[Category]:
    """The groups there are; none where everything is ranked together."""
    return g.competition.categories if g.competition.rules.groups else []


def _names_form() -> type[SetupForm]:
    return names_form(_groups(), base=confirming(g.competition.rules, "group"))


def _move() -> None:
    if (move := pressed()) is None:
        return
    with writing():
        category = queries.category_of(g.competition, move.row_id)
        ordering.move_group(g.competition, category, up=move.up, **act(g.competition.version))


def _saved(slug: str):
    flash(_("Saved."))
    return redirect(url_for("desk.categories.index", slug=slug, _anchor=place()))
