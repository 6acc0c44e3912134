"""A whole sheet as typed into a form: fields ``score-<line>``."""

from flask import request
from wtforms.validators import ValidationError

from judging.errors import Invalid
from judging.web.forms import hundredths


def scores() -> dict[str, int]:
    """The points of the form, as people type them; a field left empty is no score. Raises Invalid."""
    names = [name for name in request.form if name.startswith("score-")]
    try:
        typed = {name.removeprefix("score-"): hundredths(request.form[name]) for name in names}
    except ValidationError as wrong:
        raise Invalid("Please write points as a number, such as 37.5.") from wrong
    return {key: value for key, value in typed.items() if value is not None}
