"""A client whose requests share nothing with the test that makes them."""

from flask import g, has_app_context
from flask.testing import FlaskClient


class Visitor(FlaskClient):
    """Tests run inside an application context, and Flask lets requests join it: ``g``, and with it who is
    signed in, would pass from one request to the next, even to another client's.
    """

    def open(self, *args, **options):
        """One request, beginning and ending with an empty ``g``."""
        _forget()
        try:
            return super().open(*args, **options)
        finally:
            _forget()


def _forget() -> None:
    if has_app_context():
        for name in list(g):
            g.pop(name)
