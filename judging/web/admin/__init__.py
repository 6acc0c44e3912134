"""Administration of this installation: its competitions and its people; no scores."""

from judging.web import guards
from judging.web.admin import administrators, competitions, disablings, people, recovery_codes, requests, second_factors

bp = guards.audience("admin", guards.administrator, url_prefix="/admin")
for noun in (administrators, competitions, disablings, people, recovery_codes, requests, second_factors):
    bp.register_blueprint(noun.bp)
