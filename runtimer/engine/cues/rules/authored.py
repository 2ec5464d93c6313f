"""The words and sounds that the author put into a step."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import replace

from runtimer.domain.sound import Level
from runtimer.domain.workout import AuthoredCue
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Authored
from runtimer.engine.cues.tones import CHANGE_PATIENCE_S
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.plan.mark_falls import falls_s
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import Anchor

NAME = "authored"
RANK = 0

LEVEL = Level.QUIET
PATIENCE_S = 10.0
"""How late the author's words may begin where others, or a tone, are in their way."""
NUMBERS = 1_000_000
"""More falls than one of a step's cues has in any pass: two days of them are a hundred and seventy thousand."""


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield ``say`` as the step begins, and each cue wherever its mark falls."""
    segment, anchor = moment.segment, moment.anchor
    if moment.phase is not Phase.RUNNING or segment is None or anchor is None:
        return
    beginning = [_said(moment, "say", 0, 0.0, segment.say)] if segment.say else []
    falling = (_falling(moment, anchor, number, authored) for number, authored in enumerate(segment.cues))
    yield from heapq.merge(beginning, *falling, key=lambda cue: cue.at)


def _falling(moment: Moment, anchor: Anchor, number: int, authored: AuthoredCue) -> Iterator[Cue]:
    """Yield one of the author's cues wherever its mark falls."""
    for fall, moving_s in falls_s(authored.at, anchor.goal, anchor.course, moment.since_s):
        k = number * NUMBERS + fall
        if authored.sound:
            yield _sounded(moment, k, moving_s, authored.sound)
        elif authored.say:
            yield _said(moment, "authored", k, moving_s, authored.say)


def _said(moment: Moment, rule: str, k: int, moving_s: float, text: str) -> Cue:
    return replace(
        words(
            moment,
            rule,
            k,
            Authored(text),
            rank=Rank.AUTHORED,
            at=moment.at_moving(moving_s),
            patience_s=PATIENCE_S,
        ),
        text=text,
    )


def _sounded(moment: Moment, k: int, moving_s: float, name: str) -> Cue:
    cue_id = CueId(moment.revision, moment.serial, "authored", k)
    return Cue(cue_id, moment.at_moving(moving_s), CueKind.SOUND, CHANGE_PATIENCE_S, text=name)
