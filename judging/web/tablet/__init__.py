"""What the scripts of a judge's pages send and ask, thousands of times an hour."""

from judging.web import guards
from judging.web.tablet import operations, state

bp = guards.audience("tablet", guards.tablet, url_prefix="/judge/<slug>")
for noun in (operations, state):
    bp.register_blueprint(noun.bp)
