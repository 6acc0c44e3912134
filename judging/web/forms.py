"""Fields shared by all forms: clean Vietnamese text, exact points, times as read in Vietnam."""

from datetime import datetime
from decimal import Decimal, InvalidOperation

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateTimeLocalField, Field, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError
from wtforms.widgets import TextInput

from judging.infra import i18n
from judging.infra.clock import from_vietnam, in_vietnam
from judging.infra.text import clean

REQUIRED = _l("Please fill this in.")


class Form(FlaskForm):
    """A form of this application; refusals of single fields stand beside them."""


class Text(StringField):
    """One line of text, cleaned; ``longest`` characters."""

    def __init__(self, label, *, longest: int = 200, required: bool = False, **options):
        rules = [Length(max=longest, message=_l("At most %(max)d characters, please."))]
        rules = [InputRequired(message=REQUIRED), *rules] if required else rules
        super().__init__(label, validators=[*rules, *options.pop("validators", [])], filters=[_line], **options)


class LongText(TextAreaField):
    """Paragraphs, cleaned; ``longest`` characters."""

    def __init__(self, label, *, longest: int = 4000, required: bool = False, **options):
        rules = [Length(max=longest, message=_l("At most %(max)d characters, please."))]
        rules = [InputRequired(message=REQUIRED), *rules] if required else rules
        super().__init__(label, validators=[*rules, *options.pop("validators", [])], filters=[clean], **options)


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


def hundredths(typed: str) -> int | None:
    """Points as people type them, exactly: ``37,5`` and ``37.5`` are 3750; nothing is None.

    Raises ValidationError for anything else: signs, exponents, other digits, more than two decimals.
    """
    text = typed.strip().replace(",", ".")
    if not text:
        return None
    if not text.isascii() or not text.replace(".", "", 1).isdigit() or len(text) > 9:
        raise ValidationError(_l("Please write points as a number, such as 37.5."))
    try:
        value = Decimal(text) * 100
    except InvalidOperation as wrong:
        raise ValidationError(_l("Please write points as a number, such as 37.5.")) from wrong
    if value != int(value):
        raise ValidationError(_l("At most two decimals, please."))
    return int(value)


def _line(text: str | None) -> str:
    return " ".join(clean(text).split())
