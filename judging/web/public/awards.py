"""The recognised award list for everybody: by group with photographs, one page an entry, and as files."""

from fractions import Fraction

from flask import Blueprint, Response, current_app, g, render_template
from flask_babel import gettext as _

from judging.awards import exporting, queries
from judging.awards.models import Award, Publication
from judging.awards.sections import Honour, sections, withheld_everywhere
from judging.competitions import queries as competitions
from judging.errors import NotFound
from judging.infra.i18n import language, named
from judging.ranking.printing import places_needed, printed
from judging.results import queries as results
from judging.web import honours
from judging.web.subjects import subject_word

bp = Blueprint("awards", __name__, url_prefix="/c/<slug>")

FILES = {
    "csv": (exporting.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (exporting.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
#: In the name of every file the demo gives away; its rows are those of a real list.
DEMO_MARK = "-du-lieu-minh-hoa"


@bp.get("/awards")
def index(slug: str):
    """The list: what goes across all groups, then by group."""
    publication = _published(slug)
    withheld = results.withholdings_of(g.competition.id)
    works, people = queries.honoured(publication)
    title = honours.honoured(g.competition, works)
    return render_template(
        "public/awards/index.html",
        publication=publication,
        title=title,
        people=people,
        sections=sections(g.competition, publication.awards, withheld),
        withheld=withheld_everywhere(g.competition, withheld),
        taking_part=queries.entries_by_category(g.competition),
        by_level=_by_level,
    )


@bp.get("/awards/<int:number>")
def show(slug: str, number: int):
    """One awarded entry."""
    publication = _published(slug)
    awards = queries.awards_of(g.competition, number)
    award = awards[0]
    return render_template(
        "public/awards/show.html", publication=publication, award=award, awards=awards, total=_total(award)
    )


@bp.get("/awards.<form>")
def download(slug: str, form: str):
    """The list as a file: one header row, then one row an award."""
    if form not in FILES:
        raise NotFound()
    write, kind = FILES[form]
    rows, is_demo = _rows(_published(slug)), current_app.config["DEMO"]
    content = write(rows) if form == "csv" else write(rows, _("Example data") if is_demo else _("Awards"))
    name = f"{g.competition.slug}{DEMO_MARK if is_demo else ''}.{form}"
    return Response(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _published(slug: str) -> Publication:
    g.competition = competitions.by_slug(slug)
    return queries.publication_of(g.competition)


def _by_level(honours: list[Honour]) -> tuple[list[Honour], list[Honour], list[Honour]]:
    """A section's awarded entries as the wall hangs them: best level given, the next one, the rest."""
    given = sorted({honour.best.prize.position for honour in honours})
    at = {level: [honour for honour in honours if honour.best.prize.position == level] for level in given}
    return at[given[0]], at[given[1]] if len(given) > 1 else [], [each for level in given[2:] for each in at[level]]


def _total(award: Award, places: int = 2) -> str:
    return "" if award.total is None else printed(Fraction(award.total), places, language())


def _rows(publication: Publication) -> list[list]:
    thing = subject_word(g.competition, "thing")
    columns = [_("Entry number"), _("Group"), _("Prize"), thing, _("Author"), _("Craft village"), _("Commune")]
    columns += [_("Province")]
    totals = [Fraction(award.total) for award in publication.awards if award.total is not None]
    if not (g.competition.is_total_public and totals):
        return [columns, *(_row(award) for award in publication.awards)]
    places = places_needed(totals)
    rows = [[*_row(award), award.place, _total(award, places)] for award in publication.awards]
    return [[*columns, _("Place"), _("Total")], *rows]


def _row(award: Award) -> list:
    words = [honours.award_name(award), _makers(award), award.craft_village, award.commune, award.province]
    return [award.entry.number, named(award.category), named(award.prize), *words]


def _makers(award: Award) -> str:
    """The maker, and of several authors who they are."""
    return ": ".join(filter(None, (award.maker, ", ".join(award.authors))))
