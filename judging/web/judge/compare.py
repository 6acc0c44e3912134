"""Two to four entries side by side: photos, own scores, totals, notes."""

from dataclasses import dataclass

from flask import Blueprint, g, render_template, request

from judging.competitions import lifecycle
from judging.competitions.models import Criterion
from judging.entries.models import Entry
from judging.scoring import own, queries
from judging.scoring.own import OwnSheet
from judging.scoring.scales import Scale
from judging.scoring.totals import Totals

bp = Blueprint("compare", __name__)
FEWEST, MOST = 2, 4


@dataclass(frozen=True, slots=True)
class Column:
    """One entry with the judge's own sheet of it; on a blank page (None) the tablet fills it in."""

    entry: Entry
    lines: list[tuple[Criterion, Scale]]
    totals: Totals
    sheet: OwnSheet | None

    @property
    def is_bookmarked(self) -> bool:
        """Whether the judge marked it."""
        return self.sheet is not None and self.sheet.is_bookmarked


@bp.get("/compare")
def index(slug: str):
    """The chosen ones beside each other, and below them all to choose from. A blank page has every one, to be shown."""
    lifecycle.require(queries.round_of(g.judge).state, "judging", "closed")
    columns = {column.entry.number: column for column in _columns()}
    chosen = [number for number in dict.fromkeys(request.args.getlist("n", type=int)) if number in columns][:MOST]
    shown = [] if g.is_blank or len(chosen) < FEWEST else chosen
    return render_template(
        "judge/compare/index.html",
        columns=columns,
        beside=[*columns] if g.is_blank else shown,
        shown=shown,
        chosen=[] if g.is_blank else chosen,
        judge=g.judge,
    )


def _columns():
    """Every entry this judge scores, in the order of the walk; none of an interest."""
    round_, mine = queries.round_of(g.judge), own.own(g.judge)
    sheets = {} if g.is_blank else {sheet.number: sheet for sheet in mine.sheets}
    for group in mine.groups:
        scales = queries.scales_of(round_, group.category)
        totals = queries.totals_of(g.competition, round_, group.category)
        lines = [*zip(round_.lines, scales, strict=True)]
        for task in group.tasks:
            if task.excuse != "conflict":
                yield Column(task.entry, lines, totals, sheets.get(task.entry.number))
