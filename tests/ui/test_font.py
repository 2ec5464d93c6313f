import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.ui.font import SMALLEST_ROWS, DigitSize, digit_size, draw

SEGMENTS = {
    "0": "abcdef",
    "2": "abdeg",
    "3": "abcdg",
    "4": "bcfg",
    "5": "acdfg",
    "6": "acdefg",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
}
"""The seven segments that are lit, from the top clockwise, the middle one last."""

faces = st.builds(
    lambda w, r, s: DigitSize(w, r, min(s, w // 3, r * 2 // 5)),
    st.integers(5, 40),
    st.integers(5, 40),
    st.integers(1, 9),
)
clocks = st.from_regex(r"([1-9]?[0-9]:)?[0-5]?[0-9]:[0-5][0-9]", fullmatch=True)


def lit(glyph: list[str], x: int, y: int) -> bool:
    """Whether the half cell (x, y) is filled."""
    return glyph[y // 2][x] in ("█", "▄" if y % 2 else "▀")


@given(faces, st.sampled_from(sorted(SEGMENTS)))
def test_a_digit_lights_its_seven_segments_at_every_size(size: DigitSize, digit: str) -> None:
    glyph = draw(digit, size)
    right, bottom, half = size.width - 1, size.rows * 2 - 1, size.width // 2
    middle = size.stroke + (size.rows * 2 - 3 * size.stroke) // 2
    above, below = (size.stroke + middle) // 2, (middle + size.stroke + bottom) // 2
    if middle <= size.stroke or half < size.stroke or half > right - size.stroke:
        return
    places = {"a": (half, 0), "b": (right, above), "c": (right, below), "d": (half, bottom)}
    places |= {"e": (0, below), "f": (0, above), "g": (half, middle)}
    assert "".join(name for name, (x, y) in sorted(places.items()) if lit(glyph, x, y)) == SEGMENTS[digit]


@given(faces)
def test_a_one_is_a_stem_in_the_middle(size: DigitSize) -> None:
    line = "".join("#" if lit(draw("1", size), x, size.rows) else "." for x in range(size.width))
    if size.rows * 2 - size.stroke > size.rows >= size.stroke:
        assert line.strip(".") == "#" * size.stroke
        assert abs(line.index("#") - line[::-1].index("#")) <= 1


@given(clocks, st.integers(1, 200), st.integers(1, 60))
def test_a_face_fits_or_there_is_none(text: str, width: int, rows: int) -> None:
    size = digit_size(text, width, rows)
    if size is None:
        assert rows < SMALLEST_ROWS or width < len(text) * 4
    else:
        drawn = draw(text, size)
        assert len(drawn) == size.rows <= rows
        assert {len(line) for line in drawn} == {size.measure(text)}
        assert size.measure(text) <= width


@pytest.mark.parametrize("text", ["0:00", "12:34", "1:05:30", "10:00:00"])
def test_a_larger_window_never_makes_smaller_digits(text: str) -> None:
    for rows in (5, 11, 20):
        heights = [size.rows if (size := digit_size(text, width, rows)) else 0 for width in range(10, 200)]
        assert heights == sorted(heights)


def test_strokes_are_as_thick_in_every_part_of_a_digit() -> None:
    size = DigitSize(20, 17, 5)
    glyph = draw("8", size)
    across = "".join(glyph[5])
    down = "".join("#" if lit(glyph, 10, y) else "." for y in range(34))
    assert [len(part) for part in across.split()] == [5, 5]
    assert [len(part) for part in down.replace(".", " ").split()] == [5, 5, 5]


@given(clocks, faces, st.integers(0, 5))
def test_air_moves_digits_down_by_half_cells_and_changes_nothing_else(
    text: str, size: DigitSize, air: int
) -> None:
    plain, airy = draw(text, size), draw(text, size, air)
    assert len(airy) == size.rows + air
    for x in range(size.measure(text)):
        column = [lit(airy, x, y) for y in range(2 * len(airy))]
        assert column == [*[False] * air, *[lit(plain, x, y) for y in range(2 * size.rows)], *[False] * air]
