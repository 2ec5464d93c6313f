"""Files become sounds ahead of their time, the next ones first, and what is wrong with one is told once."""

from __future__ import annotations

import threading
from array import array

import pytest

from runtimer.adapters.audio.process import decoder as module
from runtimer.adapters.audio.process.clip_files import ClipError
from runtimer.adapters.audio.process.decoder import Decoder
from runtimer.adapters.audio.process.mixer import Mixer, Sound
from runtimer.adapters.audio.protocol import Message, Play

SOON_S = 30.0
"""What a thread on a busy machine is waited for."""


class Files:
    """Stands for the disk: reads when it is let, keeps what was read."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.let = threading.Event()
        self.let.set()
        self.asked = threading.Event()

    def read_clip(self, path: str) -> array[int]:
        self.asked.set()
        assert self.let.wait(SOON_S)
        self.read.append(path)
        if path == "text":
            raise ClipError("it is no sound")
        if path == "bug":
            raise ZeroDivisionError
        return array("h", [1, 1])


class Taking(Mixer):
    """A mixer that tells when it has taken so many sounds."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Sound] = []
        self.changed = threading.Condition()

    def schedule(self, sound: Sound) -> None:
        super().schedule(sound)
        with self.changed:
            self.taken.append(sound)
            self.changed.notify()

    def wait(self, count: int) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.taken) >= count, SOON_S)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    made = Files()
    monkeypatch.setattr(module, "read_clip", made.read_clip)
    return made


def play(path: str, at: float, revision: int = 1) -> Play:
    return Play(f"{path} {at}", revision, at, path.upper(), 2.0, 0, path, words=True)


def test_a_file_becomes_words_at_their_time(files: Files) -> None:
    mixer = Taking()
    Decoder(mixer, lambda _: None).schedule(play("a", 7.5, 3))
    mixer.wait(1)
    (sound,) = mixer.taken
    assert (sound.at, sound.revision, sound.patience_s, sound.words, list(sound.pcm)) == (
        7.5,
        3,
        2.0,
        True,
        [1, 1],
    )


def test_what_is_heard_first_is_read_first_and_nobody_waits(files: Files) -> None:
    files.let.clear()
    mixer = Taking()
    decoder = Decoder(mixer, lambda _: None)
    decoder.schedule(play("being read", 50))
    assert files.asked.wait(SOON_S)
    for at in (9, 7, 8):
        decoder.schedule(play(f"{at}", at))
    assert files.read == []
    files.let.set()
    mixer.wait(4)
    assert files.read == ["being read", "7", "8", "9"]


def test_what_is_cancelled_while_it_is_read_is_not_heard(files: Files) -> None:
    files.let.clear()
    mixer = Taking()
    decoder = Decoder(mixer, lambda _: None)
    decoder.schedule(play("a", 10))
    assert files.asked.wait(SOON_S)
    mixer.cancel(2, fade=False)
    files.let.set()
    mixer.wait(1)
    assert not mixer.busy()


def test_a_file_is_read_once_for_all_its_times(files: Files) -> None:
    mixer = Taking()
    decoder = Decoder(mixer, lambda _: None)
    for at in (1, 2, 3):
        decoder.schedule(play("gong", at))
    mixer.wait(3)
    assert files.read == ["gong"]


def test_what_cannot_be_played_is_told_once_and_the_next_one_is_heard(files: Files) -> None:
    told: list[Message] = []
    mixer = Taking()
    decoder = Decoder(mixer, told.append)
    for path, at in [("text", 1), ("text", 2), ("bug", 3), ("good", 4)]:
        decoder.schedule(play(path, at))
    mixer.wait(1)
    assert [sound.at for sound in mixer.taken] == [4]
    assert told == [
        {"op": "unplayable", "sound": "TEXT", "why": "it is no sound"},
        {"op": "unplayable", "sound": "BUG", "why": "ZeroDivisionError()"},
    ]
