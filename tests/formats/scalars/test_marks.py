"""Places in a step are written and read alike."""

from __future__ import annotations

import pytest

from runtimer.domain.workout import Mark, MarkKind
from runtimer.formats.scalars.marks import mark, mark_text


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Mark(MarkKind.AFTER_SECONDS, 30), "30s"),
        (Mark(MarkKind.BEFORE_END_SECONDS, 300), "-5min"),
        (Mark(MarkKind.SHARE, 0.5), "50%"),
        (Mark(MarkKind.AFTER_METRES, 400), "400m"),
        (Mark(MarkKind.EVERY_METRES, 1000), "every 1km"),
        (Mark(MarkKind.EVERY_METRES, 1609.344), "every 1mi"),
        (Mark(MarkKind.EVERY_SECONDS, 150), "every 2:30"),
    ],
)
def test_a_place_is_written_as_a_runner_would(place: Mark, text: str) -> None:
    assert mark_text(place) == text
    assert mark(text) == place
