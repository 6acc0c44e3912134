"""Grades for everyone who reaches them: stars, or whatever the rules call their bands.

Half-open by construction, as decision 148/QĐ-TTg writes them: from 70 to below 90 points,
so 89.5 has its band. A band may also need a figure on single criteria (decision 781/QĐ-TTg).
"""

from collections.abc import Sequence

from judging.ranking.rules import Band
from judging.ranking.ties import Course, criterion_figures, last_of


def band_of(course: Course, bands: Sequence[Band]) -> str | None:
    """The first band, from the highest down, whose line and gates a qualified entry reaches."""
    last = last_of(course)
    if last is None or not bands:
        return None
    figures = criterion_figures(course)
    for band in bands:
        if last.total >= band.start and all(figures[g.criterion] >= g.at_least for g in band.gates):
            return band.id
    return None
