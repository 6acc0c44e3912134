"""Why each entry stands where it stands, in one sentence in both languages."""

from collections import Counter

from judging.competitions.models import Competition
from judging.ranking import types
from judging.ranking.explain import Names, Wording, explain
from judging.results.inputs import rules_of


def names_of(competition: Competition, outcome: types.Outcome) -> Names:
    """The names the sentences use, and each group's size."""
    return Names(
        groups=_worded(competition.categories),
        prizes={key: _as_noun(words) for key, words in _worded(competition.prizes).items()},
        criteria=_worded(competition.criteria),
        sizes=Counter(standing.group for standing in outcome.standings),
    )


def sentences(competition: Competition, outcome: types.Outcome, standings) -> dict[str, dict[str, str]]:
    """Entry id -> the sentence about it in ``vi`` and ``en``."""
    rules, names = rules_of(competition), names_of(competition, outcome)
    return {s.entry: explain(s, outcome, rules=rules, names=names) for s in standings}


def _worded(rows) -> dict[str, Wording]:
    return {str(row.id): Wording(row.name, row.name_en or row.name) for row in rows}


def _as_noun(words: Wording) -> Wording:
    """A prize inside a Vietnamese sentence begins small."""
    return Wording(words.vi[:1].lower() + words.vi[1:], words.en)
