"""Which cues are heard at which level."""

from __future__ import annotations

import builders as b
from engine.cues.outlook import EVERYTHING

from runtimer.domain.sound import Level
from runtimer.engine.cues.sayings import (
    Beginning,
    ComingNext,
    Finished,
    Halfway,
    Left,
    Saying,
    SplitPassed,
)
from runtimer.engine.cues.schedule import all_rules, cues_of
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.running.commands import Extend
from runtimer.engine.session import Session


def test_levels_have_more_and_more() -> None:
    session = b.session(b.run_m(3000, 4), b.jog_s(600))
    heard = {level: kinds(session, CueSelection(level)) for level in Level}
    assert heard[Level.QUIET] == {Beginning}
    assert heard[Level.NORMAL] == {Beginning, ComingNext, Finished}
    assert heard[Level.COACH] == {Beginning, ComingNext, Finished, Halfway, Left, SplitPassed}


def kinds(session: Session, wanted: CueSelection) -> set[type[Saying]]:
    cues = [cue for moment in session.outlook(b.at(2000)) for cue in cues_of(moment, wanted)]
    return {type(cue.saying) for cue in cues if cue.saying}


def test_each_rule_is_on_or_off_whatever_the_level() -> None:
    session = b.session(b.run_m(3000, 4), b.jog_s(600))
    assert kinds(session, CueSelection(Level.QUIET, on=frozenset({"splits"}))) == {Beginning, SplitPassed}
    assert kinds(session, CueSelection(Level.NORMAL, off=frozenset({"coming-next", "finished"}))) == {
        Beginning
    }
    silent = CueSelection(Level.COACH, off=frozenset(rule.NAME for rule in all_rules()))
    assert [cue for moment in session.outlook(b.at(2000)) for cue in cues_of(moment, silent)] == []


def test_tones_of_changes_are_heard_at_every_level() -> None:
    quiet = {rule.NAME for rule in all_rules() if rule.LEVEL is Level.QUIET}
    assert {"change", "countdown", "finish", "last-rep", "lead-in", "set-done", "authored"} <= quiet


def test_each_rule_names_its_cues_after_itself() -> None:
    session = b.session(b.run_m(3000, 4), b.times(2, b.run_s(300, 4), between=(b.jog_s(60),)), b.jog_s(60))
    b.give(session, Extend(10, 100), 1)
    names = {cue.id.rule for moment in session.outlook(b.at(9000)) for cue in cues_of(moment, EVERYTHING)}
    assert names <= {rule.NAME for rule in all_rules()}
