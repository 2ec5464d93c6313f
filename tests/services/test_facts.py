"""Facts of the library: what is kept of a file, and no more."""

from __future__ import annotations

from builders import run_s

from runtimer.domain.runner import Runner
from runtimer.domain.workout import Workout
from runtimer.engine.plan.planner import plan_workout
from runtimer.services.facts import LONGEST_TAG, MOST_SEARCHED, MOST_TAGS, facts_of


def test_texts_that_are_no_tags_are_not_kept() -> None:
    tags = ("vo2max", "x" * LONGEST_TAG, "y" * (LONGEST_TAG + 1), *map(str, range(30)))
    workout = Workout("Tuesday", (run_s(10),), about="z" * 5000, tags=tags)
    facts = facts_of(plan_workout(workout, Runner()), (), "tuesday.yaml", "mine")
    assert facts.tags[:3] == ("vo2max", "x" * LONGEST_TAG, "0")
    assert len(facts.tags) == MOST_TAGS
    assert len(facts.text) == MOST_SEARCHED
