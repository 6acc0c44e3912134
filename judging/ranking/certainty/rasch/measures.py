"""What is given to the estimation, and what it looks for."""

from dataclasses import dataclass

import numpy as np

from judging.ranking.certainty.marks import Floats, Indices


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """``category`` (N × K) of N sheets of n entries by m judges, whose K criteria are of ``scale`` (K); ``tops`` is the
    highest category of each scale. All categories are given, and nobody is extreme."""

    entry: Indices
    judge: Indices
    category: Indices
    scale: Indices
    tops: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Logits: merit of entries (n), severity of judges (m), difficulty of criteria (K), thresholds of each scale."""

    entries: Floats
    judges: Floats
    criteria: Floats
    thresholds: tuple[Floats, ...]

    @classmethod
    def of(cls, ratings: Ratings) -> "Measures":
        """All 0: where the search begins."""
        entries, judges = (np.zeros(of.max() + 1) for of in (ratings.entry, ratings.judge))
        return cls(entries, judges, np.zeros(len(ratings.scale)), tuple(np.zeros(top) for top in ratings.tops))

    def eta(self, entry: Indices, judge: Indices) -> Floats:
        """B − C − D of the marks on these sheets (N × K)."""
        return np.subtract.outer(self.entries[entry] - self.judges[judge], self.criteria)

    def plus(self, step: "Measures", times: float) -> "Measures":
        """These measures and so many times the step."""
        return Measures(
            self.entries + times * step.entries,
            self.judges + times * step.judges,
            self.criteria + times * step.criteria,
            tuple(own + times * of for own, of in zip(self.thresholds, step.thresholds, strict=True)),
        )

    def centred(self, scale: Indices) -> "Measures":
        """The same chances with judges, criteria and each scale's thresholds around 0."""
        mean = np.array([thresholds.mean() for thresholds in self.thresholds])
        criteria = self.criteria + mean[scale]
        return Measures(
            self.entries - self.judges.mean() - criteria.mean(),
            self.judges - self.judges.mean(),
            criteria - criteria.mean(),
            tuple(thresholds - thresholds.mean() for thresholds in self.thresholds),
        )

    @property
    def largest(self) -> float:
        """The largest of them all, whatever its sign."""
        return max(float(np.abs(part).max()) for part in (self.entries, self.judges, self.criteria, *self.thresholds))
