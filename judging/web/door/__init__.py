"""Coming in: signing in, registering, recovering, a judge's card."""

from judging.web import guards
from judging.web.door import card, recovery, recovery_codes, registration, sign_in, sign_out

bp = guards.audience("door", guards.anyone)
for noun in (card, recovery, recovery_codes, registration, sign_in, sign_out):
    bp.register_blueprint(noun.bp)
