"""The many-facet Rasch model: entries, judges and criteria on one scale of logits.

``fair`` is what a diagnosis shows of it. Begin reading at ``model.rasch``.
"""

from judging.ranking.certainty.rasch.page import fair

__all__ = ["fair"]
