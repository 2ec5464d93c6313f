"""The workout is over."""

from __future__ import annotations

import builders as b
from engine.cues.outlook import said

from runtimer.engine.cues.sayings import (
    Finished,
)


def test_finish_says_what_it_came_to() -> None:
    (cue,) = said(b.session(b.run_s(60, 4), b.times(3, b.run_s(20, 5), between=(b.rest_s(10),))), Finished)
    assert cue.at == b.at(140)
    assert cue.saying == Finished(3, 140, 540)
