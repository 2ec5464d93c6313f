"""Goals as a file writes them: time, distance, open, total, share."""

from __future__ import annotations

import re

from runtimer.domain.goals import (
    DistanceGoal,
    Goal,
    OpenGoal,
    ShareGoal,
    TimeGoal,
    TotalDistanceGoal,
    TotalTimeGoal,
)
from runtimer.domain.workout import SHORTEST_STEP_S
from runtimer.formats.scalars.distances import DISTANCE, SHORTEST_M, distance_text, match_distance
from runtimer.formats.scalars.durations import DURATION, duration_text, match_duration, positive
from runtimer.formats.scalars.numbers import NUMBER, even, is_bare, number, share_text
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, nearest, quoted, takes

LARGEST_SHARE = 10.0
"""Ten times the repetition: nobody rests longer on purpose."""

AMOUNT = rf"(?:{DURATION}|{DISTANCE})"
MOVING_GOAL = rf"(?:open|(?:to )?{AMOUNT})"
RECOVERY_GOAL = rf"(?:open|equal|{NUMBER} ?% of rep|(?:to )?{AMOUNT})"
REST_GOAL = rf"(?:open|equal|{NUMBER} ?% of rep|(?:to )?{DURATION})"

_SHARE = re.compile(rf"({NUMBER}) ?%( of rep)?", re.IGNORECASE)
_KILO = re.compile(rf"({NUMBER}) ?k", re.IGNORECASE)
_REPEATED = re.compile(r"(?P<times>[1-9][0-9]?|100) ?(?:x|×|\*|times) ?(?P<each>[0-9].*)", re.IGNORECASE)
_WORDED = re.compile(rf"(?P<number>{NUMBER}) ?(?P<word>[A-Za-z]{{3,}})")
_UNIT_OF = {
    **dict.fromkeys(("seconds", "second", "secs", "sec"), "s"),
    **dict.fromkeys(("minutes", "minute", "mins", "min"), "min"),
    **dict.fromkeys(("hours", "hour", "hrs"), "h"),
    **dict.fromkeys(("metres", "metre", "meters", "meter"), "m"),
    **dict.fromkeys(("kilometres", "kilometre", "kilometers", "kilometer"), "km"),
    **dict.fromkeys(("miles", "mile"), "mi"),
    **dict.fromkeys(("yards", "yard"), "yd"),
}
_EXAMPLES = "write a time like `90s` or `1:30`, a distance like `400m` or `1km`, or `open`"
_UNITS = "units are s, min, h, m, km, mi, yd"


def amount(text: str) -> TimeGoal | DistanceGoal:
    """A time or a distance; raises Refused."""
    text = even(text)
    seconds = match_duration(text)
    if seconds is not None:
        return TimeGoal(positive(seconds, text))
    distance = match_distance(text)
    if distance is None:
        raise _not_an_amount(text)
    return distance


def _not_an_amount(text: str) -> Refused:
    if is_bare(text):
        return Refused(
            "bare-number",
            f"{quoted(text)} has no unit",
            f"did you mean `{text}s` or `{_metres_or_minutes(text)}`?",
        )
    if kilo := _KILO.fullmatch(text):
        return Refused(
            "unknown-unit", f"{quoted(text)} is a pace, not a distance", f"did you mean `{kilo.group(1)}km`?"
        )
    if (meant := _other_unit(text)) and takes(amount, meant):
        return Refused(
            "unknown-unit", f"{quoted(text)} is neither a time nor a distance", f"did you mean `{meant}`?"
        )
    if re.match(r"[0-9]", text):
        return Refused(
            "unknown-unit", f"{quoted(text)} is neither a time nor a distance", f"{_EXAMPLES}; {_UNITS}"
        )
    return Refused("not-a-goal", f"{quoted(text)} does not say when the step ends", _EXAMPLES)


def _metres_or_minutes(bare: str) -> str:
    return f"{bare}m" if number(bare) >= SHORTEST_M else f"{bare}min"


def _other_unit(text: str) -> str | None:
    """The text with the unit whose name is nearest to the word in it."""
    match = _WORDED.fullmatch(text)
    near = nearest(match["word"], _UNIT_OF) if match else None
    return f"{match['number']} {_UNIT_OF[near]}" if match and near else None


def _refuse_repetitions(text: str) -> None:
    """Raises Refused for several repetitions in one, like ``3 x 400m``."""
    if match := _REPEATED.fullmatch(text):
        each = _metres_or_minutes(match["each"]) if is_bare(match["each"]) else match["each"]
        if takes(amount, each):
            remedy = f"write `repeat: {match['times']}` with `run: {each}` in its `steps`"
            raise Refused("unknown-unit", f"{quoted(text)} is several repetitions", remedy)


@spelled
def recovery_goal(text: str) -> Goal:
    """Any goal at all; raises Refused."""
    text = even(text)
    word = text.lower()
    if word == "open":
        return OpenGoal()
    if word == "equal":
        return ShareGoal(1.0)
    if share := _SHARE.fullmatch(text):
        return _share(share, text)
    if word.startswith("to "):
        total = amount(text[3:])
        return (
            TotalTimeGoal(total.seconds)
            if isinstance(total, TimeGoal)
            else TotalDistanceGoal(total.metres, total.unit)
        )
    _refuse_repetitions(text)
    goal = amount(text)
    if isinstance(goal, TimeGoal) and goal.seconds < SHORTEST_STEP_S:
        raise Refused("short-time", f"{quoted(text)} is less than a second", "give the step a second or more")
    return goal


def _share(found: re.Match[str], text: str) -> ShareGoal:
    if found.group(2) is None:
        raise Refused(
            "not-a-goal", f"{quoted(text)} does not say of what", f"did you mean `{found.group(1)}% of rep`?"
        )
    share = positive(number(found.group(1)) / 100, text)
    if share > LARGEST_SHARE:
        raise Refused(
            "large-share",
            f"{quoted(text)} is more than {LARGEST_SHARE:.0f} times the rep",
            "write a share up to `1000% of rep`",
        )
    return ShareGoal(share)


@spelled
def moving_goal(text: str) -> Goal:
    """A goal of a step that is no recovery, so not a share; raises Refused."""
    goal = recovery_goal(text)
    if isinstance(goal, ShareGoal):
        raise Refused(
            "share-here",
            f"{quoted(text)} is for recover, jog, walk or rest",
            "write a time, a distance or `open`",
        )
    return goal


@spelled
def rest_goal(text: str) -> Goal:
    """A goal that can be reached standing; raises Refused."""
    goal = recovery_goal(text)
    if isinstance(goal, DistanceGoal | TotalDistanceGoal):
        raise Refused(
            "rest-moves",
            f"rest covers no distance, so {quoted(text)} would never end it",
            f"did you mean `walk: {text}`?",
        )
    return goal


def goal_text(goal: Goal) -> str:
    """Return a goal as a file writes it.

    Raise ValueError for a send-off, which only a plan has.
    """
    match goal:
        case TimeGoal(seconds):
            return duration_text(seconds)
        case DistanceGoal(metres, unit):
            return distance_text(metres, unit)
        case TotalTimeGoal(seconds):
            return f"to {duration_text(seconds)}"
        case TotalDistanceGoal(metres, unit):
            return f"to {distance_text(metres, unit)}"
        case ShareGoal(share):
            return "equal" if share == 1 else f"{share_text(share)} of rep"
        case OpenGoal():
            return "open"
        case _:
            raise ValueError(f"no file has a goal like {goal}")
