"""Clips outlive sessions, and what is broken, old or half written does not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from adapters.speech.voices import TONE, sound

from runtimer.adapters.speech.clip_cache import IN_USE_S, LEFT_BEHIND_S, Clips
from runtimer.adapters.speech.speech_failure import NothingHeard
from runtimer.adapters.speech.wav import read_wav
from runtimer.ports.sound import Clip

SPEECH = read_wav(sound(0.2, 0.1, 0.1))
CLIP_BYTES = 7_500
"""A little more than a clip of it takes: 0.2 s and 24 ms at 16 kHz, 16 bits."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "not" / "there" / "yet"


def used_ago(clip: Clip, seconds: float) -> None:
    os.utime(clip.path, (time.time() - seconds,) * 2)


def test_what_was_kept_is_found_by_the_next_session(folder: Path) -> None:
    clip = Clips(folder).keep("voice", "Last rep.", SPEECH)
    assert clip.seconds == pytest.approx(0.2, abs=0.03)
    assert Clips(folder).find("voice", "Last rep.") == clip
    assert [path.name for path in folder.iterdir()] == [Path(clip.path).name], "nothing half written is left"


@pytest.mark.parametrize(
    ("identity", "text"), [("voice", "Last rep"), ("another voice", "Last rep."), ("voiceLast rep.", "")]
)
def test_another_text_or_voice_is_another_clip(identity: str, text: str, folder: Path) -> None:
    clips = Clips(folder)
    clip = clips.keep("voice", "Last rep.", SPEECH)
    assert clips.find(identity, text) is None
    assert clips.keep(identity, text, SPEECH).path != clip.path


@pytest.mark.parametrize("left", [0, 10, 44, 45, 1000])
def test_a_file_that_was_cut_is_not_found_and_written_again(left: int, folder: Path) -> None:
    clips = Clips(folder)
    clip = clips.keep("voice", "Last rep.", SPEECH)
    os.truncate(clip.path, left)
    assert clips.find("voice", "Last rep.") is None
    assert clips.keep("voice", "Last rep.", SPEECH) == clips.find("voice", "Last rep.") == clip


def test_a_file_of_noughts_is_not_found(folder: Path) -> None:
    clips = Clips(folder)
    path = Path(clips.keep("voice", "Last rep.", SPEECH).path)
    path.write_bytes(bytes(path.stat().st_size))
    assert clips.find("voice", "Last rep.") is None


def test_what_was_used_longest_ago_goes_first(folder: Path) -> None:
    clips = Clips(folder, limit_bytes=2 * CLIP_BYTES)
    kept = {text: clips.keep("voice", text, SPEECH) for text in "abcd"}
    for text, ago in {"a": 500.0, "b": 4000.0, "c": 300.0, "d": 9000.0}.items():
        used_ago(kept[text], ago)
    assert clips.find("voice", "d") == kept["d"], "finding is using"
    clips.prune()
    assert {text for text in "abcd" if clips.find("voice", text)} == {"d", "c"}


def test_what_may_be_about_to_be_played_stays(folder: Path) -> None:
    clips = Clips(folder, limit_bytes=0)
    kept = {text: clips.keep("voice", text, SPEECH) for text in "abc"}
    used_ago(kept["a"], 2 * IN_USE_S)
    used_ago(kept["b"], IN_USE_S / 2)
    used_ago(kept["c"], 2 * IN_USE_S)
    assert clips.use(kept["c"])
    clips.prune()
    assert not clips.use(kept["a"])
    assert clips.use(kept["b"])
    assert clips.use(kept["c"])


def test_the_limit_holds_during_a_session_too(folder: Path) -> None:
    clips = Clips(folder, limit_bytes=4 * CLIP_BYTES)
    for k in range(20):
        used_ago(clips.keep("voice", f"Rep {k}.", SPEECH), 100 + k)
    assert len(list(folder.iterdir())) <= 6


def test_only_our_own_leftovers_are_removed(folder: Path) -> None:
    clips = Clips(folder)
    folder.mkdir(parents=True)
    old, young, other = (folder / name for name in ("old.part", "young.part", "notes.txt"))
    for path in (old, young, other):
        path.write_bytes(b"x")
    for path in (old, other):
        os.utime(path, (time.time() - LEFT_BEHIND_S - 60,) * 2)
    clips.prune()
    assert sorted(folder.iterdir()) == sorted([young, other])


def test_nothing_to_prune(folder: Path) -> None:
    Clips(folder).prune()
    assert not folder.exists()


def test_silence_is_not_kept(folder: Path) -> None:
    with pytest.raises(NothingHeard):
        Clips(folder).keep("voice", "…", read_wav(sound(0, 1)))
    assert not folder.exists()


def test_a_folder_that_cannot_be_is_an_error_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    clips = Clips(tmp_path / "file" / "clips")
    assert clips.find("voice", "Last rep.") is None
    with pytest.raises(OSError, match="file"):
        clips.keep("voice", "Last rep.", SPEECH)


def test_sessions_at_once_do_each_other_no_harm(folder: Path) -> None:
    code = TONE + (
        "from pathlib import Path\n"
        "from runtimer.adapters.speech.clip_cache import Clips\n"
        "from runtimer.adapters.speech.wav import read_wav\n"
        f"clips, speech = Clips(Path({str(folder)!r}), limit_bytes=1), read_wav(tone())\n"
        "for k in range(60):\n"
        "    kept = clips.keep('voice', f'Rep {k % 3}.', speech)\n"
        "    assert clips.find('voice', f'Rep {k % 3}.') == kept\n"
        "    clips.prune()\n"
    )
    sessions = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(2)]
    assert [session.communicate(timeout=60)[1] for session in sessions] == [b"", b""]
    assert [path.suffix for path in folder.iterdir()] == [".wav"] * 3
