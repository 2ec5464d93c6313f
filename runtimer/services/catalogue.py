"""The catalogue: what of the library is shown, in which order, and which entry is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from itertools import chain
from typing import Any

from runtimer.domain.entry import Change, Entry, Figures, distance, united
from runtimer.services.search import words_of


class Order(StrEnum):
    """What entries are sorted by, in the order in which a key goes through them."""

    NAME = "name"
    TIME = "time"
    DISTANCE = "distance"
    LOAD = "load"


_FIGURES: dict[Order, Callable[[Figures], float]] = {
    Order.TIME: lambda figures: figures.seconds,
    Order.DISTANCE: lambda figures: figures.metres,
    Order.LOAD: lambda figures: figures.load,
}


class Catalogue:
    """Entries, filtered and sorted; the chosen one stays the chosen one while others come and go.

    Files of the same content are one entry.
    """

    def __init__(self, entries: Iterable[Entry] = (), order: Order = Order.NAME) -> None:
        self._files = {entry.path: entry for entry in entries}
        self.order = order
        self.query = ""
        self.shown: list[Entry] = []
        self._sorted: list[Entry] = []
        self._place = 0
        self._arrange()

    @property
    def total(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._sorted)

    @property
    def place(self) -> int:
        """Which of the entries shown is the chosen one, from 0."""
        return self._place

    @property
    def chosen(self) -> Entry | None:
        """The chosen entry, None where none is shown."""
        return self.shown[self._place] if self.shown else None

    def change(self, change: Change) -> None:
        """Take in what is new."""
        for path in change.gone:
            self._files.pop(path, None)
        self._files.update((entry.path, entry) for entry in change.entries)
        self._arrange()

    def find(self, query: str) -> None:
        """Show what has all the words of ``query``; the first of them is the chosen one."""
        among = (
            self.shown if query.startswith(self.query) else self._sorted
        )  # what goes on narrows what there is
        self.query = query
        self.shown = self._found(among)
        self._place = 0

    def sort(self, order: Order) -> None:
        """Show in another order."""
        self.order = order
        self._arrange()

    def move(self, by: int) -> None:
        """Choose another entry, so many further on, the first or the last one at most."""
        self._place = max(0, min(len(self.shown) - 1, self._place + by))

    def _arrange(self) -> None:
        chosen = self.chosen
        self._sorted = sorted(united(self._files.values()), key=_key(self.order))
        self.shown = self._found(self._sorted)
        if chosen is not None:
            self._choose(chosen)
        self.move(0)

    def _choose(self, entry: Entry) -> None:
        """Choose what has the file of an entry now, or where that is gone, one of its copies."""
        paths = {file.path for file in entry.files}
        itself = (place for place, shown in enumerate(self.shown) if shown.path == entry.path)
        copies = (
            place for place, shown in enumerate(self.shown) if any(file.path in paths for file in shown.files)
        )
        self._place = next(chain(itself, copies), self._place)

    def _found(self, among: Sequence[Entry]) -> list[Entry]:
        matches = list(among)
        for word in words_of(self.query):
            matches = [entry for entry in matches if entry.says(word)]
        return matches


def _key(order: Order) -> Callable[[Entry], tuple[Any, ...]]:
    """Return the sort key: what has no figures comes last, what is equal goes by name, then the nearest first."""
    if order is Order.NAME:
        return lambda entry: (entry.facts.order, distance(entry))
    figure = _FIGURES[order]

    def key(entry: Entry) -> tuple[Any, ...]:
        figures = entry.facts.figures
        return (figures is None, figure(figures) if figures else 0.0, entry.facts.order, distance(entry))

    return key
