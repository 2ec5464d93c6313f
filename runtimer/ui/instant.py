"""Painting at once, where Textual would wait for its next refresh.

``Widget.refresh`` paints up to 16 ms later (``Screen._update_timer``, 60 Hz) and wakes two timers for it; a second that appears
late is what this program must not have. So the widget is put among the screen's dirty ones and the screen's own update is called,
with all its guards: it does nothing while the screen is hidden or a batch is open, and then the widget is painted when that ends.

Private parts of Textual are touched here and nowhere else: ``Widget._set_dirty``, ``Screen._dirty_widgets``, ``Screen._on_timer_update``.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.geometry import Region
from textual.widget import Widget


def paint_now(widget: Widget, regions: Iterable[Region]) -> None:
    """Paint those regions of a mounted widget (in its own cells) before returning."""
    screen = widget.screen
    widget._set_dirty(*regions)
    screen._dirty_widgets.add(widget)
    screen._on_timer_update()
