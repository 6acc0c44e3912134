"""A field for whole numbers."""

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField
from wtforms.validators import Optional, ValidationError

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
