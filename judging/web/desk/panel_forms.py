"""The form of a judge's seat."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from judging.competitions.models import Competition
from judging.infra.i18n import named
from judging.panel.models import Judge
from judging.web.forms import Form, Text

ADDRESS = [
    SelectChoice("", _l("Quý vị (neither)")),
    SelectChoice("ong", _l("Ông (Mr)")),
    SelectChoice("ba", _l("Bà (Ms)")),
]


class Checkboxes(SelectMultipleField):
    """Several of a list, each with its own box."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class JudgeForm(Form):
    """Name, address, groups; a contact recognises a judge who also takes part."""

    name = Text(_l("Name"), required=True)
    honorific = RadioField(_l("Form of address"), choices=ADDRESS, default="")
    title = Text(_l("Office or degree"), longest=120)
    groups = Checkboxes(_l("Groups"), coerce=int, validators=[InputRequired(_l("Please choose at least one group."))])
    email = Text(_l("E-mail"), longest=254)
    phone = Text(_l("Telephone"), longest=20)

    @classmethod
    def of(cls, competition: Competition, judge: Judge | None = None) -> "JudgeForm":
        """The form for a new judge (of every group) or an existing one."""
        chosen = (judge or competition).categories
        form = cls(obj=judge, data={"name": judge.person.name if judge else ""})
        form.groups.choices = [SelectChoice(category.id, named(category)) for category in competition.categories]
        if not form.is_submitted():
            form.groups.data = [category.id for category in chosen]
        return form

    def values(self, competition: Competition) -> dict:
        """What the domain's verbs take."""
        return {
            "name": self.name.data,
            "honorific": self.honorific.data,
            "title": self.title.data,
            "categories": [category for category in competition.categories if category.id in self.groups.data],
            "email": self.email.data,
            "phone": self.phone.data,
        }
