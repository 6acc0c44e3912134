"""The proposed award list, to be printed, discussed and signed."""

from flask import Blueprint, g, render_template

from judging.awards import award_list
from judging.awards.sections import sections, withheld_everywhere
from judging.errors import NotFound
from judging.ranking.printing import places_needed
from judging.results import computing, queries
from judging.web.desk.ranking_columns import columns_of
from judging.web.honours import counted

bp = Blueprint("proposal", __name__)


@bp.get("/proposal")
def show(slug: str):
    """The list the ranking in force proposes."""
    run = queries.newest_run(g.competition.id)
    if run is None:
        raise NotFound()
    lines = award_list.proposed(g.competition, run)
    withheld = queries.withholdings_of(g.competition.id)
    return render_template(
        "desk/proposal/show.html",
        run=run,
        is_current=computing.is_current(run, g.competition),
        sections=sections(g.competition, lines, withheld),
        withheld=withheld_everywhere(g.competition, withheld),
        honoured=award_list.honoured(lines),
        counted=counted,
        columns=columns_of(g.competition),
        has_makers=any(line.entry.maker for line in lines),
        places=places_needed(line.total for line in lines if line.total is not None),
    )
