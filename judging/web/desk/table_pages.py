"""Which keys of the rules stand on which page made from their tables, and what those pages type besides."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from judging.competitions.models import Competition, Round
from judging.competitions.programme import KINDS
from judging.ranking.document.open_points import open_points
from judging.ranking.document.schema import ELIGIBILITY, PUBLIC, SCORED, VOTE
from judging.web.desk.setup_forms import NewForm
from judging.web.forms import REQUIRED
from judging.web.rule_words import CHOICES

#: What competes, and who reads what: keys of the document itself.
SUBJECT = ("name", "name_en", "note", "note_en", "sources", "subject", "identity", "statements", "totals", "ladder")
BANDS = ("band",)
#: Everything a round says, but for its criteria.
ROUND = tuple(
    dict.fromkeys(
        key.name for table in (ELIGIBILITY, SCORED, VOTE, PUBLIC) for key in table.keys if key.name != "criterion"
    )
)
#: What a criterion says besides its words, points, parts and bands.
DIFFERENCES = ("factor", "floor", "for")
#: Keys without a field anywhere: they live in the file alone, and why.
FILE_ALONE = {
    "id": "made from the name when a thing is added; sheets, entries and other rules hold on to it",
    "kind": "chosen when a round is added; another kind is another round",
    "undecided": "each field says it of itself",
}


class NewRoundForm(NewForm):
    """A new round: what happens in it, and its names."""

    kind = RadioField(
        _l("What happens in this round"),
        choices=[SelectChoice(kind, CHOICES["kind"][kind]) for kind in KINDS],
        validators=[InputRequired(message=REQUIRED)],
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A round in the list: what happens in it, and how much of it is still open."""

    round: Round
    kind: str
    details: str
    open: int


def round_lines(competition: Competition) -> list[Line]:
    """The rounds in order."""
    rules = competition.rules
    opened = open_points(rules)
    return [
        Line(
            row,
            str(CHOICES["kind"][rule.kind]),
            _details(rule),
            sum(path == f"round.{rule.id}" or path.startswith(f"round.{rule.id}.") for path in opened),
        )
        for row, rule in zip(competition.rounds, rules.rounds, strict=True)
    ]


def _details(rule) -> str:
    """How many lines it has, where it has any."""
    if rule.kind == "score":
        return ngettext("%(num)s criterion", "%(num)s criteria", len(rule.criteria))
    if rule.kind == "eligibility":
        return ngettext("%(num)s condition", "%(num)s conditions", len(rule.conditions))
    return ""
