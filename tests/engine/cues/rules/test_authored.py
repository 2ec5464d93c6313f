"""The author's words, and the room that they have."""

from __future__ import annotations

import builders as b
import pytest
from engine.cues.outlook import said, until

from runtimer.domain.goals import TimeGoal
from runtimer.domain.workout import AuthoredCue, Mark, MarkKind, Verb
from runtimer.engine.cues.sayings import (
    Authored,
    Halfway,
)


def test_words_are_over_before_the_countdown() -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(30), say="go"))
    assert [until(cue) for cue in said(session, Authored)] == [pytest.approx(26.7)]


def test_in_a_step_too_short_to_be_counted_down_they_are_over_at_its_end() -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(1.5), say="go"))
    assert [until(cue) for cue in said(session, Authored)] == [1.5]


def test_authored_words_matter_more_than_ours() -> None:
    cues = (AuthoredCue(Mark(MarkKind.SHARE, 0.5), say="half way, relax"),)
    session = b.session(b.step(Verb.RUN, TimeGoal(600), cues=cues))
    (authored,), (halfway,) = said(session, Authored), said(session, Halfway)
    assert authored.at == halfway.at
    assert authored.priority > halfway.priority
