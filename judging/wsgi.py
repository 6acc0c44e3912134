"""What a WSGI server loads: ``judging.wsgi:app``."""

from judging import create_app

app = create_app()
