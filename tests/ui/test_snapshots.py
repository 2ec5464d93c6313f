"""Pictures of the screen, compared with those that were looked at."""

from collections.abc import Callable
from typing import Any

import pytest

SCENES = ["ready", "get-ready", "rep", "rep-ends", "recovery", "result", "rest", "open", "paused", "lead-in", "done", "summary"]


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_picture(scene: Callable[[str], Any], snap_compare: Callable[..., bool], name: str, size: tuple[int, int]) -> None:
    assert snap_compare(scene(name).app(), terminal_size=size)


def test_picture_of_the_keys(scene: Callable[[str], Any], snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(scene("rep").app(), press=["question_mark"], terminal_size=(80, 24))


def test_picture_of_the_question(scene: Callable[[str], Any], snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(scene("rep").app(), press=["q"], terminal_size=(80, 24))
