"""Fields shared by all forms: clean Vietnamese text, exact points, times as read in Vietnam."""

import re
from collections.abc import Callable
from datetime import datetime

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, Field, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.widgets import TextInput

from judging.infra import i18n
from judging.infra.clock import from_vietnam, in_vietnam
from judging.infra.text import clean

N_ = str  # marks a text for the translators
REQUIRED = _l("Please fill this in.")
#: A year outside is a slip of the finger.
YEARS = (2000, 2199)
#: So many times too long is too long whatever cleaning would leave.
FAR = 10
_POINTS = re.compile(r"([0-9]{0,6})(?:[.,]([0-9]*))?")


class Form(FlaskForm):
    """A form of this application; refusals of single fields stand beside them, in the language in force."""

    class Meta:
        """What the library says itself is in our catalogue: it has no Vietnamese of its own."""

        def get_translations(self, form):
            """Our translations in the place of its own."""
            return Words()


class Words:
    """The library's own sentences in the language in force; those a field of ours can come to are these."""

    SENTENCES = (
        *(N_("Not a valid choice."), N_("Not a valid date value."), N_("Not a valid datetime value.")),
        *(N_("This field is required."), N_("Not a valid integer value.")),
    )

    def gettext(self, string: str) -> str:
        return gettext(string)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return ngettext(singular, plural, n)


class Text(StringField):
    """One line of text, cleaned; ``longest`` characters."""

    def __init__(self, label, *, longest: int = 200, required: bool = False, **options):
        rules = [Length(max=longest, message=_l("At most %(max)d characters, please."))]
        rules = [DataRequired(message=REQUIRED), *rules] if required else rules
        super().__init__(
            label,
            validators=[*rules, *options.pop("validators", [])],
            filters=[_unless_far_too_long(_line, longest)],
            **options,
        )


class LongText(TextAreaField):
    """Paragraphs, cleaned; ``longest`` characters."""

    def __init__(self, label, *, longest: int = 4000, required: bool = False, **options):
        rules = [Length(max=longest, message=_l("At most %(max)d characters, please."))]
        rules = [DataRequired(message=REQUIRED), *rules] if required else rules
        super().__init__(
            label,
            validators=[*rules, *options.pop("validators", [])],
            filters=[_unless_far_too_long(clean, longest)],
            **options,
        )


class Points(Field):
    """Points as typed, with a comma or a point, kept as whole hundredths; empty is None, never zero."""

    widget = TextInput()

    def _value(self) -> str:
        if self.raw_data:
            return self.raw_data[0]
        return "" if self.data is None else i18n.points(self.data)

    def process_formdata(self, values: list[str]) -> None:
        self.data = hundredths(values[0]) if values else None


class MomentField(DateTimeLocalField):
    """A date and time as read in Vietnam, kept in UTC."""

    def process_data(self, value: datetime | None) -> None:
        self.data = value and in_vietnam(value).replace(tzinfo=None)

    @property
    def moment(self) -> datetime | None:
        """What was chosen, in UTC."""
        return self.data and from_vietnam(self.data)

    def pre_validate(self, form) -> None:
        if self.data and not YEARS[0] <= self.data.year <= YEARS[1]:
            raise ValidationError(
                _l("Please choose a date between %(first)s and %(last)s.", first=YEARS[0], last=YEARS[1])
            )


def hundredths(typed: str) -> int | None:
    """Points as people type them, exactly: ``37,5`` and ``37.5`` are 3750; nothing is None.

    Raises ValidationError for anything else: signs, exponents, other digits, and more than
    two decimals, for ``1.000`` may mean a thousand.
    """
    text = typed.strip()
    if not text:
        return None
    parts = _POINTS.fullmatch(text)
    if not parts or not any(parts.groups()):
        raise ValidationError(_l("Please write points as a number, such as 37.5."))
    whole, decimals = parts[1], parts[2] or ""
    if len(decimals) > 2:
        raise ValidationError(_l("At most two decimals, please."))
    return int(whole or 0) * 100 + int(decimals.ljust(2, "0"))


def _unless_far_too_long(cleaned: Callable[[str | None], str], longest: int) -> Callable[[str | None], str]:
    """Clean what may pass; a megabyte is refused as it came, without the price of cleaning it.

    A letter of Vietnamese is three characters at most before it is composed.
    """

    def filtered(text: str | None) -> str:
        if text and len(text) > FAR * longest:
            return text.encode("utf-8", "replace").decode()
        return cleaned(text)

    return filtered


def _line(text: str | None) -> str:
    return " ".join(clean(text).split())
