"""What may stand together in a document, and what is doubtful; it looks on where single values are wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from runtimer.domain.workout import MAX_CUES, MAX_DEPTH, MAX_STEP_CUES, Times, Until
from runtimer.formats.scalars.counts import times
from runtimer.formats.workouts.native.document import REPEAT, SPEED_KEYS, CuePart, keys
from runtimer.formats.workouts.native.issues import Issue
from runtimer.formats.workouts.native.nodes import Loc, Plain
from runtimer.formats.workouts.native.sense import attempt, decimals, targets

GOALS_AND_TARGETS = (
    *("warmup", "run", "jog", "walk", "recover", "rest", "cooldown"),
    *("pace", "speed", "in", "incline", "hr", "cadence", "rpe"),
)
"""The keys that may hold a list with one entry for each repetition."""


@dataclass(frozen=True, slots=True)
class _Lists:
    """How many entries a list must have here, None when nobody can say.

    ``refusal`` says why there can be none.
    """

    entries: int | None = None
    refusal: str = ""


_OUTSIDE = _Lists(refusal="a list has one entry for each repetition, and there is no set around this step")
_UNTIL = _Lists(refusal="a list has one entry for each repetition, and nobody knows how many `until` makes")


def check(document: Plain) -> Iterator[Issue]:
    """Every issue between the parts of a document."""
    if isinstance(document, dict):
        yield from _steps(document.get("steps"), ("steps",), _OUTSIDE, 0)
        for loc in islice(_places_of_cues(document.get("steps"), ("steps",)), MAX_CUES, MAX_CUES + 1):
            yield Issue(
                "many-cues",
                f"a workout has {MAX_CUES:,} cues at most",
                "leave some out; `every 1km` is one cue",
                loc,
            )


def _places_of_cues(steps: Plain, loc: Loc) -> Iterator[Loc]:
    """Yield where each cue of these steps stands, in the order of the file."""
    for index, step in enumerate(steps if isinstance(steps, list) else ()):
        if not isinstance(step, dict):
            continue
        cues = step.get("cues")
        yield from (
            (*loc, index, "cues", number) for number in range(len(cues) if isinstance(cues, list) else 0)
        )
        for key in ("steps", "between"):
            yield from _places_of_cues(step.get(key), (*loc, index, key))


def _steps(steps: Plain, loc: Loc, lists: _Lists, depth: int) -> Iterator[Issue]:
    for index, step in enumerate(steps if isinstance(steps, list) else ()):
        if isinstance(step, dict) and REPEAT in step:
            yield from _set(step, (*loc, index), depth + 1)
        elif isinstance(step, dict):
            yield from _step(step, (*loc, index), lists)


def _set(part: dict[str, Plain], loc: Loc, depth: int) -> Iterator[Issue]:
    if depth > MAX_DEPTH:
        remedy = "write fewer sets in each other"
        yield Issue(
            "deep",
            f"this set is nested {depth} deep, {MAX_DEPTH} is the most",
            remedy,
            (*loc, REPEAT),
            on_key=True,
        )
        return
    count = attempt(times, part[REPEAT])
    each, fewer = _Lists(), _Lists()
    if isinstance(count, Until):
        yield from decimals(part[REPEAT], (*loc, REPEAT))
        each = fewer = _UNTIL
    elif isinstance(count, Times):
        each, fewer = _Lists(count.most), _Lists(count.most - 1)
    yield from _steps(part.get("steps"), (*loc, "steps"), each, depth)
    yield from _steps(part.get("between"), (*loc, "between"), fewer, depth)


def _step(step: dict[str, Plain], loc: Loc, lists: _Lists) -> Iterator[Issue]:
    yield from _conflicts(step, loc)
    for key in GOALS_AND_TARGETS:
        yield from _list(step.get(key), (*loc, key), lists)
    yield from targets(step, loc)
    cues = step.get("cues")
    if isinstance(cues, list) and len(cues) > MAX_STEP_CUES:
        remedy = "leave some out, or make two steps of it; `every 1km` is one cue"
        yield Issue(
            "many-cues", f"a step has {MAX_STEP_CUES} cues at most", remedy, (*loc, "cues", MAX_STEP_CUES)
        )
    for index, cue in enumerate(cues if isinstance(cues, list) else ()):
        if isinstance(cue, dict):
            yield from _cue(cue, (*loc, "cues", index))


def _conflicts(step: dict[str, Plain], loc: Loc) -> Iterator[Issue]:
    if "rest" in step:
        return
    first, *others = [key for key in step if key in SPEED_KEYS] or [""]
    for key in others:
        message = f"`{key}` conflicts with `{first}`: a step holds one of pace, speed and in"
        yield Issue("two-targets", message, "remove one of them", (*loc, key), on_key=True)


def _list(value: Plain, loc: Loc, lists: _Lists) -> Iterator[Issue]:
    if not isinstance(value, list) or not value:
        return
    if lists.refusal:
        yield Issue("list-here", lists.refusal, "write one value", loc)
    elif lists.entries is not None and len(value) != lists.entries:
        message = f"this list has {_entries(len(value))}, it must have {lists.entries}, one for each time the step is done"
        yield Issue(
            "list-length", message, _list_remedy(len(value), lists.entries, "between" in loc[-4:-2]), loc
        )


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _list_remedy(written: int, wanted: int, between: bool) -> str:
    repetitions = written + 1 if between else written
    hint = "; `between` comes one time fewer than `steps`" if between else ""
    return f"write {_entries(wanted)}, or `repeat: {repetitions}`{hint}"


def _cue(cue: dict[str, Plain], loc: Loc) -> Iterator[Issue]:
    actions = [key for key in cue if key in ("say", "sound")]
    if len(actions) > 1:
        message = f"`{actions[1]}` conflicts with `{actions[0]}`: a cue does one of the two"
        yield Issue("two-cues", message, "make it a cue of its own", (*loc, actions[1]), on_key=True)
    if not actions and all(key in keys(CuePart) for key in cue):
        yield Issue(
            "missing-key", "a cue has neither `say` nor `sound`", "add `say: Halfway` or `sound: tick`", loc
        )
