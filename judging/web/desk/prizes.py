"""Awards on offer, and how many of each a group may receive."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import ordering, prizes, queries
from judging.errors import Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.moving import place, pressed
from judging.web.desk.prizes_forms import prizes_form, provisional
from judging.web.desk.setup_forms import NewAwardForm, SetupForm, act, has_confirmed, over

bp = Blueprint("prizes", __name__, url_prefix="/setup/awards")
PAGE = "desk/prizes/edit.html"
NEW = "desk/prizes/new.html"


@bp.get("")
def edit(slug: str):
    """Awards by groups."""
    guards.organiser_only()
    form = over(prizes_form(g.competition), g.competition)
    return render_template(PAGE, form=form, provisional=provisional(g.competition))


@bp.post("")
def update(slug: str):
    """Write names and numbers, then move the award whose button was pressed."""
    guards.organiser_only()
    form, shown = prizes_form(g.competition)(), provisional(g.competition)
    if not form.validate():
        return again(PAGE, form, provisional=shown)
    offers = {award.id: form.offer(award, g.competition) for award in g.competition.rules.awards}
    try:
        with writing():
            prizes.offer(g.competition, offers, is_confirmed=has_confirmed(form), **act(form.seen.data))
        _move()
    except Refusal as refusal:
        return again(PAGE, form, refusal, provisional=shown)
    return _saved(slug)


@bp.get("/new")
def new(slug: str):
    """The form of a new award."""
    guards.organiser_only()
    return render_template(NEW, form=over(NewAwardForm, g.competition))


@bp.post("/new")
def create(slug: str):
    """Add an award below the others."""
    guards.organiser_only()
    form = NewAwardForm()
    if not form.validate():
        return again(NEW, form)
    try:
        with writing():
            names, is_side = (form.name.data, form.name_en.data), form.is_side.data
            prizes.add(g.competition, *names, is_side=is_side, **act(form.seen.data))
    except Refusal as refusal:
        return again(NEW, form, refusal)
    return _saved(slug)


@bp.post("/<int:prize_id>/removal")
def remove(slug: str, prize_id: int):
    """Remove an award."""
    guards.organiser_only()
    with writing():
        prize = queries.prize_of(g.competition, prize_id)
        prizes.remove(g.competition, prize, **act(SetupForm().seen.data))
    return _saved(slug)


def _move() -> None:
    if (move := pressed()) is None:
        return
    with writing():
        prize = queries.prize_of(g.competition, move.row_id)
        ordering.move_prize(g.competition, prize, up=move.up, **act(g.competition.version))


def _saved(slug: str):
    flash(_("Saved."))
    return redirect(url_for("desk.prizes.edit", slug=slug, _anchor=place()))
