"""``python -m judging`` is the ``judging`` command."""

from judging.cli import main

main()
