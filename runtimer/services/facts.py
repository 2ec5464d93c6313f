"""Facts of the library: what of a file is listed, searched and sorted by."""

from __future__ import annotations

from collections.abc import Iterable

from runtimer.domain.entry import Facts, Figures
from runtimer.domain.errors import Diagnostic, Severity
from runtimer.domain.workout import Step, Workout
from runtimer.engine.plan.load import load
from runtimer.engine.plan.plan import Plan
from runtimer.services.search import folded, order_of

MOST_SEARCHED = 1000
"""Characters of a file that are searched: names, tags, what it is about, where it is from; long notes of long
files are left out."""
MOST_TAGS, LONGEST_TAG = 20, 50
"""Tags that are kept, and their characters: what is longer is a text and no tag."""
MOST_TOLD = 200
"""Characters of an error."""


def unread(label: str, place: str) -> Facts:
    """Return what is known of a file before it is read."""
    return Facts(label, order_of(label), folded(f"{label} {place}"))


def broken(label: str, place: str, error: str) -> Facts:
    """Return the facts of a file that is no workout."""
    return Facts(label, order_of(label), folded(f"{label} {place}"), error=error[:MOST_TOLD])


def facts_of(plan: Plan | None, diagnostics: Iterable[Diagnostic], label: str, place: str) -> Facts:
    """Return the facts of a file that was read, planned for one runner."""
    if plan is None:
        return broken(label, place, first_error(diagnostics))
    workout = plan.workout
    text = folded(" ".join(_searched(workout, label, place)))[:MOST_SEARCHED]
    tags = tuple(tag for tag in workout.tags if len(tag) <= LONGEST_TAG)[:MOST_TAGS]
    return Facts(workout.name, order_of(workout.name), text, tags, figures=_figures(plan))


def first_error(diagnostics: Iterable[Diagnostic]) -> str:
    """Return line, column and words of the first error."""
    first = next((diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR), None)
    return f"{first.line}:{first.column} {first.message}" if first else "it cannot be planned"


def _figures(plan: Plan) -> Figures:
    return Figures(
        round(plan.duration_s, 3),
        round(plan.metres, 3),
        round(load(plan), 3),
        plan.estimated,
        plan.metres_estimated,
    )


def _searched(workout: Workout, label: str, place: str) -> list[str]:
    about = [workout.about or "", workout.author or "", workout.source or ""]
    steps = [part.name for _, part in workout.walk() if isinstance(part, Step) and part.name]
    return [workout.name, *workout.tags, label, place, *about, *dict.fromkeys(steps)]
