"""What comes next, early enough for a belt that takes its time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from runtimer.domain.sound import Level
from runtimer.domain.treadmill import Treadmill
from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import ComingNext
from runtimer.engine.cues.words import Rank, quiet_from, words
from runtimer.engine.running.phases import Phase

NAME = "coming-next"
RANK = 0

LEVEL = Level.NORMAL
LEAST_S = 30.0
"""In a shorter step what comes next is not said."""
EARLIEST = timedelta(seconds=10)
"""So long before the belt has to be set nobody wants to know it yet."""
SHARE = 0.1
"""The part of a step that may go by with these words: in thirty seconds there is time for what the belt has
to be set to."""


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the next step, said just before the belt has to be set for it.

    While getting ready this is the first step.
    """
    if moment.phase is Phase.GET_READY and moment.segment:
        saying = ComingNext(moment.segment, moment.mps)
        yield words(
            moment,
            "coming-next",
            0,
            saying,
            rank=Rank.COMING,
            at=moment.begins,
            patience_s=EARLIEST / timedelta(seconds=1),
        )
    elif moment.phase is Phase.RUNNING and moment.following and moment.ends is not None:
        yield from _in_time(moment, moment.ends, ComingNext(moment.following, moment.following_mps))


def _in_time(moment: Moment, ends: timedelta, saying: ComingNext) -> Iterator[Cue]:
    length_s, lag_s = moment.length_s or 0.0, (moment.runner.treadmill or Treadmill()).lag_s
    until = min(ends - timedelta(seconds=lag_s), quiet_from(moment) or ends)
    at = until - min(EARLIEST, timedelta(seconds=SHARE * length_s))
    if length_s >= LEAST_S and at >= ends - timedelta(seconds=length_s / 2):
        yield replace(
            words(
                moment,
                "coming-next",
                0,
                saying,
                rank=Rank.COMING,
                at=at,
                patience_s=(until - at) / timedelta(seconds=1),
                until=until,
            ),
            late=True,
        )
