"""What begins, and how."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from runtimer.domain.sound import Level
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Beginning
from runtimer.engine.cues.tones import AFTER_TONE
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.running.phases import Phase

NAME = "beginning"
RANK = 0

LEVEL = Level.QUIET
LEAST_S = 10.0
"""A shorter step has its tone alone."""
SHARE = 0.1
"""The part of a step that may go by with these words: in twenty seconds there is time for the number of the
repetition."""
PATIENCE_S = 10.0


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the words for a pass that begins."""
    segment, anchor, length_s = moment.segment, moment.anchor, moment.length_s
    if moment.phase is not Phase.RUNNING or segment is None or anchor is None:
        return
    if length_s is not None and length_s < LEAST_S:
        return
    until = None if length_s is None else moment.begins + AFTER_TONE + timedelta(seconds=SHARE * length_s)
    saying = Beginning(segment, anchor.goal, moment.mps)
    yield words(
        moment,
        "beginning",
        0,
        saying,
        rank=Rank.BEGINNING,
        at=moment.begins,
        patience_s=PATIENCE_S,
        until=until,
    )
