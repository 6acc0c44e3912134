"""An entrant's own products."""

from judging.web import guards
from judging.web.entrant import (
    claims,
    copies,
    enclosures,
    entries,
    history,
    messages,
    originals,
    photos,
    printed_receipts,
    receipts,
    submissions,
    uploads,
    withdrawals,
)

bp = guards.audience("entrant", guards.entrant, url_prefix="/my")
for noun in (
    *(claims, copies, enclosures, entries, history, messages, originals, photos, printed_receipts),
    *(receipts, submissions, uploads, withdrawals),
):
    bp.register_blueprint(noun.bp)
