"""A step, for the ear: what to do now or next."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.goals import DistanceGoal, Goal, OpenGoal, TotalDistanceGoal
from runtimer.domain.workout import Verb
from runtimer.engine.cues.sayings import Beginning, ComingNext
from runtimer.engine.plan.plan import Rep, Segment
from runtimer.wording.ear import amounts, target_phrases
from runtimer.wording.ear.abbreviations import Piece, Sentence
from runtimer.wording.ear.language import Counting
from runtimer.wording.ear.listener import Listener
from runtimer.wording.eye import targets

ASIDE, HOW, REP, INCLINE, HOW_ALONE, WORK, BELT = range(7)
"""What of a step is left out first, and what is said to the last: the hand has to know the belt; unless it
does, the legs the pace."""


def beginning(saying: Beginning, listener: Listener) -> Iterator[Sentence]:
    """Say what begins, as in *Rep three of seven. One thousand metres at three forty-five. Belt sixteen*."""
    segment, words = saying.segment, listener.words
    rep, setting = _rep_begun(segment, listener), belt(segment, saying.mps, listener)
    yield rep
    yield _work(segment, saying.goal, saying.mps, listener, verb=not rep)
    yield from _conditions(segment, listener)
    yield [Piece(words.press_key, ASIDE)] if _ends_by_key(saying) else []
    yield [Piece(words.belt.format(setting), BELT)] if setting else []
    yield [Piece(words.rails, ASIDE)] if _stands(segment, saying.mps) else []


def coming(saying: ComingNext, listener: Listener) -> Iterator[Sentence]:
    """Say what comes next, as in *Next, recover one minute thirty. Set belt to nine*."""
    segment, words = saying.segment, listener.words
    rep, setting = _rep_begun(segment, listener), belt(segment, saying.mps, listener)
    yield [
        Piece(words.coming, WORK, comma=True),
        *rep,
        *_work(segment, segment.goal, saying.mps, listener, verb=not rep),
    ]
    yield from _conditions(segment, listener)
    yield [Piece(words.set_belt.format(setting), BELT)] if setting else []


def title(segment: Segment, listener: Listener, *, verb: bool) -> Sentence:
    """Name a step: its label, else its verb, which a run without ``verb`` goes without."""
    if segment.name:
        return [Piece(segment.name, WORK, comma=True, authored=True)]
    return [Piece(listener.words.verbs[segment.verb], WORK)] if verb or segment.verb is not Verb.RUN else []


def repetition(segment: Segment, listener: Listener) -> Sentence:
    """Say which repetition a step belongs to, or which one it comes after; empty outside sets."""
    words, several = listener.words, [rep for rep in segment.reps if rep.of > 1]
    if not several:
        return []
    *outer, inner = several
    sets = [Piece(_counted(rep, words.set_, listener), ASIDE, comma=True) for rep in outer]
    if segment.between:
        return [*sets, Piece(words.after.format(_nth(inner, words.rep, listener)), REP, comma=True)]
    optional = [Piece(words.optional, REP, comma=True)] if segment.optional else []
    return [*sets, Piece(_counted(inner, words.rep, listener), REP, comma=True), *optional]


def belt(segment: Segment, mps: float | None, listener: Listener) -> str:
    """Say what the belt's display is to show; empty where nobody knows, and where the runner stands."""
    return "" if not mps or _stands(segment, mps) else dial(mps, listener)


def dial(mps: float, listener: Listener) -> str:
    """Say the figure that the belt's display shows at a speed (m/s)."""
    return listener.language.figures(targets.dial(mps, listener.unit, listener.runner.treadmill)[0])


def _rep_begun(segment: Segment, listener: Listener) -> Sentence:
    """Say which repetition begins with a step: the first one of a repetition, not one between two."""
    return [] if segment.between or segment.address[-1] else repetition(segment, listener)


def _counted(rep: Rep, counting: Counting, listener: Listener) -> str:
    return counting.last if rep.number == rep.of else _nth(rep, counting, listener)


def _nth(rep: Rep, counting: Counting, listener: Listener) -> str:
    return counting.nth.format(listener.language.number(rep.number), listener.language.number(rep.of))


def _work(segment: Segment, goal: Goal, mps: float | None, listener: Listener, *, verb: bool) -> Sentence:
    """Say what is done, for how long and how.

    With the belt's speed unknown the how is all that there is to hold.
    """
    speed = segment.target.speed
    aim = target_phrases.aim(speed, goal, listener)
    shown = targets.belt(mps, listener.unit, listener.runner.treadmill) if mps else ""
    by_belt = target_phrases.is_on_display(speed, shown, listener)
    how = (
        []
        if by_belt
        else [
            Piece(aim.authored, HOW if mps else HOW_ALONE, comma=bool(aim.meant)),
            Piece(aim.meant, ASIDE, comma=True),
        ]
    )
    amount = Piece(amounts.goal(goal, segment, listener.language), WORK)
    return [
        *title(segment, listener, verb=verb),
        *([*how, amount] if isinstance(goal, OpenGoal) else [amount, *how]),
    ]


def _conditions(segment: Segment, listener: Listener) -> Iterator[Sentence]:
    yield [Piece(target_phrases.incline(segment.target.incline_percent, listener), INCLINE)]
    yield from ([Piece(words, ASIDE)] for words in target_phrases.rest_of(segment.target, listener))


def _ends_by_key(saying: Beginning) -> bool:
    """Return whether nobody can know when a distance is over.

    That is said in the first of several repetitions.
    """
    by_feel = not saying.segment.speeds_mps and isinstance(saying.goal, DistanceGoal | TotalDistanceGoal)
    return by_feel and all(rep.number == 1 for rep in saying.segment.reps)


def _stands(segment: Segment, mps: float | None) -> bool:
    return segment.verb is Verb.REST or mps == 0
