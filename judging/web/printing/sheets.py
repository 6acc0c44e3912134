"""Score sheets in the official form (``phiếu chấm điểm``), empty or filled, and the totals a judge signs.

The form's fields are those of Circular 26/2014/TT-BCT, annex 4: the producer's name is not among them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from judging.competitions.models import Category, Competition, Criterion, Round
from judging.entries import subjects
from judging.infra import typesetting
from judging.infra.i18n import figure, moment, named, points
from judging.paper.ballots import Ballot
from judging.paper.signing import Holding
from judging.ranking.printing import shortest
from judging.scoring import queries
from judging.scoring.models import HandIn
from judging.scoring.scales import Scale
from judging.scoring.totals import Totals
from judging.web.addresses import public_url
from judging.web.addressing import called
from judging.web.printing import language


@dataclass(frozen=True, slots=True)
class Form:
    """The lines of a round's sheet in one group."""

    round: Round
    category: Category
    totals: Totals
    maxima: dict[str, int]
    steps: dict[str, int]

    @classmethod
    def of(cls, competition: Competition, round_: Round, category: Category) -> "Form":
        """As the rules have it."""
        scales = [Scale.of(row, category.key) for row in round_.lines]
        maxima = {scale.key: scale.maximum for scale in scales}
        totals = queries.totals_of(competition, round_, category)
        return cls(round_, category, totals, maxima, {scale.key: scale.step for scale in scales})

    def lines(self, scores: Mapping[str, int]) -> list[dict]:
        """A row for every criterion and part, the points of ``scores`` in theirs."""
        lines = []
        for place, criterion in enumerate(self.round.criteria, 1):
            parts = [row for row in self.round.rows if row.parent_id == criterion.id]
            lines.append(self._line(str(place), criterion, scores, parts=parts))
            lines += [self._line(f"{place}.{n}", part, scores) for n, part in enumerate(parts, 1)]
        return lines

    def _line(self, mark: str, row: Criterion, scores: Mapping[str, int], *, parts=()) -> dict:
        key = str(row.id)
        maximum = sum(self.maxima[str(part.id)] for part in parts) if parts else self.maxima[key]
        given = scores.get(key)
        return {
            "mark": mark,
            "name": named(row),
            "maximum": points(maximum),
            "points": "" if given is None else points(given),
            "is_scored": row.is_scored,
            "scale": [] if parts else self._scale(key),
        }

    def _scale(self, key: str) -> list[str]:
        """What is said below the name: a step that is not one point, a weight."""
        said = []
        if self.steps[key] != 100:
            said.append(_("in steps of %(step)s", step=points(self.steps[key])))
        if (factor := self.totals.factors[key]) != 1:
            said.append(_("counts %(factor)s times", factor=shortest(factor, language())))
        return [", ".join(said)] if said else []


def empty(competition: Competition, ballots: list[Ballot]) -> dict:
    """One page for each ballot, to be filled in by hand."""
    forms = {row.id: Form.of(competition, ballots[0].round, row) for row in competition.categories} if ballots else {}
    sheets = [_sheet(competition, ballot, forms[ballot.entry.category_id]) for ballot in ballots]
    title = _("Score sheets: %(competition)s", competition=named(competition, "title"))
    return {"title": title, "words": words(competition), "sheets": sheets}


def to_sign(competition: Competition, holding: Holding, hand_in: HandIn) -> dict:
    """The totals of one judge's group on one page with its fingerprint, then every sheet as the server holds it."""
    form = Form.of(competition, holding.round, holding.category)
    judge, group = holding.judge, named(holding.category) if competition.is_grouped else ""
    address = public_url(
        "desk.signatures.index", slug=competition.slug, group=f"{judge.number}-{holding.category.position}",
        fingerprint=holding.fingerprint,
    )  # fmt: skip
    ballots = [(Ballot(holding.round, holding.attempt, judge, held.entry), held) for held in holding.sheets]
    return {
        "title": _("Totals to be signed: %(judge)s", judge=called(judge)),
        "words": words(competition),
        **_head(competition, holding.round, holding.attempt),
        "of": " · ".join(filter(None, [named(holding.round), group])),
        "judge": called(judge),
        "handed-in": _("Handed in at %(when)s", when=moment(hand_in.handed_in_at)),
        "fingerprint": holding.fingerprint,
        "qr": typesetting.qr(address),
        "foot": _foot(competition, holding.fingerprint),
        "lines": [
            {"number": str(held.entry.number), "title": held.entry.title, "total": figure(form.totals.of(held.scores))}
            for held in holding.sheets
        ],
        "sheets": [
            _sheet(competition, ballot, form, scores=held.scores, comment=held.comment, mark=holding.fingerprint)
            for ballot, held in ballots
        ],
    }


def _sheet(
    competition: Competition, ballot: Ballot, form: Form, *, scores=None, comment: str = "", mark: str = ""
) -> dict:
    entry, judge, scores = ballot.entry, ballot.judge, scores or {}
    return {
        **_head(competition, ballot.round, ballot.attempt),
        "product": entry.title,
        "group": [named(entry.category)] if competition.is_grouped else [],
        "number": str(entry.number),
        "judge": called(judge),
        "office": judge.title or "…………………………………",
        "code": ballot.code,
        "qr": typesetting.qr(public_url("desk.paper_sheets.show", slug=competition.slug, code=ballot.code)),
        "lines": form.lines(scores),
        "maximum": figure(form.totals.of(form.maxima)),
        "total": figure(form.totals.of(scores)) if scores else "",
        "comment": comment,
        "foot": _foot(competition, mark),
    }


def _head(competition: Competition, round_: Round, attempt: int) -> dict[str, str]:
    again = _("scored again") if attempt > 1 else ""
    return {
        "organiser": named(competition, "organiser"),
        "competition": named(competition, "title"),
        "round": ", ".join(filter(None, [named(round_), again])),
    }


def _foot(competition: Competition, mark: str) -> str:
    rules = competition.rules_fingerprint
    return " · ".join(
        filter(None, [_("Rules %(fingerprint)s", fingerprint=rules) if rules else "",
                      _("Sheets %(fingerprint)s", fingerprint=mark) if mark else ""])
    )  # fmt: skip


def words(competition: Competition) -> dict[str, str]:
    """Everything printed that is not data."""
    called_title = subjects.of(competition.rules).labels["title"]
    return {
        "country": _("SOCIALIST REPUBLIC OF VIET NAM"),
        "motto": _("Independence – Freedom – Happiness"),
        "sheet": _("SCORE SHEET"),
        "product": _(called_title),
        "group": _("Group"),
        "number": _("Code number"),
        "judge": _("Judge"),
        "office": _("Office, degree"),
        "place": _("Item"),
        "criterion": _("Criterion"),
        "maximum": _("Maximum points"),
        "points": _("Points"),
        "remark": _("Note"),
        "total": _("Total"),
        "comment": _("Comments"),
        "signs": _("Judge"),
        "sign": _("(signature, full name)"),
        "place-and-date": _("……………, date …… / …… / ………"),
        "list": _("Totals of one judge"),
        "fingerprint": _("Fingerprint"),
        "declares": _("I have compared these totals and the sheets behind them with my own scores; they are mine."),
    }
