"""Whatever speaks keeps the promises of the port."""

from __future__ import annotations

import shutil
import time
import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from adapters.speech.voices import python, recording, settle, wait_until
from fakes import FakeSpeech

from runtimer.adapters.speech.clip_cache import Clips
from runtimer.adapters.speech.engines import sapi, say
from runtimer.adapters.speech.speaker import Speaker
from runtimer.adapters.speech.speaker_choice import open_speech
from runtimer.adapters.speech.voice_program import VoiceWish
from runtimer.ports.sound import SpeechEngine

TEXTS = ("Last rep.", "Four hundred metres at one thirty.", "-w/x", "$(id)")
AT_ONCE_S = 10.0
"""Far more than a call takes, also on a noisy machine."""
HANGS_S = 0.3
FOR_EVER_S = 60.0

Open = Callable[[Path], SpeechEngine]


def by_command(*command: str, timeout_s: float = 20.0) -> Open:
    return lambda folder: open_speech("command", command, "en", folder / "clips", timeout_s)


def real_espeak(folder: Path) -> SpeechEngine:
    if not shutil.which("espeak-ng"):
        pytest.skip("espeak-ng is not installed")
    return open_speech("espeak-ng", (), "en", folder / "clips")


def acted_say(folder: Path) -> SpeechEngine:
    """What say's engine does with a program that obeys the same options."""
    acting = recording(
        folder / "log", "with open(sys.argv[sys.argv.index('-o') + 1], 'wb') as file: file.write(tone())"
    )
    engine = say.open_engine(VoiceWish())
    return Speaker(
        replace(engine, arguments=python(acting, *engine.arguments[1:])), Clips(folder / "clips"), 20.0
    )


def acted_sapi(folder: Path) -> SpeechEngine:
    engine = sapi.open_engine(VoiceWish())
    return Speaker(
        replace(engine, arguments=python(recording(folder / "log"), *engine.arguments[1:])),
        Clips(folder / "clips"),
        20.0,
    )


SPEAKING: dict[str, Open] = {
    "espeak-ng": real_espeak,
    "command": by_command(*python("sys.stdout.buffer.write(tone())")),
    "say": acted_say,
    "sapi": acted_sapi,
}
SILENT: dict[str, Open] = {
    "none": lambda folder: open_speech("none", (), "en", folder),
    "missing": by_command("/nonexistent/voice"),
    "failing": by_command(*python("sys.exit(3)")),
    "hanging": by_command(*python("import time; time.sleep(600)"), timeout_s=HANGS_S),
    "a text named .wav": by_command(*python("print('no sound at all')")),
    "no folder for clips": lambda folder: open_speech(
        "command", python("sys.stdout.buffer.write(tone())"), "en", Path(__file__) / "clips"
    ),
}


@pytest.fixture(params=["fake", *SPEAKING, *SILENT])
def speech(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SpeechEngine]:
    made = FakeSpeech() if request.param == "fake" else {**SPEAKING, **SILENT}[request.param](tmp_path)
    yield made
    made.close()


@pytest.fixture(params=SPEAKING)
def speaking(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SpeechEngine]:
    made = SPEAKING[request.param](tmp_path)
    yield made
    made.close()


def assert_no_call_waits(speech: SpeechEngine) -> None:
    calls: tuple[Callable[[], object], ...] = (
        lambda: speech.prepare(TEXTS),
        lambda: speech.prepare([]),
        lambda: speech.clip(TEXTS[0]),
        lambda: speech.waits(TEXTS[-1]),
        speech.notices,
    )
    for call in calls:
        began = time.perf_counter()
        call()
        assert time.perf_counter() - began < AT_ONCE_S


def test_no_call_waits(speech: SpeechEngine) -> None:
    assert_no_call_waits(speech)


def test_every_text_ends_as_a_clip_or_not(speech: SpeechEngine) -> None:
    assert not speech.waits(TEXTS[0])
    assert speech.clip(TEXTS[0]) is None
    speech.prepare(TEXTS)
    settle(speech, TEXTS)
    clips = [speech.clip(text) for text in TEXTS]
    assert all(clip is None or clip.seconds > 0 for clip in clips)
    assert clips == [speech.clip(text) for text in TEXTS], "a clip stays"
    assert speech.clip("never asked for") is None


def test_a_notice_is_a_sentence_told_once(speech: SpeechEngine) -> None:
    speech.prepare(TEXTS)
    settle(speech, TEXTS)
    told = speech.notices()
    assert all(notice.endswith(".") and notice[0] != " " for notice in told)
    assert len(told) <= 1
    assert speech.notices() == []


def test_it_has_a_name(speech: SpeechEngine) -> None:
    assert speech.name


def test_closing_twice_and_talking_on_does_no_harm(speech: SpeechEngine) -> None:
    speech.prepare(TEXTS)
    speech.close()
    speech.close()
    speech.prepare(["After the end."])
    assert speech.clip("After the end.") is None or isinstance(speech, FakeSpeech)
    assert not speech.waits("After the end.")


def test_a_clip_is_a_sound_file_of_that_length(speaking: SpeechEngine) -> None:
    speaking.prepare(TEXTS)
    settle(speaking, TEXTS)
    assert speaking.notices() == []
    for text in TEXTS:
        clip = speaking.clip(text)
        assert clip is not None
        with wave.open(clip.path, "rb") as wav:
            assert (wav.getnchannels(), wav.getsampwidth()) == (1, 2)
            assert clip.seconds == pytest.approx(wav.getnframes() / wav.getframerate())


@pytest.mark.parametrize("how", [name for name in SILENT if name != "none"])
def test_what_is_wrong_costs_its_words_and_one_notice(how: str, tmp_path: Path) -> None:
    speech = SILENT[how](tmp_path)
    speech.prepare(TEXTS)
    settle(speech, TEXTS)
    assert [speech.clip(text) for text in TEXTS] == [None] * len(TEXTS)
    assert len(speech.notices()) == 1
    assert speech.name == "none"
    speech.close()


def test_silence_that_was_asked_for_is_not_worth_a_word(tmp_path: Path) -> None:
    assert open_speech("none", (), "en", tmp_path).notices() == []


def test_a_program_that_hangs_is_asked_twice(tmp_path: Path) -> None:
    speech = SILENT["hanging"](tmp_path)
    began = time.perf_counter()
    texts = [f"Rep {k}." for k in range(50)]
    speech.prepare(texts)
    settle(speech, texts)
    assert 2 * HANGS_S <= time.perf_counter() - began < 50 * HANGS_S / 2
    speech.close()


def test_no_call_waits_for_a_program_that_hangs_and_closing_kills_it(tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    hanging = python(f"import time; open({str(begun)!r}, 'w').close(); time.sleep(600)")
    speech = open_speech("command", hanging, "en", tmp_path / "clips", FOR_EVER_S)
    speech.prepare(TEXTS)
    wait_until(begun.exists)
    assert_no_call_waits(speech)
    began = time.perf_counter()
    speech.close()
    assert time.perf_counter() - began < 2 * AT_ONCE_S
    assert not any(speech.waits(text) for text in TEXTS)
    assert speech.notices() == [], "the end of the session is no failure"
