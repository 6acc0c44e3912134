"""The recognised award list for everybody: by group with photographs, one page an award, and as files."""

from fractions import Fraction

from flask import Blueprint, Response, current_app, g, render_template
from flask_babel import gettext as _

from judging.awards import exporting, queries
from judging.awards.models import Award, Publication
from judging.competitions import queries as competitions
from judging.errors import NotFound
from judging.infra.i18n import language, named
from judging.ranking.printing import places_needed, printed

bp = Blueprint("awards", __name__, url_prefix="/c/<slug>")

FILES = {
    "csv": (exporting.as_csv, "text/csv; charset=utf-8"),
    "xlsx": (exporting.as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
#: In the name of every file the demo gives away; its rows are those of a real list.
DEMO_MARK = "-du-lieu-minh-hoa"


@bp.get("/awards")
def index(slug: str):
    """The list, by group."""
    publication = _published(slug)
    return render_template(
        "public/awards/index.html",
        publication=publication,
        honoured=queries.honoured(publication),
        groups=_by_category(publication),
        taking_part=queries.entries_by_category(g.competition),
        by_level=_by_level,
    )


@bp.get("/awards/<int:number>")
def show(slug: str, number: int):
    """One awarded entry."""
    publication = _published(slug)
    award = queries.award_of(g.competition, number)
    return render_template("public/awards/show.html", publication=publication, award=award, total=_total(award))


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


def _by_category(publication: Publication) -> list[tuple]:
    """Every group with its awards, those without any too."""
    awards = publication.awards
    return [(c, [award for award in awards if award.category_id == c.id]) for c in g.competition.categories]


def _by_level(awards: list[Award]) -> tuple[list[Award], list[Award], list[Award]]:
    """A group's awards as the wall hangs them: best level given, the next one, the rest."""
    given = sorted({award.prize.position for award in awards})
    best, second = given[0], given[1] if len(given) > 1 else None
    at = {level: [award for award in awards if award.prize.position == level] for level in given}
    return at[best], at.get(second, []), [award for award in awards if award.prize.position not in (best, second)]


def _total(award: Award, places: int = 2) -> str:
    return printed(Fraction(award.total), places, language())


def _rows(publication: Publication) -> list[list]:
    columns = [_("Entry number"), _("Group"), _("Prize"), _("Product"), _("Author"), _("Craft village"), _("Commune")]
    columns += [_("Province")]
    if not g.competition.is_total_public:
        return [columns, *(_row(award) for award in publication.awards)]
    places = places_needed(Fraction(award.total) for award in publication.awards)
    rows = [[*_row(award), award.place, _total(award, places)] for award in publication.awards]
    return [[*columns, _("Place"), _("Total")], *rows]


def _row(award: Award) -> list:
    words = [award.title, award.maker, award.craft_village, award.commune, award.province]
    return [award.entry.number, named(award.category), named(award.prize), *words]
