"""How often a set is done, and which format a file is in."""

from __future__ import annotations

import re

from runtimer.domain.workout import MAX_REPETITIONS, Times, Until
from runtimer.formats.scalars.goals import AMOUNT, amount, goal_text
from runtimer.formats.scalars.numbers import DASH, ends_text, even
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, quoted

FORMAT = 1

_COUNT = "(?:[1-9][0-9]?|100)"
TIMES = f"(?:{_COUNT}(?:{DASH}{_COUNT})?|until {AMOUNT})"

_TIMES = re.compile(rf"([0-9]+)(?:{DASH}([0-9]+))?")
_HELP = "write a number like `7`, a range like `4-6`, or `until 30min`"


@spelled
def times(text: str) -> Times | Until:
    """How often a set is done; raises Refused."""
    text = even(text)
    if text.lower().startswith("until "):
        return Until(amount(text[6:]))
    match = _TIMES.fullmatch(text)
    if match is None:
        raise Refused("not-a-count", f"{quoted(text)} does not say how often", _HELP)
    ends = [int(end) for end in match.groups() if end]
    if ends[0] > ends[-1]:
        raise Refused(
            "reversed-range",
            f"{quoted(text)} offers fewer than are due",
            f"did you mean `{ends[-1]}-{ends[0]}`?",
        )
    if ends[0] < 1:
        raise Refused(
            "no-repetition",
            f"{quoted(text)} repetitions are nothing to do",
            "write `1` or more, or remove the set",
        )
    if ends[-1] > MAX_REPETITIONS:
        raise Refused(
            "many-repetitions",
            f"{quoted(text)} is more than {MAX_REPETITIONS} repetitions",
            "write fewer, or set in set",
        )
    return Times(ends[0], ends[-1])


def version(text: str) -> int:
    """The format version of a file; raises Refused for one that this program cannot read."""
    text = even(text)
    if not re.fullmatch("[0-9]+", text) or int(text) < 1:
        raise Refused(
            "not-a-version",
            f"{quoted(text)} is not a format version",
            f"write `runtimer: {FORMAT}` or remove the key",
        )
    if int(text) > FORMAT:
        remedy = f"update runtimer, or write the file in format {FORMAT}"
        raise Refused("newer-format", f"this file is in format {text}: it needs a newer runtimer", remedy)
    return int(text)


def times_text(times: Times | Until) -> str:
    """Return how often a set is done as a file writes it."""
    if isinstance(times, Until):
        return f"until {goal_text(times.goal)}"
    return ends_text(str(times.due), str(times.most))
