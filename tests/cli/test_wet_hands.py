"""Keys as wet hands press them, on the real program: held until they repeat, bouncing."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from cli.terminals import Terminal
from cli.test_wires import terminal_in

REPEATS_S = 1 / 30
HELD_S = 1.4
"""From the press to the last repeat."""
KEYS = {
    "n": ("n", "JOG"),
    "right": ("\x1b[C", "JOG"),
    "enter": ("\r", "JOG"),
    "page down": ("\x1b[6~", "JOG"),
    "space": (" ", "PAUSED"),
    "p": ("p", "PAUSED"),
    "c": ("c", "COOL-DOWN"),
    "a": ("a", "rep 1 of 11"),
    "d": ("d", "rep 1 of 9"),
    "m": ("m", "muted"),
    "u": ("u", "mph"),
    "q": ("q", "LEAVE"),
    "escape": ("\x1b", "LEAVE"),
    "ctrl+c": ("\x03", "LEAVE"),
    "?": ("?", "KEYS"),
}
"""A key's bytes, and what the screen shows after one press and not after two."""


def hold(terminal: Terminal, key: str, *at_s: float) -> None:
    """Press a key at times, reading meanwhile.

    The press that started the session is no press of it any more.
    """
    terminal.read_for(0.8)
    began = time.monotonic()
    for when in at_s:
        terminal.read_for(began + when - time.monotonic())
        terminal.type(key)
    terminal.read_for(0.6)


def repeated(first_s: float) -> list[float]:
    repeats = int((HELD_S - first_s) / REPEATS_S)
    return [0.0, *(first_s + n * REPEATS_S for n in range(repeats))]


SAMPLE = {("n", 0.5), ("p", 0.25), ("d", 0.66), ("q", 0.5), ("escape", 0.25)}
HELD = [
    pytest.param(
        name,
        first_s,
        id=f"{name} after {first_s}",
        marks=() if (name, first_s) in SAMPLE else pytest.mark.deep,
    )
    for name in KEYS
    for first_s in (0.25, 0.5, 0.66)
]


@pytest.mark.parametrize(("name", "first_s"), HELD)
def test_a_key_that_is_held_is_pressed_once(name: str, first_s: float, tmp_path: Path) -> None:
    key, shown = KEYS[name]
    with terminal_in("running", tmp_path) as terminal:
        hold(terminal, key, *repeated(first_s))
        assert shown in terminal.text


@pytest.mark.parametrize(
    ("name", "gap_s"),
    [
        pytest.param(
            name,
            gap_s,
            id=f"{name} after {gap_s}",
            marks=() if (name, gap_s) in {("n", 0.06), ("q", 0.3)} else pytest.mark.deep,
        )
        for name in KEYS
        for gap_s in (0.02, 0.06, 0.15, 0.3)
    ],
)
def test_a_bounce_is_no_press(name: str, gap_s: float, tmp_path: Path) -> None:
    key, shown = KEYS[name]
    with terminal_in("running", tmp_path) as terminal:
        hold(terminal, key, 0.0, gap_s)
        assert shown in terminal.text


def test_the_belt_and_the_time_change_four_times_a_second_at_most(tmp_path: Path) -> None:
    with terminal_in("running", tmp_path) as terminal:
        for _ in range(2):
            hold(terminal, "+", *repeated(0.5))
            terminal.read_for(0.8)
        longer = re.search(r"of (\d+):(\d\d)", terminal.text)
        assert longer
        more_s = int(longer[1]) * 60 + int(longer[2]) - 30 * 60
        assert 40 <= more_s <= 2 * 50  # a press and what repeats within 0.9 s, twice
