"""The organisers' desk of one competition."""

from judging.web import guards
from judging.web.desk import entries, judges, overview, publication, ranking, setup

bp = guards.audience("desk", guards.desk, url_prefix="/desk/<slug>")
for noun in (entries, judges, overview, publication, ranking, setup):
    bp.register_blueprint(noun.bp)
