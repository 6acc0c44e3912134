"""Pages for everybody."""

from judging.web import guards
from judging.web.public import awards, competitions, enclosures, exhibits, home, pages, photos, preferences, rules

bp = guards.audience("public", guards.anyone)
for noun in (awards, competitions, enclosures, exhibits, home, pages, photos, preferences, rules):
    bp.register_blueprint(noun.bp)
