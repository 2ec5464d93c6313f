"""Every back end keeps the promises of its port: the one that nobody hears always, the others where the machine has them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from runtimer.adapters.audio.process.back_end import (
    NoSuchOutput,
    Output,
    OutputError,
    backends_of,
    first_that_works,
    open_first,
)
from runtimer.adapters.audio.process.backends.simpleaudio import refusal
from runtimer.adapters.audio.process.mixer import NEVER, Mixer, Sound
from runtimer.adapters.audio.process.tone_files import RATE, read_tones
from runtimer.discovery import Kind, part_names

NAMES = list(part_names(Kind.BACK_END))
PATIENCE_S = 30.0
TICK = read_tones()["tick"]


def there(name: str) -> None:
    """Skip where the back end's library is not installed."""
    if name != "none":
        pytest.importorskip(
            name, reason=f"{name} is not installed: no wheel for this platform, or its extra was not built"
        )


def wait_for(what: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE_S
    while not what():
        assert time.perf_counter() < end, "it never happened"
        time.sleep(0.01)


@pytest.fixture(params=NAMES)
def backend(request: pytest.FixtureRequest) -> Iterator[str]:
    """The name of a back end that has a device to play to."""
    there(request.param)
    if request.param == "none":
        yield request.param
        return
    rig = request.getfixturevalue("audio_rig")
    with rig.record():
        yield request.param


@pytest.fixture
def playing(backend: str) -> Iterator[tuple[Mixer, Output]]:
    mixer = Mixer()
    with closing(open_first(backend, mixer)) as output:
        wait_for(lambda: mixer.frame > RATE // 4)
        yield mixer, output


def test_shipped_back_ends_are_found() -> None:
    assert {"miniaudio", "none", "simpleaudio"} <= set(NAMES)


def test_auto_prefers_miniaudio_and_never_takes_what_nobody_hears() -> None:
    best = [backend.NAME for backend in backends_of("auto")]
    assert best.index("miniaudio") < best.index("simpleaudio")
    assert "none" not in best


@pytest.mark.xdist_group("sound")
def test_it_asks_at_the_pace_of_time_plays_in_time_and_lets_go(
    backend: str, playing: tuple[Mixer, Output]
) -> None:
    mixer, output = playing
    assert output.name.split()[0] == backend
    began = time.perf_counter()
    mixer.schedule(Sound(1, began + 0.4, TICK, 0.3))
    mixer.schedule(Sound(1, began + 0.6, TICK, 0.3))
    mixer.cancel(2, fade=True)
    mixer.schedule(Sound(2, began + 0.9, TICK, 0.3))
    time.sleep(0.3)
    assert mixer.next_at == began + 0.9
    wait_for(lambda: mixer.next_at == NEVER)
    assert time.perf_counter() - began > 0.7
    wait_for(lambda: not mixer.sounding() and not output.lasting())
    paced, first = time.perf_counter(), mixer.frame
    time.sleep(0.8)
    assert 0 < (mixer.frame - first) / RATE < time.perf_counter() - paced + 0.3
    closed = time.perf_counter()
    output.close()
    assert time.perf_counter() - closed < 5
    asked = mixer.frame, mixer.asked_at
    time.sleep(0.2)
    assert (mixer.frame, mixer.asked_at) == asked, "what is closed asks for nothing"
    mixer.restart()
    with closing(open_first(backend, mixer)):
        wait_for(lambda: mixer.frame > RATE // 4)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "none"])
def test_without_a_device_it_says_why_as_often_as_it_is_asked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there(name)
    (tmp_path / "asound.conf").write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    for _ in range(3):
        with pytest.raises(OutputError) as told:
            open_first(name, Mixer())
        assert not isinstance(told.value, NoSuchOutput), "a device may come"
        assert len(str(told.value)) > 10


class Works:
    name = "works"

    def lasting(self) -> bool:
        return False

    def close(self) -> None: ...


def test_the_first_that_works_is_taken_and_all_reasons_are_told() -> None:
    def fails(_: Mixer) -> Output:
        raise OutputError("no card")

    def missing(_: Mixer) -> Output:
        raise NoSuchOutput("no library")

    works = Works()
    assert first_that_works([fails, lambda _: works, missing], Mixer()) is works
    with pytest.raises(OutputError, match="no card; no library") as told:
        first_that_works([fails, missing], Mixer())
    assert not isinstance(told.value, NoSuchOutput), "the card may come"
    with pytest.raises(NoSuchOutput, match="no library; no library"):
        first_that_works([missing, missing], Mixer())


def test_a_back_end_that_is_not_there_never_will_be() -> None:
    with pytest.raises(NoSuchOutput, match="no_such_backend is not installed"):
        open_first("no_such_backend", Mixer())


@pytest.mark.parametrize(
    ("python", "packages", "refused"),
    [
        ((3, 11), {"simpleaudio"}, False),
        ((3, 12), {"simpleaudio-patched"}, False),
        ((3, 14), {"simpleaudio-patched", "runtimer"}, False),
        ((3, 12), {"simpleaudio"}, True),
        ((3, 13), {"simpleaudio", "simpleaudio-patched"}, True),
    ],
)
def test_the_simpleaudio_that_crashes_is_refused(
    python: tuple[int, int], packages: set[str], refused: bool
) -> None:
    told = refusal(python, packages)
    assert bool(told) is refused
    if refused:
        assert f"Python {python[0]}.{python[1]}" in told
        assert "simpleaudio-patched" in told
