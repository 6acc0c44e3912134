"""What the desk types about points, awards and rules."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional, ValidationError

from judging.competitions.criteria import Details
from judging.competitions.document import decisive
from judging.competitions.models import Competition, Criterion
from judging.competitions.prizes import Offer, caps_of
from judging.competitions.rules import FIGURES, Decisions, decisions_of
from judging.infra.i18n import named
from judging.ranking.rules import ALL, EVERYBODY, Award
from judging.web.desk.setup_forms import SetupForm
from judging.web.forms import LongText, Points, Text

BANDS = 5
STEPS = 6
DIGITS = 4
WHOLE = _l("Please write a whole number.")


class Whole(IntegerField):
    """A whole number from ``least`` on; empty is None."""

    def __init__(self, label, *, least: int = 0, **options):
        super().__init__(label, validators=[Optional()], **options)
        self.least = least

    def process_formdata(self, values: list[str]) -> None:
        typed = values[0].strip() if values else ""
        is_whole = typed.isascii() and typed.isdigit() and len(typed) <= DIGITS and int(typed) >= self.least
        if typed and not is_whole:
            self.data = None
            raise ValidationError(WHOLE)
        self.data = int(typed) if typed else None


class _CriterionForm(SetupForm):
    name = Text(_l("Name"), longest=120, required=True)
    name_en = Text(_l("Name in English"), longest=120)
    maximum = Points(_l("Maximum points"))
    step = Points(_l("Step"))
    guidance = LongText(_l("Guidance for judges"))
    guidance_en = LongText(_l("Guidance for judges, in English"))
    hint = Text(_l("Hint for entrants"), longest=300)
    hint_en = Text(_l("Hint for entrants, in English"), longest=300)

    @property
    def details(self) -> Details:
        """The criterion as typed; rows of bands that are empty are left out."""
        words = {name: self[name].data for name in Details.__dataclass_fields__ if name != "bands"}
        return Details(**words, bands=[band for n in range(1, BANDS + 1) if (band := self._band(n))])

    def _band(self, n: int) -> dict | None:
        start, name, english = (self[f"band_{n}_{part}"].data for part in ("from", "name", "name_en"))
        if start is None and not name:
            return None
        return {"from": start or 0, "name": name, "name_en": english}


def criterion_form(criterion: Criterion) -> type[_CriterionForm]:
    """A form of a criterion's words, points and up to five bands."""
    fields = {}
    for n in range(1, BANDS + 1):
        band = criterion.bands[n - 1] if n <= len(criterion.bands) else {"from": None, "name": "", "name_en": ""}
        fields[f"band_{n}_from"] = Points(_l("From"), default=band["from"])
        fields[f"band_{n}_name"] = Text(_l("Words"), longest=120, default=band["name"])
        fields[f"band_{n}_name_en"] = Text(_l("Words in English"), longest=120, default=band["name_en"])
    return type("CriterionForm", (_CriterionForm,), fields)


def prizes_form(competition: Competition) -> type[SetupForm]:
    """Names, and for every award and group how many: ``cap_<award>_<group>``, or ``all_<award>``."""
    fields = {}
    for award in competition.rules.awards:
        caps = caps_of(award, competition.rules)
        fields[f"name_{award.id}"] = Text(_l("Name"), longest=120, required=True, default=award.name)
        fields[f"name_en_{award.id}"] = Text(_l("Name in English"), longest=120, default=award.name_en)
        fields[f"all_{award.id}"] = BooleanField(_l("All that qualify"), default=set(caps.values()) == {ALL})
        for group in _counted(award, competition):
            cap = caps.get(group)
            fields[f"cap_{award.id}_{group}"] = Whole(_l("At most"), default=None if cap == ALL else cap)
    return type("PrizesForm", (SetupForm,), fields)


def offer_in(form: SetupForm, award: Award, competition: Competition) -> Offer:
    """One award as typed; an empty number is not decided yet."""
    names, groups = (form[f"name_{award.id}"].data, form[f"name_en_{award.id}"].data), _counted(award, competition)
    if form[f"all_{award.id}"].data:
        return Offer(*names, dict.fromkeys(groups, ALL))
    typed = {group: form[f"cap_{award.id}_{group}"].data for group in groups}
    return Offer(*names, {group: cap for group, cap in typed.items() if cap is not None})


