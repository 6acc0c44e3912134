"""What the script of a judge's sheet sends, thousands of times an hour."""

from judging.web import guards
from judging.web.tablet import scores

bp = guards.audience("tablet", guards.tablet, url_prefix="/judge/<slug>")
bp.register_blueprint(scores.bp)
