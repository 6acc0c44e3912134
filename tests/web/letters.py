"""What the script of a judge's sheet sends."""


def script(tablet, number=128, **letter):
    """The answer to one save of the competition at ``mau``."""
    letter = {"save": "a1", "seen": 0, "scores": {}, "comment": ""} | letter
    return tablet.post(f"/judge/mau/entries/{number}/scores", json=letter, headers={"Accept": "application/json"})


def scores(judge, *points):
    """Whole points of the first criteria as the script counts them, in hundredths."""
    return {str(c.id): p * 100 for c, p in zip(judge.competition.criteria, points, strict=False)}