def _counted(award: Award, competition: Competition) -> list[str]:
    """The groups an award is counted in: one for all together where it stands across them."""
    return [EVERYBODY] if award.across else [category.key for category in competition.categories]


class _RulesForm(SetupForm):
    comparison = RadioField(
        _l("Points an award needs"),
        choices=[
            SelectChoice("none", _l("No minimum")),
            SelectChoice("ge", _l("This many or more")),
            SelectChoice("gt", _l("More than this")),
        ],
        validators=[Optional()],
    )
    threshold = Points(_l("Points"))
    ties = RadioField(
        _l("Between equal results"),
        choices=[
            SelectChoice("none", _l("No further rule: equals share a place")),
            SelectChoice("chain", _l("These steps, in order")),
        ],
        validators=[Optional()],
    )
    limit = RadioField(
        _l("Awards one entrant may receive"),
        choices=[SelectChoice("none", _l("Any number")), SelectChoice("some", _l("At most"))],
        validators=[Optional()],
    )
    chair = Text(_l("Number of the judge who chairs"), longest=10)
    most_awards = Whole(_l("Number of awards"), least=1)
    minimum_judges = Whole(_l("Judges each product needs, at least"), least=1)
    is_identity_shown = BooleanField(_l("Judges see who made a product"))
    is_total_public = BooleanField(_l("The public reads the points of awarded products"))
    is_statement_required = BooleanField(_l("Entrants must write a text for every criterion"))

    @property
    def decisions(self) -> Decisions:
        """The rules as typed."""
        return Decisions(
            threshold_comparison=self.comparison.data or None,
            threshold=self.threshold.data if self.comparison.data != "none" else None,
            tie_chain={"none": [], "chain": self._chain()}.get(self.ties.data),
            chair=self.chair.data,
            awards_per_entrant={"none": 0, "some": self.most_awards.data}.get(self.limit.data),
            minimum_judges=self.minimum_judges.data,
            is_identity_shown=self.is_identity_shown.data,
            is_total_public=self.is_total_public.data,
            is_statement_required=self.is_statement_required.data,
        )

    def _chain(self) -> list[str] | None:
        """The steps that were chosen; None while "these steps" names none."""
        return [field.data for field in self.steps if field.data] or None

    @property
    def steps(self) -> list[SelectField]:
        """The fields of the tie chain in order."""
        return [field for field in self if field.name.startswith("step_")]


STEP_WORDS = {
    "median": _l("the higher median of the judges' totals"),
    "highest": _l("the higher of the highest totals a judge gave"),
    "lowest": _l("the higher of the lowest totals a judge gave"),
    "first-places": _l("more first places among the judges"),
    "chair": _l("the higher total of the chair"),
    "lot": _l("a lot drawn in public"),
}


def rules_form(competition: Competition) -> type[_RulesForm]:
    """The form of the rules, with a field for each tie-break there can be (at most six)."""
    chain = decisions_of(competition).tie_chain or []
    last = decisive(competition.rules)
    choices = [SelectChoice("", "–")]
    choices += [SelectChoice(f"criterion:{c.id}", named(c)) for c in (last.criteria if last else ())]
    choices += [SelectChoice(figure, STEP_WORDS[figure]) for figure in FIGURES]
    choices += [SelectChoice(step, step) for step in chain if step.startswith("round:")]
    fields = {
        f"step_{n}": SelectField(
            _l("Step %(n)s", n=n), choices=choices, default=chain[n - 1] if n <= len(chain) else ""
        )
        for n in range(1, min(STEPS, len(choices) - 1) + 1)
    }
    return type("RulesForm", (_RulesForm,), fields)


def choices_of(decisions: Decisions) -> dict[str, str | int | None]:
    """What the form says otherwise than the rules; None where nothing has been decided."""
    chain, limit = decisions.tie_chain, decisions.awards_per_entrant
    return {
        "comparison": decisions.threshold_comparison,
        "ties": None if chain is None else "chain" if chain else "none",
        "limit": None if limit is None else "some" if limit else "none",
        "most_awards": limit or None,
    }
