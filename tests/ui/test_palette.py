from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from textual.color import Color

from runtimer.domain.workout import Intensity
from runtimer.ui.palette import DARK, INVERTED, LIGHT, Palette, inverted, palette_for

SEEN_BY = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopes": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopes": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopes": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What linear RGB looks like to eyes without one kind of cone: Machado, Oliveira and Fernandes (2009),
severity 1."""
XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
"""From linear sRGB (IEC 61966-2-1)."""
WHITE = (0.9505, 1.0, 1.089)
NOTICED = 20
"""Difference in CIELAB (1976); about 2 is just noticed side by side, these are seen one after the other."""


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(factor * value for factor, value in zip(line, vector, strict=True)) for line in matrix]


def linear(colour: str) -> list[float]:
    shares = [part / 255 for part in Color.parse(colour).rgb]
    return [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""
    return times(XYZ, linear(colour))[1]


def lab(colour: str, eyes: str) -> tuple[float, float, float]:
    """CIELAB of what those eyes see."""
    seen = [min(1.0, max(0.0, part)) for part in times(SEEN_BY[eyes], linear(colour))]
    shares = [value / white for value, white in zip(times(XYZ, seen), WHITE, strict=True)]
    x, y, z = (share ** (1 / 3) if share > 216 / 24389 else share * 841 / 108 + 4 / 29 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


both = pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])


@both
def test_every_kind_of_work_has_a_colour(palette: Palette) -> None:
    assert set(palette.kinds) == set(Intensity)


@both
def test_colours_are_told_apart_by_luminance_alone(palette: Palette) -> None:
    ladder = sorted(palette.kinds.values(), key=luminance)
    assert all(contrast(one, other) >= 1.25 for one, other in pairwise(ladder))


@both
@pytest.mark.parametrize("eyes", SEEN_BY)
def test_colours_are_told_apart_by_colour_blind_eyes(palette: Palette, eyes: str) -> None:
    for one, other in combinations(palette.kinds.values(), 2):
        difference = sum((a - b) ** 2 for a, b in zip(lab(one, eyes), lab(other, eyes), strict=True)) ** 0.5
        assert difference >= NOTICED, (one, other)


@both
def test_colours_of_phases_that_follow_each_other_are_far_apart(palette: Palette) -> None:
    for neighbour in (Intensity.RECOVERY, Intensity.WARMUP):
        assert contrast(palette.kinds[Intensity.ACTIVE], palette.kinds[neighbour]) >= 1.4


@both
def test_text_is_readable_on_the_ground_and_cut_out_of_a_colour(palette: Palette) -> None:
    texts = (*palette.kinds.values(), palette.ink, palette.soft, palette.alarm)
    assert all(contrast(colour, palette.ground) >= 4.5 for colour in texts)


@both
def test_inversion_is_reverse_video(palette: Palette) -> None:
    assert INVERTED.reverse
    assert inverted(palette.ink).reverse


@pytest.mark.parametrize(
    ("theme", "said", "expected"),
    [
        ("dark", "0;15", DARK),
        ("light", "15;0", LIGHT),
        ("auto", "0;15", LIGHT),
        ("auto", "0;default;7", LIGHT),
        ("auto", "15;0", DARK),
        ("auto", "7;8", DARK),
        ("auto", "15;default", DARK),
        ("auto", "", DARK),
    ],
)
def test_the_theme_is_chosen_or_the_terminal_says_it(theme: str, said: str, expected: Palette) -> None:
    assert palette_for(theme, {"COLORFGBG": said}) is expected
    assert palette_for("auto", {}) is DARK


def test_a_theme_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'sepia'.*dark, light, auto"):
        palette_for("sepia", {})
