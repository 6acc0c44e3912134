"""What an organiser writes about a question of the entry's form."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import NumberRange, Optional

from judging.competitions.asking import DECIDING, Act, Asked, answers_of
from judging.competitions.models import Competition, Question
from judging.desk import facts
from judging.infra import clock
from judging.infra.i18n import named
from judging.infra.text import as_id, folded
from judging.web.desk.setup_forms import SetupForm
from judging.web.forms import LongText, Text
from judging.web.question_fields import Several, answer_word

KINDS = (
    SelectChoice("line", _l("A line of words")),
    SelectChoice("text", _l("Paragraphs")),
    SelectChoice("number", _l("A number")),
    SelectChoice("choice", _l("One of several")),
    SelectChoice("several", _l("Several of several")),
    SelectChoice("date", _l("A day")),
    SelectChoice("yes_no", _l("Yes or no")),
    SelectChoice("table", _l("A table, such as of pieces")),
    SelectChoice("pdf", _l("A PDF, such as an authorisation or a drawing")),
)
BOUND = [Optional(), NumberRange(0, 1_000_000, message=_l("Please write a whole number."))]


class QuestionForm(SetupForm):
    """Everything about one question."""

    name = Text(_l("Question"), required=True)
    name_en = Text(_l("Question in English"))
    kind = RadioField(_l("Kind of answer"), choices=KINDS, default="line")
    lines = LongText(
        _l("What can be chosen, or the columns of the table"),
        description=_l("One on each line; English after a bar, such as: Tre | Bamboo"),
    )
    unit = Text(_l("Unit"), longest=40, description=_l("Such as cm, kg or đồng"))
    least = IntegerField(_l("Least"), validators=BOUND)
    most = IntegerField(_l("Most"), validators=BOUND)
    hint = LongText(_l("Help"), longest=1000)
    hint_en = LongText(_l("Help in English"), longest=1000)
    example = Text(_l("Example"))
    is_required = BooleanField(_l("An entry cannot be sent without an answer"))
    is_for_judges = BooleanField(_l("Judges read the answer"), default=True)
    is_public = BooleanField(_l("The public reads the answer once awards are published"))

    def asked(self, before: Question | None) -> Asked:
        """The question as written; options that were there keep their keys."""
        names = ("name", "name_en", "kind", "unit", "least", "most", "hint", "hint_en", "example")
        told = {name: self[name].data for name in (*names, "is_required", "is_for_judges", "is_public")}
        on_key, _colon, on_value = (self.on.data if "on" in self else "").partition("=")
        groups = self.groups.data if "groups" in self else []
        told["is_public"] = told["is_public"] and told["kind"] != "pdf"
        options = options_of(self.lines.data, before.options if before else [])
        return Asked(**told, options=options, groups=groups, on_key=on_key, on_value=on_value)


def question_form(competition: Competition, question: Question | None = None) -> type[QuestionForm]:
    """The form, with the groups there are and the answers that a question can follow."""
    fields = {}
    if competition.is_grouped:
        groups = [SelectChoice(group.key, named(group)) for group in competition.categories]
        told = _("Ticked nowhere, it is asked in all.")
        fields["groups"] = Several(_("Only in these groups"), choices=groups, description=told)
    upon = [other for other in competition.questions if other is not question and other.kind in DECIDING]
    if answers := [answer for other in upon if not other.on_key for answer in _answers(other)]:
        fields["on"] = SelectField(_("Asked"), default="", choices=[SelectChoice("", _("always")), *answers])
    return type("OneQuestionForm", (QuestionForm,), fields)


def values_of(question: Question) -> dict:
    """What the form shows of a question besides its columns."""
    lines = [" | ".join(filter(None, (option["name"], option.get("name_en")))) for option in question.options]
    return {"lines": "\n".join(lines), "on": f"{question.on_key}={question.on_value}" if question.on_key else ""}


def options_of(typed: str, before: list[dict]) -> list[dict]:
    """Lines as options: one of a known name keeps its key, and so does one renamed where their number is the same."""
    lines = [[part.strip() for part in line.split("|", 1)] for line in typed.split("\n") if line.strip(" |")]
    known = {folded(option["name"]): option["key"] for option in before}
    names = {folded(line[0]) for line in lines}
    kept, found = set(known.values()), []
    for at, (name, *english) in enumerate(lines):
        key = known.get(folded(name))
        if key is None and len(lines) == len(before) and folded(before[at]["name"]) not in names:
            key = before[at]["key"]
        key = key or as_id(name, taken=kept)
        kept.add(key)
        found.append({"key": key, "name": name, "name_en": english[0] if english else ""})
    return found


def act(competition: Competition, seen: int | None) -> Act:
    """A change of the form: over which version, whether somebody has sent, by whom, when."""
    return Act(seen=seen, is_relied_on=facts.has_entries(competition), actor=current_user, now=clock.now())


def _answers(upon: Question) -> list[SelectChoice]:
    told = [
        (key, _("after “%(question)s”: %(answer)s", question=named(upon), answer=answer_word(upon, key)))
        for key in answers_of(upon)
    ]
    return [SelectChoice(f"{upon.key}={key}", text) for key, text in told]
