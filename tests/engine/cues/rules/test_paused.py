"""The reminder of a pause."""

from __future__ import annotations

import builders as b

from runtimer.engine.cues.cue import CueKind
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.running.commands import Pause, Resume


def test_a_pause_is_told_every_thirty_seconds_until_it_is_over() -> None:
    session = b.session(b.run_s(600))
    b.give(session, Pause(), 100)
    cues = [cue for moment in session.outlook(b.at(300)) for cue in cues_of(moment)]
    assert [cue.at.total_seconds() for cue in cues][:3] == [130, 160, 190]
    assert {cue.kind for cue in cues} == {CueKind.PAUSED}
    b.give(session, Resume(), 240)
    assert [
        cue for moment in session.outlook(b.at(300)) for cue in cues_of(moment) if cue.kind is CueKind.PAUSED
    ] == []
