"""What judges score."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from judging.competitions import criteria, ordering, queries
from judging.competitions.models import Criterion, Round
from judging.errors import NotFound, Refusal
from judging.infra.db import writing
from judging.web import guards
from judging.web.again import again
from judging.web.desk.criteria_forms import criterion_form, provisional
from judging.web.desk.moving import place, pressed
from judging.web.desk.setup_forms import NewForm, SetupForm, act, confirming, has_confirmed, over

bp = Blueprint("criteria", __name__, url_prefix="/setup/criteria")
PAGE = "desk/criteria/edit.html"
NEW = "desk/criteria/new.html"


@bp.get("")
def index(slug: str):
    """The criteria with their points, round by round."""
    guards.organiser_only()
    return render_template("desk/criteria/index.html", form=over(_index_form(), g.competition))


@bp.post("")
def arrange(slug: str):
    """Move the criterion whose button was pressed, or confirm what stood there provisionally."""
    guards.organiser_only()
    form, move = _index_form()(), pressed()
    if move is None and not has_confirmed(form):
        raise NotFound()
    with writing():
        if move is None:
            criteria.confirm(g.competition, **act(form.seen.data))
        else:
            criterion = _criterion(move.row_id)
            ordering.move_criterion(g.competition, criterion, up=move.up, **act(form.seen.data))
    return _saved(slug)


@bp.get("/new")
def new(slug: str):
    """The form of a new criterion."""
    guards.organiser_only()
    return render_template(NEW, form=over(NewForm, g.competition), round=_round())


@bp.post("/new")
def create(slug: str):
    """Add a criterion."""
    guards.organiser_only()
    form, round_ = NewForm(), _round()
    if not form.validate():
        return again(NEW, form, round=round_)
    try:
        with writing():
            criteria.add(g.competition, round_, form.name.data, name_en=form.name_en.data, **act(form.seen.data))
    except Refusal as refusal:
        return again(NEW, form, refusal, round=round_)
    return _saved(slug)


@bp.get("/<int:criterion_id>")
def edit(slug: str, criterion_id: int):
    """One criterion: words, points, parts, guidance, bands."""
    guards.organiser_only()
    criterion = _criterion(criterion_id)
    form = over(criterion_form(criterion, _parts(criterion)), g.competition, criterion)
    return render_template(PAGE, form=form, **_shown(criterion))


@bp.post("/<int:criterion_id>")
def update(slug: str, criterion_id: int):
    """Write one criterion."""
    guards.organiser_only()
    criterion = _criterion(criterion_id)
    form = criterion_form(criterion, _parts(criterion))()
    if not form.validate():
        return again(PAGE, form, **_shown(criterion))
    try:
        with writing():
            criteria.edit(g.competition, criterion, form.details, **act(form.seen.data))
    except Refusal as refusal:
        return again(PAGE, form, refusal, **_shown(criterion))
    return _saved(slug)


@bp.post("/<int:criterion_id>/removal")
def remove(slug: str, criterion_id: int):
    """Remove a criterion nothing was entered for."""
    guards.organiser_only()
    with writing():
        criteria.remove(g.competition, _criterion(criterion_id), **act(SetupForm().seen.data))
    return _saved(slug)


def _index_form() -> type[SetupForm]:
    open_lists = [f"round.{round_.key}.criterion" for round_ in g.competition.scored_rounds if round_.criteria]
    open_lists = [path for path in open_lists if path in g.competition.rules.undecided]
    return confirming(g.competition.rules, *open_lists)


def _round() -> Round:
    """The scored round that the address names, or the one that decides."""
    scored = {round_.key: round_ for round_ in g.competition.scored_rounds}
    if not scored:
        raise NotFound()
    return scored.get(request.args.get("round", ""), g.competition.scored_rounds[-1])


def _criterion(criterion_id: int) -> Criterion:
    """One of the competition's criteria; its parts have no page of their own."""
    criterion = queries.criterion_of(g.competition, criterion_id)
    if criterion.parent_id is not None:
        raise NotFound()
    return criterion


def _parts(criterion: Criterion) -> list[Criterion]:
    round_ = next(round_ for round_ in g.competition.rounds if round_.id == criterion.round_id)
    return [row for row in round_.rows if row.parent_id == criterion.id]


def _shown(criterion: Criterion) -> dict:
    """What the page says besides the form: the round, the parts, and what stands there provisionally."""
    row = next(round_ for round_ in g.competition.rounds if round_.id == criterion.round_id)
    round_ = next(each for each in g.competition.rules.rounds if each.id == row.key)
    written = next(each for each in round_.criteria if each.id == criterion.key)
    parts = [provisional(part, line) for part, line in zip(written.parts, _parts(criterion), strict=True)]
    return {
        "criterion": criterion,
        "round": row,
        "written": written,
        "provisional": provisional(written, criterion),
        "of_parts": parts,
    }


def _saved(slug: str):
    flash(_("Saved."))
    return redirect(url_for("desk.criteria.index", slug=slug, _anchor=place()))
