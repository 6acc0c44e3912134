"""What is found of entries in a round that judges do not score; and of every closed round, who passed."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from judging.competitions import queries as competitions
from judging.competitions.document import rule_of
from judging.competitions.models import Round
from judging.entries import queries as entries
from judging.errors import Invalid, NotFound, Refusal, Stale
from judging.findings import queries, recording
from judging.infra import clock
from judging.infra.db import writing
from judging.ranking.rules import Eligibility
from judging.web.again import again
from judging.web.desk import findings_forms as forms
from judging.web.desk import round_words
from judging.web.desk.findings_page import Listing, listing, verdict
from judging.web.errors import sentence

bp = Blueprint("findings", __name__, url_prefix="/rounds/<key>")
LIST = "desk/findings/index.html"
ONE = "desk/findings/show.html"


@bp.get("")
def index(slug: str, key: str):
    """The entries of a round: what is recorded of each, or who passed it."""
    shown = listing(competitions.set_up(g.competition), competitions.round_of(g.competition, key))
    return render_template(LIST, form=_table(shown)(formdata=None), **_words(shown))


@bp.post("")
def create(slug: str, key: str):
    """Record what was typed of the page's entries, all of it or nothing."""
    shown = _sent(key)
    form = _table(shown)()
    if not form.validate():
        return again(LIST, form, **_words(shown))
    try:
        found = _found(form, shown)
        if not forms.is_clean(form):
            return again(LIST, form, **_words(shown))
        with writing():
            count = recording.keep(g.competition, shown.round, found, actor=current_user, now=clock.now())
    except Refusal as refusal:
        return _again(form, refusal, key)
    flash(_recorded(count))
    return redirect(url_for("desk.findings.index", slug=slug, key=key, **shown.address()))


@bp.get("/<int:number>")
def show(slug: str, key: str, number: int):
    """One entry as the panel reads it, and the form of what was found of it."""
    row = _row(key, number)
    return render_template(ONE, form=_one(key, row)(formdata=None), **_about(key, row))


@bp.post("/<int:number>")
def update(slug: str, key: str, number: int):
    """Record it, and go on to the next entry of which nothing has been recorded."""
    row = _row(key, number)
    form, round_ = _one(key, row)(), _recorded_round(key)
    if not form.validate():
        return again(ONE, form, **_about(key, row))
    try:
        with writing():
            found = forms.found_of_one(form, rule_of(g.competition, round_), row)
            recording.keep(g.competition, round_, [found], actor=current_user, now=clock.now())
    except Refusal as refusal:
        row = _row(key, number)
        form["seen"].data = row.mark if isinstance(refusal, Stale) else form["seen"].data
        return again(ONE, form, refusal, **_about(key, row))
    flash(_("Number %(n)s is recorded.", n=number))
    following = queries.following(round_, number)
    if request.form.get("next") and following:
        return redirect(url_for("desk.findings.show", slug=slug, key=key, number=following.number))
    return redirect(url_for("desk.findings.index", slug=slug, key=key))


@bp.post("/<int:number>/removal")
def remove(slug: str, key: str, number: int):
    """Take back what was recorded of an entry."""
    round_, seen = _recorded_round(key), request.form.get("seen", "")
    with writing():
        entry = queries.entry_in(round_, number)
        recording.take_back(g.competition, round_, entry, seen=seen, actor=current_user, now=clock.now())
    flash(_("What was recorded of number %(n)s is taken back.", n=number))
    return redirect(url_for("desk.findings.show", slug=slug, key=key, number=number))


def _recorded_round(key: str) -> Round:
    """A round in which things are recorded; raises NotFound for one that judges score."""
    round_ = competitions.round_of(g.competition, key)
    if round_.kind == "score":
        raise NotFound()
    return round_


def _sent(key: str) -> Listing:
    """The list with the rows that the form was sent of."""
    round_ = _recorded_round(key)
    return listing(competitions.set_up(g.competition), round_, request.form.getlist("row", type=int))


def _again(form, refusal: Refusal, key: str):
    """The list as it stands now with what was typed; what somebody else recorded has been seen then."""
    shown = _sent(key)
    for row in shown.rows if isinstance(refusal, Stale) else ():
        if (seen := f"seen_{row.entry.number}") in form:
            form[seen].data = row.mark
    return again(LIST, form, refusal, **_words(shown))


def _table(shown: Listing):
    return forms.table_form(shown.rule, shown.rows, queries.newest_in(shown.round))


def _found(form, shown: Listing) -> list[recording.Found]:
    if not isinstance(shown.rule, Eligibility):
        return forms.found_in_table(form, shown.rule, shown.rows)
    ticked = request.form.getlist("row" if request.form.get("all") else "tick", type=int)
    rows = [row.entry for row in shown.rows if row.entry.number in ticked]
    if not rows:
        raise Invalid("Please tick the entries for which all conditions hold.")
    return forms.all_hold(shown.rule, rows, form["answers"].data if "answers" in form else 1)


def _recorded(count: int) -> str:
    return ngettext("%(num)s entry recorded.", "%(num)s entries recorded.", count) if count else _("Nothing was new.")


def _words(shown: Listing) -> dict:
    return {"shown": shown, "words": round_words, "sentence": sentence, "verdict": verdict, "ballots": forms.BALLOTS}


def _row(key: str, number: int) -> forms.Row:
    round_ = _recorded_round(key)
    entry = entries.entry_at(g.competition.id, queries.entry_in(round_, number).id)
    return forms.Row(entry, queries.finding_of(round_, entry))


def _one(key: str, row: forms.Row):
    round_ = _recorded_round(key)
    return forms.form_of_one(rule_of(g.competition, round_), row, queries.newest_in(round_))


def _about(key: str, row: forms.Row) -> dict:
    round_ = _recorded_round(key)
    rule = rule_of(g.competition, round_)
    return {
        "round": round_,
        "rule": rule,
        "row": row,
        "following": queries.following(round_, row.entry.number),
        "verdict": verdict(rule, row.finding) if row.finding else None,
        "ballots": forms.BALLOTS,
    }
