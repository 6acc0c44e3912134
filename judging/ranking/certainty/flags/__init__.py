"""What a chair may want to look at, never a verdict: one module for a kind or two, ``gathering`` for all.

An honest jury has few flags or none: a judge is compared with how much judges of this panel commonly differ, chance is
allowed for over all judges looked at, and what is too small to matter is passed over. No flag proves an intention.
"""

from judging.ranking.certainty.flags.gathering import flags

__all__ = ["flags"]
