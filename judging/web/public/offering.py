"""What a competition offers and how it judges, in short, for those who may want to enter."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from flask_babel import gettext as _

from judging.competitions.models import Competition, Criterion
from judging.competitions.prizes import caps_of
from judging.infra.i18n import language, named
from judging.ranking.articles.telling import Teller
from judging.ranking.rules import EVERYBODY, Award, Band, Cap, Eligibility, Public, Scored


@dataclass(frozen=True, slots=True)
class Offering:
    """The awards: a column for each that groups give apart, those given once, grades, and what is given beside."""

    by_group: list[tuple[Award, dict[str, Cap]]]
    once: list[tuple[Award, Cap | None]]
    grades: list[tuple[Band, str]]
    beside: list[Award]

    def __bool__(self) -> bool:
        return bool(self.by_group or self.once or self.grades or self.beside)

    @property
    def has_limits(self) -> bool:
        """Whether any award is given so many times at most."""
        caps = [cap for _award, of in self.by_group for cap in of.values()] + [cap for _award, cap in self.once]
        return any(isinstance(cap, int) for cap in caps)


def offering_of(competition: Competition) -> Offering:
    """What stands on the award list in the end."""
    rules, teller = competition.rules, _teller(competition)
    offered = [(award, caps_of(award, rules)) for award in rules.awards if not award.side]
    is_once = {award.id: award.across or not rules.groups for award, _caps in offered}
    return Offering(
        by_group=[(award, caps) for award, caps in offered if not is_once[award.id]],
        once=[(award, caps.get(EVERYBODY)) for award, caps in offered if is_once[award.id]],
        grades=[(band, teller.number(band.start)) for band in rules.bands],
        beside=[award for award in rules.awards if award.side],
    )


@dataclass(frozen=True, slots=True)
class Step:
    """A round: what happens in it, the conditions or criteria, and what passes it."""

    name: str
    told: str
    conditions: list[str]
    criteria: list[Criterion]
    passing: str


def steps_of(competition: Competition) -> Iterator[Step]:
    """The rounds in the order in which they take place."""
    for row, round_ in zip(competition.rounds, competition.rules.rounds, strict=True):
        conditions = [named(condition) for condition in round_.conditions] if isinstance(round_, Eligibility) else []
        yield Step(named(row), _told(round_, competition), conditions, row.criteria, _passing(round_, competition))


def _told(round_, competition: Competition) -> str:
    match round_:
        case Eligibility():
            return _("Conditions are examined; all of them must hold.")
        case Scored():
            return _("Every judge scores alone, criterion by criterion.")
        case Public(maximum=Fraction() as most):
            number = _teller(competition).number(most)
            return _("Everybody can vote; the votes become at most %(points)s points.", points=number)
        case Public():
            return _("Everybody can vote.")
    return _("The council votes by secret ballot.") if round_.secret else _("The council votes openly.")


def _passing(round_, competition: Competition) -> str:
    if getattr(round_, "threshold", None) is None:
        return ""
    number = _teller(competition).number(round_.threshold)
    if round_.comparison == "gt":
        return _("More than %(points)s points are needed.", points=number)
    return _("At least %(points)s points are needed.", points=number)


def _teller(competition: Competition) -> Teller:
    return Teller(competition.rules, language())
