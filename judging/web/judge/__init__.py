"""The tablet of a judge."""

from judging.web import guards
from judging.web.judge import rules, sheets

bp = guards.audience("judge", guards.judge, url_prefix="/judge/<slug>")
for noun in (rules, sheets):
    bp.register_blueprint(noun.bp)
