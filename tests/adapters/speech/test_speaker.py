"""The speaker renders what is needed first, first, and believes an engine only so long."""

from __future__ import annotations

import wave
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from adapters.speech.voices import HandEngine, settle, sound, wait_until

from runtimer.adapters.speech.clip_cache import Clips
from runtimer.adapters.speech.speaker import Speaker


@pytest.fixture
def engine() -> HandEngine:
    return HandEngine()


@pytest.fixture
def clips(tmp_path: Path) -> Clips:
    return Clips(tmp_path / "clips")


@pytest.fixture
def speaker(engine: HandEngine, clips: Clips) -> Iterator[Speaker]:
    with closing(Speaker(engine, clips)) as made:
        yield made


def test_first_asked_first_rendered(speaker: Speaker, engine: HandEngine) -> None:
    texts = ["one", "two", "three", "two"]
    speaker.prepare(texts)
    settle(speaker, texts)
    assert engine.asked == ["one", "two", "three"]


def test_what_is_asked_last_is_needed_first(speaker: Speaker, engine: HandEngine) -> None:
    engine.gate.clear()
    speaker.prepare(["one", "two", "three", "four"])
    assert engine.begun.wait(20)
    speaker.prepare(["now", "three", "one"])
    assert [speaker.waits(text) for text in ("one", "two", "three", "four", "now", "never")] == [True] * 5 + [
        False
    ]
    engine.gate.set()
    settle(speaker, ["one", "two", "three", "four", "now"])
    assert engine.asked == ["one", "now", "three", "two", "four"]


def test_what_is_known_is_not_rendered_again(speaker: Speaker, engine: HandEngine) -> None:
    for _ in range(3):
        speaker.prepare(["one"])
        settle(speaker, ["one"])
    assert engine.asked == ["one"]


def test_the_second_session_renders_nothing(clips: Clips) -> None:
    texts = ["one", "two", "three"]
    heard = []
    for version in ("1", "1", "2"):
        engine = HandEngine()
        engine.version = version
        with closing(Speaker(engine, clips)) as speaker:
            speaker.prepare(texts)
            settle(speaker, texts)
            heard.append(([speaker.clip(text) for text in texts], engine.asked))
    assert [asked for _, asked in heard] == [texts, [], texts]
    assert heard[0][0] == heard[1][0]
    assert all(clip is not None for clips_of_session, _ in heard for clip in clips_of_session)


def test_a_clip_starts_with_its_words_and_knows_its_length(speaker: Speaker, engine: HandEngine) -> None:
    engine.output = sound(0.3, 0.5, 0.7)
    speaker.prepare(["one"])
    settle(speaker, ["one"])
    clip = speaker.clip("one")
    assert clip is not None
    with wave.open(clip.path, "rb") as wav:
        samples = array("h", wav.readframes(wav.getnframes()))
        rate = wav.getframerate()
    assert next(k for k, sample in enumerate(samples) if sample) <= 0.005 * rate
    assert clip.seconds == len(samples) / rate == pytest.approx(0.3, abs=0.03)


@pytest.mark.parametrize(
    ("text", "said"), [("  a\nb\x00c ", "a b c"), ("x " * 400, ("x " * 250)[:-2].strip() + "…")]
)
def test_the_engine_gets_one_line_not_too_long(
    speaker: Speaker, engine: HandEngine, text: str, said: str
) -> None:
    speaker.prepare([text])
    settle(speaker, [text])
    assert engine.asked == [said]
    assert speaker.clip(text) is not None


def test_nothing_to_say_is_not_asked_for(speaker: Speaker, engine: HandEngine) -> None:
    speaker.prepare(["", "…"])
    settle(speaker, ["", "…"])
    assert engine.asked == []
    assert speaker.notices() == []


def test_one_failure_costs_its_words_and_one_notice(speaker: Speaker, engine: HandEngine) -> None:
    engine.failing = {"two", "four"}
    texts = ["one", "two", "three", "four", "five"]
    speaker.prepare(texts)
    settle(speaker, texts)
    assert [speaker.clip(text) is None for text in texts] == [False, True, False, True, False]
    assert speaker.notices() == ["hand left out some words: it lost its voice."]
    assert speaker.name == "hand"


def test_a_failure_is_told_when_nothing_follows(speaker: Speaker, engine: HandEngine) -> None:
    engine.failing = {"one"}
    told: list[str] = []
    speaker.prepare(["one"])
    wait_until(lambda: bool(told.extend(speaker.notices()) or told))
    assert told == ["hand left out some words: it lost its voice."]


def test_two_failures_in_a_row_are_the_end_but_for_what_is_kept(clips: Clips) -> None:
    with closing(Speaker(HandEngine(), clips)) as before:
        before.prepare(["known"])
        settle(before, ["known"])
    engine = HandEngine()
    engine.failing = {"one", "two"}
    with closing(Speaker(engine, clips)) as speaker:
        texts = ["one", "two", "three", "known"]
        speaker.prepare(texts)
        settle(speaker, texts)
        assert engine.asked == ["one", "two"]
        assert [speaker.clip(text) is None for text in texts] == [True, True, True, False]
        assert speaker.notices() == ["hand gives no more words: it lost its voice."]
        assert speaker.name == "none"


def test_silence_is_no_failure(speaker: Speaker, engine: HandEngine) -> None:
    engine.output = sound(0.0, 0.5)
    texts = ["one", "two", "three"]
    speaker.prepare(texts)
    settle(speaker, texts)
    assert engine.asked == texts
    assert speaker.notices() == ["hand left out some words: no sound came of them."]


def test_a_clip_that_was_removed_is_rendered_again(speaker: Speaker, engine: HandEngine) -> None:
    speaker.prepare(["one"])
    settle(speaker, ["one"])
    clip = speaker.clip("one")
    assert clip is not None
    Path(clip.path).unlink()
    assert speaker.clip("one") is None
    settle(speaker, ["one"])
    assert speaker.clip("one") == clip
    assert engine.asked == ["one", "one"]


def test_a_notice_of_the_start_comes_first(engine: HandEngine, clips: Clips) -> None:
    with closing(Speaker(engine, clips, notice="hand speaks: it was found.")) as speaker:
        assert speaker.notices() == ["hand speaks: it was found."]
        assert speaker.notices() == []


def test_the_end_of_a_session_is_no_failure(speaker: Speaker, engine: HandEngine) -> None:
    engine.failing = {"one"}
    engine.gate.clear()
    speaker.prepare(["one", "two"])
    assert engine.begun.wait(20)
    speaker.close()
    assert engine.asked == ["one"]
    assert not speaker.waits("two")
    assert speaker.notices() == []
