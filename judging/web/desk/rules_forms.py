"""What the desk types about the rules that decide: threshold, ties and limits."""

from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from judging.competitions.document import decisive
from judging.competitions.models import Competition
from judging.competitions.rules import Decisions, decisions_of, steps_of
from judging.competitions.undecided import is_open
from judging.infra.i18n import language, named
from judging.ranking.articles.telling import has_places
from judging.ranking.printing import shortest
from judging.ranking.rules import Rules, Scored
from judging.web.desk.setup_forms import SetupForm
from judging.web.desk.whole import Whole
from judging.web.forms import Points, Text

STEPS = 6


class _Choice(RadioField):
    """One of a few words, each with its value; none is chosen while nothing is decided."""

    def __init__(self, label, words: dict, **options):
        choices = [SelectChoice(value, word) for value, word in words.items()]
        super().__init__(label, choices=choices, validators=[Optional()], **options)


class _RulesForm(SetupForm):
    comparison = _Choice(
        _l("Points an award needs"),
        {"none": _l("No minimum"), "ge": _l("This many or more"), "gt": _l("More than this")},
    )
    threshold = Points(_l("Points"))
    minimum_judges = Whole(_l("Judges each entry needs, at least"), least=1)
    ties = _Choice(
        _l("Between equal results"),
        {"none": _l("No further rule: equals share a place"), "chain": _l("These steps, in order")},
    )
    chair = Text(_l("Number of the judge who chairs"), longest=10)
    at_line = _Choice(
        _l("Where equals are more than the awards left"),
        {
            "decide": _l("It waits until the organisers have decided and said why"),
            "all": _l("All of them receive the award, although they are more"),
            "none": _l("None of them receives this award"),
        },
    )
    per_entry = _Choice(
        _l("Awards one entry may receive"),
        {"1": _l("One"), "2": _l("Two: one over all groups, and one of its group")},
    )
    limit = _Choice(_l("Awards one entrant may receive"), {"none": _l("Any number"), "some": _l("At most")})
    most_awards = Whole(_l("Number of awards"), least=1)

    def decided(self, before: Decisions) -> Decisions:
        """The rules as typed; what the form does not ask stays as ``before``."""
        asked = {name: read(self) for name, read in _READ.items() if self._asks(name)}
        return replace(before, **asked)

    def _asks(self, name: str) -> bool:
        return _FIELDS.get(name, name) in self

    @property
    def steps(self) -> list[SelectField]:
        """The fields of the tie chain in order."""
        return [field for field in self if field.name.startswith("step_")]


def _chain(form: _RulesForm) -> list[str] | None:
    """The steps that were chosen; None while "these steps" names none."""
    return {"none": [], "chain": [field.data for field in form.steps if field.data] or None}.get(form.ties.data)


def _threshold(form: _RulesForm) -> int | None:
    return form.threshold.data if form.comparison.data in ("ge", "gt") else None


_READ = {
    "threshold_comparison": lambda form: form.comparison.data or None,
    "threshold": _threshold,
    "minimum_judges": lambda form: form.minimum_judges.data,
    "tie_chain": _chain,
    "chair": lambda form: form.chair.data,
    "at_line": lambda form: form.at_line.data or None,
    "awards_per_entry": lambda form: int(form.per_entry.data) if form.per_entry.data else None,
    "awards_per_entrant": lambda form: {"none": 0, "some": form.most_awards.data}.get(form.limit.data),
}
#: What is asked in a field of another name.
_FIELDS = {
    "threshold_comparison": "comparison",
    "tie_chain": "ties",
    "awards_per_entry": "per_entry",
    "awards_per_entrant": "limit",
}

STEP_WORDS = {
    "median": _l("the higher median of the judges' totals"),
    "highest": _l("the higher of the highest totals a judge gave"),
    "lowest": _l("the higher of the lowest totals a judge gave"),
    "first-places": _l("more first places among the judges, then second, and so on"),
    "chair": _l("the higher total of the chair"),
    "lot": _l("a lot drawn in public"),
}


def rules_form(competition: Competition) -> type[_RulesForm]:
    """The form of what these rules can decide, with a field for each step between equals (at most six)."""
    rules = competition.rules
    chain, words = rules.ties.chain, dict(_step_words(rules))
    choices = [SelectChoice("", "–"), *(SelectChoice(step, word) for step, word in words.items())]
    places = max(min(STEPS, len(words)), len(chain))
    defaults = [*chain, *[""] * (places - len(chain))]
    fields = {
        f"step_{n}": SelectField(_l("Step %(n)s", n=n), choices=choices, default=step)
        for n, step in enumerate(defaults, 1)
    }
    return type("RulesForm", (_RulesForm,), fields | dict.fromkeys(_not_asked(rules)))


def _not_asked(rules: Rules) -> list[str]:
    """The fields that mean nothing under these rules."""
    scored = [] if decisive(rules) else ["comparison", "threshold", "minimum_judges", "chair"]
    places = [] if has_places(rules) else ["ties", "at_line"]
    across = {award.across for award in rules.awards if not award.side}
    return [*scored, *places, *([] if rules.limits.per_entry > 1 or len(across) > 1 else ["per_entry"])]


def _step_words(rules: Rules):
    scored = [round_ for round_ in rules.rounds if isinstance(round_, Scored)]
    names = {criterion.id: named(criterion) or criterion.id for round_ in scored for criterion in round_.criteria}
    rounds = {round_.id: named(round_) or round_.id for round_ in rules.rounds}
    for step in dict.fromkeys([*steps_of(rules), *rules.ties.chain]):
        kind, _colon, id = step.partition(":")
        if kind == "criterion":
            yield step, names.get(id, id)
        elif kind == "round":
            yield step, _("the higher total in “%(round)s”", round=rounds.get(id, id))
        else:
            yield step, STEP_WORDS[kind]


def choices_of(decisions: Decisions) -> dict[str, str | int | None]:
    """What the form says otherwise than the rules; None where nothing has been decided."""
    chain, limit, entry = decisions.tie_chain, decisions.awards_per_entrant, decisions.awards_per_entry
    return {
        "comparison": decisions.threshold_comparison,
        "ties": None if chain is None else "chain" if chain else "none",
        "limit": None if limit is None else "some" if limit else "none",
        "most_awards": limit or None,
        "per_entry": None if entry is None else str(entry),
    }


def provisional(competition: Competition) -> dict[str, str]:
    """What stands in the rules for a number that is still to be decided; a default is nobody's word."""
    rules, found = competition.rules, {}
    last = decisive(rules)
    if last and last.threshold is not None and is_open(rules, f"round.{last.id}.threshold"):
        found["threshold"] = shortest(last.threshold, language())
    if last and last.minimum > 1 and is_open(rules, f"round.{last.id}.minimum"):
        found["minimum"] = str(last.minimum)
    if rules.ties.chain and is_open(rules, "ties.chain"):
        found["chain"] = ", ".join(str(word) for step, word in _step_words(rules) if step in rules.ties.chain)
    if rules.limits.per_entrant and is_open(rules, "limits.per_entrant"):
        found["per_entrant"] = str(rules.limits.per_entrant)
    return found


def decisions_in(form: _RulesForm, competition: Competition) -> Decisions:
    """The rules as typed over those that stand."""
    return form.decided(decisions_of(competition))
