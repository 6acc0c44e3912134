"""What a competition is, for those who may want to enter."""

from flask import Blueprint, current_app, g, render_template, url_for
from flask_login import current_user

from judging.competitions import lifecycle, queries
from judging.competitions.models import Competition
from judging.infra import clock
from judging.web.public.offering import offering_of, steps_of

bp = Blueprint("competitions", __name__)


@bp.get("/c/<slug>")
def show(slug: str):
    """Its groups, dates, awards, and the way in while entries are taken; a draft is not found."""
    g.competition = competition = queries.set_up(queries.announced_by_slug(slug))
    return render_template(
        "public/competitions/show.html",
        takes_entries=lifecycle.takes_entries(
            queries.stage_of(competition),
            opens_at=competition.opens_at,
            deadline_at=competition.deadline_at,
            now=clock.now(),
        ),
        extensions=queries.extensions_of(competition.id),
        offering=offering_of(competition),
        steps=list(steps_of(competition)),
        enter=_way_in(competition),
        rules=_address("public.rules.show", competition),
    )


def _way_in(competition: Competition) -> str | None:
    """Where an entry begins; who is not signed in registers on the way, or signs in from there."""
    address = _address("entrant.entries.new", competition)
    if address is None or current_user.is_authenticated:
        return address
    return url_for("door.registration.new", next=address)


def _address(endpoint: str, competition: Competition) -> str | None:
    return url_for(endpoint, slug=competition.slug) if endpoint in current_app.view_functions else None
