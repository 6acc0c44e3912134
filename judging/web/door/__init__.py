"""Coming in: signing in, registering, recovering, a judge's card."""

from judging.web import guards
from judging.web.door import registration, sign_in

bp = guards.audience("door", guards.anyone)
for noun in (registration, sign_in):
    bp.register_blueprint(noun.bp)
