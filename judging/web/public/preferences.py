"""Language and appearance, for everybody, remembered on the device."""

from flask import Blueprint, Response, current_app, jsonify, redirect, request, url_for
from flask_login import current_user

from judging.accounts import profile
from judging.infra import i18n
from judging.infra.db import writing
from judging.web.addresses import own
from judging.web.errors import wants_json

bp = Blueprint("preferences", __name__, url_prefix="/preferences")
YEAR = 365 * 24 * 3600
APPEARANCES = ("light", "dark", "hall")


@bp.post("")
def update():
    """Keep what was chosen and go back to where it was chosen."""
    language, theme = request.form.get("language"), request.form.get("theme")
    answer = jsonify(ok=True, message="") if wants_json() else redirect(own(request.form.get("next")) or _home())
    if language in i18n.LANGUAGES:
        _keep(answer, i18n.COOKIE, language)
        if current_user.is_authenticated:
            with writing():
                profile.speak(current_user, language)
    if theme in APPEARANCES:
        _keep(answer, "theme", theme)
    elif theme is not None:  # "as the device": nothing is remembered
        answer.delete_cookie("theme")
    return answer


def _keep(answer: Response, name: str, value: str) -> None:
    """A plain cookie: the page's own script changes the appearance at once and writes the same one."""
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(name, value, max_age=YEAR, secure=secure, samesite="Lax")


def _home() -> str:
    return url_for("public.home.show")
