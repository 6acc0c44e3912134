"""What an exhibit's QR code holds: an address that serves whoever scans it.

A judge's tablet reads the competition and the number from it, without asking anybody; any other
telephone opens the address.
"""

from judging.competitions.models import Competition
from judging.web.addresses import public_url


def address(competition: Competition, number: int) -> str:
    """The full address of an exhibit, under PUBLIC_URL: for labels, table cards and paper sheets."""
    return public_url("public.exhibits.show", slug=competition.slug, number=number)
