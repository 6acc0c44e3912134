"""Who may be advised to look at what else."""

import tests.factories as make
from judging.desk import diagnosing
from judging.panel import conflicts


def test_nobody_is_asked_to_judge_what_is_not_theirs(app):
    competition = make.competition(stage="judging", groups=2)
    here = competition.categories[0]
    entries = [
        make.entry(competition, make.person(), number=number, group=group) for number, group in ((1, 0), (2, 0), (3, 1))
    ]
    make.judge(competition, number=1)
    make.judge(competition, number=2, groups=[here])
    make.judge(competition, number=3, is_active=False)
    conflicts.declare(make.judge(competition, number=4), entries[0], reason="", actor=make.person(), now=make.NOW)
    make.stand_down(make.judge(competition, number=5), here)
    make.save()
    barred = set(diagnosing._barred(competition, competition.scored_round))
    assert barred == {("3", "2"), ("1", "3"), ("2", "3"), ("3", "3"), ("1", "4"), ("1", "5"), ("2", "5")}
