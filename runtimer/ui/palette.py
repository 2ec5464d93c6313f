"""Colours of the screen, dark or light, told apart by colour-blind eyes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rich.style import Style

from runtimer.domain.workout import Intensity

PLAIN = Style()
STRONG = Style(bold=True)
INVERTED = Style(bold=True, reverse=True)
"""Text without a colour of its own takes that of the paper it stands on; inversion is reverse video, which
needs no colours."""

_LIGHT_GROUNDS = frozenset({"7", "9", "10", "11", "12", "13", "14", "15"})
"""Colours of a terminal that are light behind text, as Vim reads COLORFGBG (``:help 'background'``)."""


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """The colours of a theme, as ``#rrggbb``.

    Compared by identity, so that what is drawn with it can be kept.
    """

    ground: str
    ink: str
    soft: str
    """Of words that are read last."""
    faint: str
    """Of lines that are not read."""
    alarm: str
    kinds: Mapping[Intensity, str]
    """A colour for each kind of work, its luminance at least a quarter from any other: grey alone tells them
    apart."""

    @property
    def paper(self) -> Style:
        """What everything is drawn on."""
        return Style(color=self.ink, bgcolor=self.ground)

    def of(self, kind: Intensity | None) -> str:
        """Return the colour of a kind of work; that of text while nothing is to be done."""
        return self.kinds[kind] if kind else self.ink


DARK = Palette(
    ground="#0b0e13",
    ink="#f2f4f7",
    soft="#98a2b0",
    faint="#3b4450",
    alarm="#ff9e7a",
    kinds={
        Intensity.REST: "#eef1f5",
        Intensity.ACTIVE: "#ffc61a",
        Intensity.RECOVERY: "#58b4f0",
        Intensity.WARMUP: "#e8704d",
        Intensity.COOLDOWN: "#188f75",
    },
)
LIGHT = Palette(
    ground="#ffffff",
    ink="#0b0e13",
    soft="#4f5965",
    faint="#b9c1cb",
    alarm="#a1260d",
    kinds={
        Intensity.REST: "#0b0d0e",
        Intensity.ACTIVE: "#9a6b00",
        Intensity.RECOVERY: "#014fd8",
        Intensity.WARMUP: "#671505",
        Intensity.COOLDOWN: "#0b4e43",
    },
)
THEMES = {"dark": DARK, "light": LIGHT}
AUTO = "auto"


def palette_for(theme: str, environment: Mapping[str, str]) -> Palette:
    """Return the palette of a theme.

    ``auto`` is dark unless the terminal says (``COLORFGBG``) that its ground is light.

    Raises ValueError for a theme that there is not.
    """
    if theme == AUTO:
        return LIGHT if environment.get("COLORFGBG", "").split(";")[-1] in _LIGHT_GROUNDS else DARK
    if theme not in THEMES:
        raise ValueError(f"there is no theme {theme!r}, only {', '.join((*THEMES, AUTO))}")
    return THEMES[theme]


@cache
def ink(colour: str, *, bold: bool = False) -> Style:
    """Return text of that colour."""
    return Style(color=colour, bold=bold or None)


@cache
def dimmed(colour: str) -> Style:
    """Return text of that colour, half as far from the ground."""
    return Style(color=colour, dim=True)


@cache
def inverted(colour: str) -> Style:
    """Return bold text cut out of that colour."""
    return Style(color=colour, bold=True, reverse=True)
