"""The judge's pages as an application on the tablet's home screen."""

from flask import Blueprint, g, jsonify, url_for
from flask_babel import gettext as _

from judging.infra.i18n import language, named

bp = Blueprint("app", __name__)
ICONS = (
    ("app-192.png", "192x192", "any"),
    ("app-512.png", "512x512", "any"),
    ("app-mask-512.png", "512x512", "maskable"),
)


@bp.get("/app.webmanifest")
def show(slug: str):
    """Its name, its icons, and where it starts: at the judge's list."""
    start = url_for("judge.sheets.index", slug=slug)
    icons = [
        {"src": url_for("static", filename=f"img/{name}"), "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in ICONS
    ]
    told = {
        "id": start,
        "name": named(g.competition, "title"),
        "short_name": _("Judging"),
        "lang": language(),
        "start_url": start,
        "scope": start,
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#fbfaf7",
        "icons": icons,
    }
    answer = jsonify(told)
    answer.mimetype = "application/manifest+json"
    return answer
