"""A photo's renditions, for those who may see them; everybody else gets the page of what does not exist."""

from flask import Blueprint, Response, current_app, request
from flask_login import current_user

from judging.desk import seeing
from judging.entries import queries
from judging.errors import NotFound
from judging.web.pictures import SIZES

bp = Blueprint("photos", __name__)
TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
HOUR, YEAR = 3600, 365 * 24 * 3600


@bp.get("/photos/<key>/<int:size>.<form>")
def show(key: str, size: int, form: str):
    """One file; a key's files never change, so a browser that has one need not ask for it again soon."""
    if size not in SIZES or form not in TYPES:
        raise NotFound()
    sight = seeing.sight_of(queries.photo_by_key(key), current_user if current_user.is_authenticated else None)
    if sight is None:
        raise NotFound()
    answer = _answer(key, f"{size}.{form}", TYPES[form])
    age = f"public, max-age={YEAR}, immutable" if sight == "public" else f"private, max-age={HOUR}"
    answer.headers["Cache-Control"] = age
    return answer


def _answer(key: str, name: str, mimetype: str) -> Response:
    tag = f"{key}-{name}"
    if request.if_none_match.contains_weak(tag):
        return Response(status=304, headers={"ETag": f'"{tag}"'})
    try:
        with current_app.extensions["photos"].open(key, name) as file:
            answer = Response(file.read(), mimetype=mimetype)
    except FileNotFoundError as gone:
        raise NotFound() from gone
    answer.set_etag(tag)
    answer.headers["Content-Disposition"] = "inline"
    return answer
