"""An entrant's own products."""

from judging.web import guards
from judging.web.entrant import (
    claims,
    entries,
    originals,
    photos,
    printed_receipts,
    receipts,
    submissions,
    uploads,
    withdrawals,
)

bp = guards.audience("entrant", guards.entrant, url_prefix="/my")
for noun in (claims, entries, originals, photos, printed_receipts, receipts, submissions, uploads, withdrawals):
    bp.register_blueprint(noun.bp)
