"""The words and sounds that the author put into a step."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import CHANGE_PATIENCE_S
from runtimer.engine.marks import MOST_PER_CUE, falls_s
from runtimer.engine.phases import Phase


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield ``say`` as the step begins, and each cue wherever its mark falls."""
    segment, anchor = moment.segment, moment.anchor
    if moment.phase is not Phase.RUNNING or segment is None or anchor is None:
        return
    if segment.say:
        yield _cue(moment, "say", 0, 0.0, CueKind.WORDS, segment.say)
    for number, authored in enumerate(segment.cues):
        kind, text = (CueKind.SOUND, authored.sound) if authored.sound else (CueKind.WORDS, authored.say)
        for k, moving_s in falls_s(authored.at, anchor.goal, anchor.course):
            yield _cue(moment, "authored", number * MOST_PER_CUE + k, moving_s, kind, text or "")


def _cue(moment: Moment, rule: str, k: int, moving_s: float, kind: CueKind, text: str) -> Cue:
    return Cue(CueId(moment.revision, moment.serial, rule, k), moment.at_moving(moving_s), kind, CHANGE_PATIENCE_S, text=text)
