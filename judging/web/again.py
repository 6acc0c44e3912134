"""A form that was refused, shown once more with what was typed and what is wrong."""

from flask import render_template
from flask_wtf import FlaskForm

from judging.errors import Refusal
from judging.ranking.document.faults import Faults
from judging.web import faults
from judging.web.errors import sentence


def again(template: str, form: FlaskForm, refusal: Refusal | None = None, **context):
    """The page with its form, under the refusal's status; 422 when single fields were refused."""
    if isinstance(refusal, Faults):
        form.form_errors += faults.settle(form, refusal)
    elif refusal is not None:
        form.form_errors.append(sentence(refusal))
    return render_template(template, form=form, **context), refusal.status if refusal else 422
