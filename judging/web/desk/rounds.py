"""The rounds of a competition: their order, and every rule of each."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _

from judging.competitions import programme, queries, tables
from judging.competitions.models import Round
from judging.errors import NotFound, Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.moving import place, pressed
from judging.web.desk.setup_forms import ConfirmingForm, SetupForm, act, has_confirmed, over
from judging.web.desk.table_forms import TableForm, table_form, untouched
from judging.web.desk.table_pages import ROUND, NewRoundForm, round_lines

bp = Blueprint("rounds", __name__, url_prefix="/setup")
LIST = "desk/rounds/index.html"
PAGE = "desk/rounds/edit.html"
NEW = "desk/rounds/new.html"


@bp.get("/rounds")
def index(slug: str):
    """The rounds in order, in words."""
    guards.organiser_only()
    form = over(_index_form(), g.competition)
    return render_template(LIST, form=form, rounds=round_lines(g.competition))


@bp.post("/rounds")
def arrange(slug: str):
    """Move the round whose button was pressed, or confirm those that stood there provisionally."""
    guards.organiser_only()
    form, move = _index_form()(), pressed()
    if move is None and not has_confirmed(form):
        raise NotFound()
    try:
        with writing():
            if move is None:
                programme.confirm(g.competition, **act(form.seen.data))
            else:
                programme.move(g.competition, _round(move.row_id), up=move.up, **act(form.seen.data))
    except Refusal as refusal:
        return again(LIST, form, refusal, rounds=round_lines(g.competition))
    return _saved(slug)


@bp.get("/new-round")
def new(slug: str):
    """The form of a new round."""
    guards.organiser_only()
    return render_template(NEW, form=over(NewRoundForm, g.competition))


@bp.post("/new-round")
def create(slug: str):
    """Add a round behind the others, and go on to its rules."""
    guards.organiser_only()
    form = NewRoundForm()
    if not form.validate():
        return again(NEW, form)
    try:
        with writing():
            names = (form.name.data, form.name_en.data)
            made = programme.add(g.competition, form.kind.data, names, **act(form.seen.data))
    except Refusal as refusal:
        return again(NEW, form, refusal)
    flash(_("Saved."))
    return redirect(url_for("desk.rounds.edit", slug=slug, round_key=made.key))


@bp.get("/rounds/<round_key>")
def edit(slug: str, round_key: str):
    """Every rule of one round."""
    guards.organiser_only()
    round_ = queries.round_of(g.competition, round_key)
    return render_template(PAGE, form=untouched(_form(round_), g.competition.version), round=round_)


@bp.post("/rounds/<round_key>")
def update(slug: str, round_key: str):
    """Write what was changed, then move or remove the row whose button was pressed."""
    guards.organiser_only()
    round_ = queries.round_of(g.competition, round_key)
    form = _form(round_)()
    if not form.validate():
        return again(PAGE, form, round=round_)
    try:
        with writing():
            wanted, verb = form.edit, "round changed"
            tables.edit(g.competition, wanted, verb=verb, name=round_.name, **act(form.seen.data))
    except Refusal as refusal:
        return again(PAGE, form, refusal, round=round_)
    flash(_("Saved."))
    return redirect(url_for("desk.rounds.edit", slug=slug, round_key=round_key, _anchor=form.anchor))


@bp.post("/rounds/<round_key>/removal")
def remove(slug: str, round_key: str):
    """Remove a round that no other rule names."""
    guards.organiser_only()
    form = SetupForm()
    try:
        with writing():
            round_ = queries.round_of(g.competition, round_key)
            programme.remove(g.competition, round_, **act(form.seen.data))
    except Refusal as refusal:
        return again(LIST, form, refusal, rounds=round_lines(g.competition))
    return _saved(slug)


def _index_form() -> type[SetupForm]:
    """Asks whether the rounds are these, where the list of them stands there provisionally."""
    return ConfirmingForm if "round" in g.competition.rules.undecided else SetupForm


def _round(row_id: int) -> Round:
    found = next((round_ for round_ in g.competition.rounds if round_.id == row_id), None)
    if found is None:
        raise NotFound()
    return found


def _form(round_: Round) -> type[TableForm]:
    """Everything the rules say of this round, but for its criteria, which have pages of their own."""
    return table_form(g.competition.rules, ("round", round_.position - 1), ROUND)


def _saved(slug: str):
    flash(_("Saved."))
    return redirect(url_for("desk.rounds.index", slug=slug, _anchor=place()))
