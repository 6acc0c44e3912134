"""Whether the files of photos that are sent from now on are kept as they came, beside the clean pictures."""

from datetime import datetime

from judging.audit.recording import record
from judging.competitions.models import Competition
from judging.competitions.setting_up import hold


def keep(competition: Competition, *, is_kept: bool, seen: int, actor, now: datetime) -> None:
    """Say so, while entries are taken; repeated, it changes nothing. Raises Stale and Closed."""
    hold(competition, seen=seen)
    if competition.keeps_originals != is_kept:
        competition.keeps_originals = is_kept
        record("originals kept" if is_kept else "originals dropped", now=now, actor=actor, competition=competition)
