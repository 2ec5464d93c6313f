"""What a Windows console's records mean, without a Windows console."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from runtimer.ui.presses import Input, Press
from runtimer.ui.terminal.windows import WindowsDriver


class App:
    """Takes what a hand did, and messages."""

    def __init__(self) -> None:
        self.inputs: list[Input] = []
        self.messages: list[Any] = []

    def take_input(self, given: Input) -> None:
        self.inputs.append(given)

    async def _post_message(self, message: Any) -> bool:
        self.messages.append(message)
        return True


def key(character: str, *, down: bool = True, code: int = 65, state: int = 0) -> Any:
    record = SimpleNamespace(
        uChar=SimpleNamespace(UnicodeChar=character),
        bKeyDown=down,
        dwControlKeyState=state,
        wVirtualKeyCode=code,
    )
    return SimpleNamespace(EventType=1, Event=SimpleNamespace(KeyEvent=record))


def window(columns: int, rows: int) -> Any:
    size = SimpleNamespace(dwSize=SimpleNamespace(X=columns, Y=rows))
    return SimpleNamespace(EventType=4, Event=SimpleNamespace(WindowBufferSizeEvent=size))


async def taken(*records: Any) -> App:
    app = App()
    WindowsDriver(app)._take(records)  # type: ignore[arg-type]  # as much of an app as it needs
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return app


@pytest.mark.parametrize(("character", "name"), [("p", "p"), ("\r", "enter"), ("\x03", "ctrl+c"), ("з", "p")])
async def test_a_key_that_goes_down_is_a_press_and_one_that_goes_up_is_none(
    character: str, name: str
) -> None:
    app = await taken(key("\0"), key(character), key(character, down=False))
    assert [given.key for given in app.inputs if isinstance(given, Press)] == [name]


async def test_sequences_come_letter_by_letter_and_are_one_key() -> None:
    app = await taken(*(key(character) for character in "\x1b[C"))
    assert [given.key for given in app.inputs if isinstance(given, Press)] == ["right"]


async def test_half_a_character_is_none() -> None:
    assert (await taken(key("\ud83d"))).inputs == []


async def test_the_last_size_of_the_window_counts() -> None:
    app = await taken(window(100, 30), window(80, 24))
    assert [message.size for message in app.messages] == [(80, 24)]
