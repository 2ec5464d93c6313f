"""What is asked only once on this machine."""

from __future__ import annotations

from pathlib import Path

from runtimer.adapters.once import remember_asked, was_asked


def test_each_question_is_remembered_by_itself() -> None:
    assert not was_asked("race")
    remember_asked("race")
    remember_asked("race")
    assert was_asked("race")
    assert not was_asked("shoes")


def test_disk_that_takes_nothing_costs_nothing(own_home: Path) -> None:
    (own_home / "data").write_text("a file in the folder's place", encoding="utf-8")
    remember_asked("race")
    assert not was_asked("race")
