"""Which columns a ranking has: they follow from the rules."""

from dataclasses import dataclass
from fractions import Fraction

from judging.competitions.document import decisive
from judging.competitions.models import Competition, Criterion
from judging.infra.i18n import language
from judging.ranking import rules
from judging.ranking.printing import shortest
from judging.ranking.rules import Public, Scored
from judging.ranking.sheets import differing
from judging.ranking.types import Standing


@dataclass(frozen=True, slots=True)
class Columns:
    """The criteria of the last scored round; whether there are totals and places, bands, awards to propose.

    ``last`` is the last round with a total: a total of an earlier one needs its round's name.
    """

    round: Scored | None
    criteria: list[Criterion]
    last: str
    has_bands: bool
    has_awards: bool

    @property
    def has_totals(self) -> bool:
        """Whether any round gives points."""
        return bool(self.last)

    @property
    def count(self) -> int:
        """How many columns that is, with the one of the entry itself."""
        return 1 + len(self.criteria) + 2 * self.has_totals + self.has_bands + 1

    def heads(self, group: str) -> list[tuple[Criterion, str]]:
        """Each criterion with the most points that one group can get."""
        own = self.round.criteria if self.round else ()
        return [(row, _most(rule, group)) for row, rule in zip(self.criteria, own, strict=True)]

    def figures(self, standing: Standing) -> list[Fraction | None]:
        """The criterion figures of one entry; nothing where it did not come as far as their round."""
        own = next((result for result in standing.rounds if self.round and result.round == self.round.id), None)
        figures = {each.criterion: each.figure for each in own.criteria} if own else {}
        return [figures.get(criterion.key) for criterion in self.criteria]


def columns_of(competition: Competition) -> Columns:
    """The columns that fit a competition's rules."""
    document = competition.rules
    last = next((each.id for each in reversed(document.rounds) if isinstance(each, Scored | Public)), "")
    return Columns(
        round=decisive(document),
        criteria=competition.criteria,
        last=last,
        has_bands=bool(document.bands),
        has_awards=any(not award.side for award in document.awards),
    )


def _most(criterion: rules.Criterion, group: str) -> str:
    """In words; the points that ``factor`` multiplies."""
    parts = [part.maximum for part in criterion.parts]
    return shortest(sum(parts) if parts else differing(criterion, group, "maximum"), language())
