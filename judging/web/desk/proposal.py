"""The proposed award list, to be printed, discussed and signed."""

from flask import Blueprint, g, render_template

from judging.awards import award_list
from judging.errors import NotFound
from judging.ranking.printing import places_needed
from judging.results import queries

bp = Blueprint("proposal", __name__)


@bp.get("/proposal")
def show(slug: str):
    """The list the ranking in force proposes."""
    run = queries.newest_run(g.competition.id)
    if run is None:
        raise NotFound()
    lines = award_list.proposed(g.competition, run)
    return render_template(
        "desk/proposal/show.html",
        run=run,
        lines=lines,
        honoured=award_list.honoured(lines),
        places=places_needed(line.total for line in lines),
    )
