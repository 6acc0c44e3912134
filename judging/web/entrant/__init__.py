"""An entrant's own products."""

from judging.web import guards
from judging.web.entrant import entries

bp = guards.audience("entrant", guards.entrant, url_prefix="/my")
for noun in (entries,):
    bp.register_blueprint(noun.bp)
