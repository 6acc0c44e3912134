"""The form of a judge: who it is, which groups, and the seat in each round."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from judging.competitions.models import Competition, Round
from judging.infra.i18n import named
from judging.panel.models import Judge
from judging.panel.seats import is_choice, is_settled, panels_of, seats_of
from judging.web.forms import Form, Text

ADDRESS = [
    SelectChoice("", _l("Quý vị (neither)")),
    SelectChoice("ong", _l("Ông (Mr)")),
    SelectChoice("ba", _l("Bà (Ms)")),
]


#: Values of a seat's field: a panel's id behind SITS (nothing where there is one panel), or AWAY.
SITS, AWAY = "in:", "away"


class Checkboxes(SelectMultipleField):
    """Several of a list, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class JudgeForm(Form):
    """Name, address, groups, and the seat in each round; a contact recognises a judge who also takes part."""

    name = Text(_l("Name"), required=True)
    honorific = RadioField(_l("Form of address"), choices=ADDRESS, default="")
    title = Text(_l("Office or degree"), longest=120)
    groups = Checkboxes(_l("Groups"), coerce=int, validators=[InputRequired(_l("Please choose at least one group."))])
    email = Text(_l("E-mail"), longest=254)
    phone = Text(_l("Telephone"), longest=20)

    @classmethod
    def of(cls, competition: Competition, judge: Judge | None = None) -> "JudgeForm":
        """The form for a new judge (of every group and round) or an existing one."""
        seats = seats_of(judge) if judge else None
        rounds = [row for row in competition.scored_rounds if is_choice(competition) and not is_settled(row)]
        fields = {f"round_{row.id}": _seat_field(competition, row, seats) for row in rounds}
        form = type("JudgeForm", (cls,), fields)(obj=judge, data={"name": judge.person.name if judge else ""})
        form.rounds = rounds
        if not competition.is_grouped:
            del form.groups  # the one that stands for everybody
            return form
        form.groups.choices = [SelectChoice(category.id, named(category)) for category in competition.categories]
        if not form.is_submitted():
            form.groups.data = [category.id for category in (judge or competition).categories]
        return form

    @property
    def seats(self) -> list[RadioField]:
        """A field for each round whose seats can be chosen."""
        return [self[f"round_{row.id}"] for row in self.rounds]

    def values(self, competition: Competition) -> dict:
        """What the domain's verbs take."""
        groups = self.groups.data if "groups" in self else [category.id for category in competition.categories]
        chosen = {row.key: field.data for row, field in zip(self.rounds, self.seats, strict=True)}
        seats = {key: panel.removeprefix(SITS) for key, panel in chosen.items() if panel != AWAY}
        return {
            "name": self.name.data,
            "honorific": self.honorific.data,
            "title": self.title.data,
            "categories": [category for category in competition.categories if category.id in groups],
            "email": self.email.data,
            "phone": self.phone.data,
            "seats": seats if is_choice(competition) else None,
        }


def _seat_field(competition: Competition, round_: Round, seats: dict[str, str] | None) -> RadioField:
    """Where a judge sits in one round: in a panel of it, in the round, or not at all."""
    panels = [SelectChoice(SITS + panel.id, named(panel)) for panel in panels_of(competition, round_)]
    choices = [
        *(panels or [SelectChoice(SITS, _l("Scores in this round"))]),
        SelectChoice(AWAY, _l("Not in this round")),
    ]
    default = None if seats is None and panels else SITS
    if seats is not None:
        default = SITS + seats[round_.key] if round_.key in seats else AWAY
    chosen = [InputRequired(_l("Please choose where this judge sits."))]
    return RadioField(named(round_), choices=choices, default=default, validators=chosen)


def seat_words(judge: Judge) -> list[tuple[str, str]]:
    """(round, panel) of a judge by name; the panel "" where there is none."""
    competition, seats = judge.competition, seats_of(judge)
    panels = {
        (row.key, panel.id): named(panel) for row in competition.scored_rounds for panel in panels_of(competition, row)
    }
    return [
        (named(row), panels.get((row.key, seats[row.key]), "")) for row in competition.scored_rounds if row.key in seats
    ]
