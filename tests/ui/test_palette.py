from itertools import pairwise

from textual.color import Color

from runtimer.domain.workout import Intensity
from runtimer.ui.palette import ALARM, GROUND, INK, INTENSITIES, SOFT, inverted


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2)."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, Color.parse(colour).rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_kind_of_work_has_a_colour() -> None:
    assert set(INTENSITIES) == set(Intensity)


def test_colours_are_told_apart_by_luminance_alone() -> None:
    ladder = list(INTENSITIES.values())
    assert [luminance(colour) for colour in ladder] == sorted(map(luminance, ladder), reverse=True)
    assert all(contrast(one, other) >= 1.25 for one, other in pairwise(ladder))


def test_colours_of_phases_that_follow_each_other_are_far_apart() -> None:
    assert contrast(INTENSITIES[Intensity.ACTIVE], INTENSITIES[Intensity.RECOVERY]) >= 1.4
    assert contrast(INTENSITIES[Intensity.ACTIVE], INTENSITIES[Intensity.WARMUP]) >= 1.4


def test_text_is_readable_on_the_ground_and_cut_out_of_a_colour() -> None:
    assert all(contrast(colour, GROUND) >= 4.5 for colour in (*INTENSITIES.values(), INK, SOFT, ALARM))


def test_inversion_is_reverse_video() -> None:
    assert inverted(INK).reverse
