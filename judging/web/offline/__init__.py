"""The application on a tablet: its service worker, which is the same for everybody."""

from judging.web import guards
from judging.web.offline import worker

bp = guards.audience("offline", guards.anyone)
bp.register_blueprint(worker.bp)
