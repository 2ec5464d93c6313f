"""Goals as a file writes them: time, distance, open, total, share."""

from __future__ import annotations

import re

from runtimer.domain.goals import DistanceGoal, Goal, OpenGoal, ShareGoal, TimeGoal, TotalDistanceGoal, TotalTimeGoal
from runtimer.formats.workouts.scalars.distances import DISTANCE, SHORTEST_M, match_distance
from runtimer.formats.workouts.scalars.durations import DURATION, match_duration, positive
from runtimer.formats.workouts.scalars.numbers import NUMBER, even, is_bare, number
from runtimer.formats.workouts.scalars.refusal import Refused, quoted

LARGEST_SHARE = 10.0
"""Ten times the repetition: nobody rests longer on purpose."""

AMOUNT = rf"(?:{DURATION}|{DISTANCE})"
MOVING_GOAL = rf"(?:open|(?:to )?{AMOUNT})"
RECOVERY_GOAL = rf"(?:open|equal|{NUMBER} ?% of rep|(?:to )?{AMOUNT})"
REST_GOAL = rf"(?:open|equal|{NUMBER} ?% of rep|(?:to )?{DURATION})"

_SHARE = re.compile(rf"({NUMBER}) ?%( of rep)?", re.IGNORECASE)
_KILO = re.compile(rf"({NUMBER}) ?k", re.IGNORECASE)
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
        metres = f"{text}m" if number(text) >= SHORTEST_M else f"{text}min"
        return Refused("bare-number", f"{quoted(text)} has no unit", f"did you mean `{text}s` or `{metres}`?")
    if kilo := _KILO.fullmatch(text):
        return Refused("unknown-unit", f"{quoted(text)} is a pace, not a distance", f"did you mean `{kilo.group(1)}km`?")
    if re.match(r"[0-9]", text):
        return Refused("unknown-unit", f"{quoted(text)} is neither a time nor a distance", f"{_EXAMPLES}; {_UNITS}")
    return Refused("not-a-goal", f"{quoted(text)} does not say when the step ends", _EXAMPLES)


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
        return TotalTimeGoal(total.seconds) if isinstance(total, TimeGoal) else TotalDistanceGoal(total.metres, total.unit)
    return amount(text)


def _share(found: re.Match[str], text: str) -> ShareGoal:
    if found.group(2) is None:
        raise Refused("not-a-goal", f"{quoted(text)} does not say of what", f"did you mean `{found.group(1)}% of rep`?")
    share = positive(number(found.group(1)) / 100, text)
    if share > LARGEST_SHARE:
        raise Refused("large-share", f"{quoted(text)} is more than {LARGEST_SHARE:.0f} times the rep", "write a share up to `1000% of rep`")
    return ShareGoal(share)


def moving_goal(text: str) -> Goal:
    """A goal of a step that is no recovery, so not a share; raises Refused."""
    goal = recovery_goal(text)
    if isinstance(goal, ShareGoal):
        raise Refused("share-here", f"{quoted(text)} is for recover, jog, walk or rest", "write a time, a distance or `open`")
    return goal


def rest_goal(text: str) -> Goal:
    """A goal that can be reached standing; raises Refused."""
    goal = recovery_goal(text)
    if isinstance(goal, DistanceGoal | TotalDistanceGoal):
        raise Refused("rest-moves", f"rest covers no distance, so {quoted(text)} would never end it", f"did you mean `walk: {text}`?")
    return goal
