"""A belt speed that is typed with wet fingers."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.services.belt_entry import BeltEntry


def typed(keys: str, *, at: float = 0, apart_s: float = 0.3) -> tuple[BeltEntry, float]:
    entry = BeltEntry()
    for key in keys:
        entry.press({"<": "backspace", "!": "escape"}.get(key, key), b.at(at))
        at += apart_s
    return entry, at


@pytest.mark.parametrize(
    ("keys", "speed"),
    [("16", 16), ("12.5", 12.5), ("8.", 8), (".5", 0.5), ("1..5", 1.5), ("17<6", 16), ("123456", 12345)],
)
def test_figures_are_taken_by_enter_and_are_gone_then(keys: str, speed: float) -> None:
    entry, now = typed(keys)
    assert entry.press("enter", b.at(now)) == speed
    assert entry.figures(b.at(now)) is None


def test_escape_and_five_seconds_forget_them() -> None:
    entry, now = typed("16!")
    assert entry.figures(b.at(now)) is None
    entry, now = typed("16")
    assert entry.figures(b.at(now + 4.6)) == "16"
    assert entry.figures(b.at(now + 4.8)) is None


def test_enter_just_after_they_were_forgotten_was_meant_for_them() -> None:
    entry, now = typed("16")
    forgotten = now - 0.3 + 5
    assert entry.owns("enter", b.at(forgotten + 4.9))
    assert entry.press("enter", b.at(forgotten + 4.9)) is None
    assert not entry.owns("enter", b.at(forgotten + 20))


def test_it_owns_digits_always_and_its_other_keys_only_while_figures_stand() -> None:
    entry = BeltEntry()
    assert entry.owns("7", b.at(0))
    assert not any(entry.owns(key, b.at(0)) for key in ("backspace", "enter", "escape", "p"))
    entry.press("7", b.at(0))
    assert all(entry.owns(key, b.at(1)) for key in ("backspace", "enter", "escape"))
    assert not entry.owns("p", b.at(1))
