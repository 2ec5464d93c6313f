"""Pictures of the screen, compared with those that were looked at."""

from collections.abc import Callable
from typing import Any

import pytest

Scene = Callable[[str], Any]
Compare = Callable[..., bool]
AROUND = ["ready", "get-ready", "open", "paused", "lead-in", "done", "summary"]
RUN = ["rep", "rep-ends", "pulse", "change", "recovery", "recovery-ends", "rest", "result"]
LARGE = [(120, 40), (80, 24)]


def named(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


@pytest.mark.parametrize("name", AROUND)
@pytest.mark.parametrize("size", LARGE, ids=named)
def test_picture(scene: Scene, snap_compare: Compare, name: str, size: tuple[int, int]) -> None:
    assert snap_compare(scene(name).app(), terminal_size=size)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("name", RUN)
@pytest.mark.parametrize("size", [*LARGE, (40, 12)], ids=named)
def test_picture_of_the_run(
    scene: Scene, snap_compare: Compare, name: str, size: tuple[int, int], theme: str
) -> None:
    assert snap_compare(scene(name).app(theme), terminal_size=size)


@pytest.mark.parametrize("name", RUN)
@pytest.mark.parametrize("size", [*LARGE, (40, 12)], ids=named)
def test_picture_without_colour(
    scene: Scene, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch, name: str, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(scene(name).app(), terminal_size=size)


@pytest.mark.parametrize("name", ["ready", "paused", "summary"])
def test_picture_in_the_light(scene: Scene, snap_compare: Compare, name: str) -> None:
    assert snap_compare(scene(name).app("light"), terminal_size=(80, 24))


def test_picture_of_the_keys(scene: Scene, snap_compare: Compare) -> None:
    assert snap_compare(scene("rep").app(), press=["question_mark"], terminal_size=(80, 24))


def test_picture_of_the_question(scene: Scene, snap_compare: Compare) -> None:
    assert snap_compare(scene("rep").app(), press=["q"], terminal_size=(80, 24))
