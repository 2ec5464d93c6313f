"""What a player was asked to play is known to its successor, once, as long as it can be heard."""

from __future__ import annotations

from runtimer.adapters.audio.pending_sounds import PendingSounds
from runtimer.adapters.audio.protocol import Play


def play(name: str, at: float, revision: int = 1) -> Play:
    return Play(name, revision, at, "tick", 0.5, 0)


def test_a_sound_is_fresh_once() -> None:
    pending = PendingSounds()
    first, second = play("a", 1.0), play("b", 2.0)
    assert pending.add([first, second]) == [first, second]
    assert pending.add([second, play("c", 3.0)]) == [play("c", 3.0)]


def test_what_can_no_more_be_heard_is_forgotten_but_not_its_name() -> None:
    pending = PendingSounds()
    pending.add([play("a", 1.0), play("b", 2.0)])
    assert pending.due(1.5) == [play("a", 1.0), play("b", 2.0)]
    assert pending.due(1.6) == [play("b", 2.0)]
    assert pending.due(1.0) == [play("b", 2.0)]
    assert pending.add([play("a", 9.0)]) == []


def test_what_is_cancelled_is_due_no_more_and_comes_no_more() -> None:
    pending = PendingSounds()
    pending.add([play("a", 1.0), play("b", 1.0, revision=2)])
    pending.cancel(2)
    assert pending.due(0.0) == [play("b", 1.0, revision=2)]
    assert pending.add([play("c", 1.0), play("d", 1.0, revision=3)]) == [play("d", 1.0, revision=3)]
    pending.cancel(1)
    assert pending.add([play("e", 1.0)]) == [], "an older revision never comes back"
