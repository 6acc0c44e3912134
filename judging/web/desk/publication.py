"""Publishing: from the proposed list to the recognised one."""

from flask import Blueprint, flash, g, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user

from judging.awards import award_list, publishing
from judging.awards import queries as awards
from judging.competitions.queries import stage_of
from judging.infra import clock
from judging.infra.db import writing
from judging.results import queries
from judging.results.computing import is_current, outcome_of
from judging.scoring import late_list
from judging.web import guards
from judging.web.desk.results_forms import PublicationForm
from judging.web.honours import counted

bp = Blueprint("publication", __name__)


@bp.get("/publication")
def show(slug: str):
    """What is published, or what publishing still needs."""
    if stage_of(g.competition) == "published":
        publication = awards.publication_of(g.competition)
        return render_template("desk/publication/published.html", publication=publication)
    return _form(PublicationForm(), 200)


@bp.post("/publication")
def create(slug: str):
    """Publish the list of the ranking on the organiser's screen."""
    guards.organiser_only()
    form = PublicationForm()
    if not form.validate():
        return _form(form, 422)
    with writing():
        recognition = publishing.Recognition(form.number.data, form.on.data, form.authority.data)
        publishing.publish(g.competition, recognition, run_id=form.run.data, actor=current_user, now=clock.now())
    flash(_("The award list is published."))
    return redirect(url_for("desk.publication.show", slug=slug))


def _form(form: PublicationForm, status: int):
    run = queries.newest_run(g.competition.id) if stage_of(g.competition) == "closed" else None
    lines = award_list.proposed(g.competition, run) if run else []
    open_ties = [tie for tie in outcome_of(run).ties if not tie.decided] if run else []
    form.run.data = run and run.id
    page = render_template(
        "desk/publication/show.html",
        form=form,
        run=run,
        honoured=award_list.honoured(lines),
        counted=counted,
        open_ties=open_ties,
        is_current=run is None or is_current(run, g.competition),
        late=late_list.count_open(g.competition.scored_round),
    )
    return page, status
