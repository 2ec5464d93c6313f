"""The library: a list with what is typed found in it, and a preview of the chosen workout."""

from __future__ import annotations

from collections.abc import Callable

from textual.strip import Strip

from runtimer.domain.entry import Change, Entry
from runtimer.services.catalogue import Catalogue, Order
from runtimer.ui.palette import Palette
from runtimer.ui.ports import Shelf, Surroundings
from runtimer.ui.presses import Pasted, Press
from runtimer.ui.rows import blank, stacked
from runtimer.ui.screens.library_reader import LibraryReader
from runtimer.ui.screens.paper import LEAVING, Paper
from runtimer.ui.screens.ready import note_rows
from runtimer.ui.widgets.face.footer import keys
from runtimer.ui.widgets.library.entry_rows import listing
from runtimer.ui.widgets.library.preview import Preview, preview, previewed
from runtimer.ui.widgets.library.title import heading
from runtimer.wording.eye import footers
from runtimer.wording.eye.keys import Action, action_of

_BESIDE = 110
"""From so many columns on the preview stands beside the list, else below it."""
_PREVIEWED = (40, 16)
"""Below this there is only the list."""
_LONGEST = 100
_PAGE = 10
_END = 1 << 30
_MOVES = {"up": -1, "down": 1, "pageup": -_PAGE, "pagedown": _PAGE, "home": -_END, "end": _END}
_OPEN = frozenset({"enter", "right"})
_COMMANDS = " q?"
"""Keys, and letters only where others were typed before."""
_SORT = {"tab": 1, "shift+tab": -1}
_ORDERS = (*Order,)


class LibraryScreen(Paper):
    """Shows what there is while it is read, finds what is typed, opens what is chosen."""

    FREE = frozenset({*_MOVES, *_SORT, "backspace"})

    def __init__(
        self,
        shelf: Shelf,
        place: Surroundings,
        palette: Palette,
        open_: Callable[[Entry], str | None],
        leave: Callable[[str], None],
    ) -> None:
        super().__init__(palette)
        self.catalogue = Catalogue(shelf.known)
        self._shelf = shelf
        self._place = place
        self._open = open_
        self._leave = leave
        self._said: tuple[str, ...] = place.notes
        self._news = Change(())
        self._seen: Preview | None = None
        self._following = LibraryReader(shelf.library, self)

    def on_mount(self) -> None:
        """Begin to follow what changes on the disk and what is chosen."""
        self.run_worker(self._following.changes())
        self.run_worker(self._following.previews())

    def on_resize(self) -> None:
        """Draw the preview for the new width."""
        self._following.ask()

    def on_screen_suspend(self) -> None:
        """Leave the disk and the computer to a session."""
        self._following.pause()

    def on_screen_resume(self) -> None:
        """Look what has changed meanwhile."""
        self._following.go_on()
        self._following.ask()

    def draw(self, width: int, height: int) -> list[Strip]:
        """Draw the list and the preview, beside each other or one above the other."""
        top = heading(self.catalogue, self._news, width, self.palette)[: max(0, height - 1)]
        notes = note_rows(self._said, width, self.palette)[: height // 4]
        room = max(0, height - len(top) - len(notes) - 1)
        return stacked([*top, *self._middle(width, room), *notes, self._footer(width)], width, height)

    def change(self, change: Change) -> None:
        """Take in what is new in the library."""
        self._news = change
        self.catalogue.change(change)
        self._look()

    def next_preview(self) -> Callable[[], Preview] | None:
        """Return what reads the chosen entry and draws it, None where it was read and drawn as it is."""
        entry, width = self.catalogue.chosen, _preview_width(self.page.size.width)
        is_drawn = self._seen and (self._seen.entry, self._seen.width) == (entry, width)
        if entry is None or is_drawn or not width:
            return None
        unit, now, palette = self._place.unit, self._place.wall(), self.palette
        return lambda: previewed(
            entry, self._shelf.read(entry), width=width, unit=unit, now=now, palette=palette
        )

    def show(self, preview: Preview) -> None:
        """Show a preview that was drawn."""
        self._seen = preview
        self.page.redraw()

    def refuse(self, why: str) -> None:
        """Say why the chosen entry cannot be opened."""
        self._said = (why, *self._place.notes)
        self.page.redraw()

    def takes(self, press: Press) -> bool:
        """Return whether a press counts: what is typed repeats, too."""
        return _types(press, self.catalogue.query) or super().takes(press)

    def press(self, press: Press) -> None:
        """Type into the words that are looked for; q and ? are keys while there are none."""
        if _types(press, self.catalogue.query) and len(self.catalogue.query) < _LONGEST:
            self._find(f"{self.catalogue.query}{press.character}")
        else:
            self._take(press.key)

    def paste(self, pasted: Pasted) -> None:
        """Look for what is pasted, too."""
        self._find(f"{self.catalogue.query}{pasted.line}"[:_LONGEST])
        if pasted.entered:
            self.open_chosen()

    def _take(self, key: str) -> None:
        """Choose, sort, open, clear or leave."""
        query = self.catalogue.query
        if key in _MOVES:
            self.catalogue.move(_MOVES[key])
            self._look_elsewhere()
        elif key in _SORT:
            self.catalogue.sort(_ORDERS[(_ORDERS.index(self.catalogue.order) + _SORT[key]) % len(_ORDERS)])
            self._look()
        elif key in _OPEN:
            self.open_chosen()
        elif key == "backspace":
            self._find(query[:-1])
        elif query and key in ("escape", "ctrl+u"):
            self._find("")
        elif key in LEAVING or action_of(key) is Action.HELP:
            self._leave(key)

    def open_chosen(self) -> None:
        """Open the chosen entry, or say why it cannot be."""
        entry = self.catalogue.chosen
        if entry and (why := self._open(entry)):
            self.refuse(why)

    def _find(self, query: str) -> None:
        self.catalogue.find(query)
        self._look_elsewhere()

    def _look_elsewhere(self) -> None:
        """Look at another entry; what was said about the last one is over."""
        self._said = self._place.notes
        self._look()

    def _look(self) -> None:
        """Show the list as it is now, and have the chosen entry read."""
        self.page.redraw()
        self._following.ask()

    def _middle(self, width: int, height: int) -> list[Strip]:
        unit, palette, chosen = self._place.unit, self.palette, self.catalogue.chosen
        if width < _PREVIEWED[0] or height < _PREVIEWED[1]:
            return listing(self.catalogue, width, height, unit, palette)
        if width < _BESIDE:
            above = height * 2 // 5
            rows = listing(self.catalogue, width, above, unit, palette)
            return [*rows, *blank(width, 1), *preview(chosen, self._seen, width, height - above - 1, palette)]
        beside = _preview_width(width)
        rows = listing(self.catalogue, width - beside, height, unit, palette)
        shown = preview(chosen, self._seen, beside, height, palette)
        return [Strip.join(pair) for pair in zip(rows, shown, strict=True)]

    def _footer(self, width: int) -> Strip:
        return keys(footers.library(finding=bool(self.catalogue.query)), width, self.palette)


def _preview_width(width: int) -> int:
    """Return how many of so many columns the preview has."""
    return width - width // 2 if width >= _BESIDE else width


def _types(press: Press, query: str) -> bool:
    """Return whether a press types a character behind what was typed before."""
    return press.character is not None and bool(query or press.character not in _COMMANDS)
