"""Administration of this installation."""

from judging.web import guards
from judging.web.admin import competitions, people

bp = guards.audience("admin", guards.administrator, url_prefix="/admin")
for noun in (competitions, people):
    bp.register_blueprint(noun.bp)
