"""What all tests share: a sound that can be heard, and no hurry for Hypothesis on noisy machines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from rig.audiorig import PulseRig, missing_tools

hypothesis.settings.register_profile("noisy machines", deadline=None)
hypothesis.settings.load_profile("noisy machines")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests that listen wait for each other, on one worker, while the others go on."""
    for item in items:
        if "audio_rig" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("sound"))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of runtimer's own for each test: nobody's settings are read, none are touched."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("RUNTIMER_HOME", str(home))
    monkeypatch.delenv("RUNTIMER_UNIT", raising=False)
    return home


@pytest.fixture
def audio_rig(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseRig]:
    """A private sound server that this process's children play into.

    Without the tools for it the test is skipped.
    """
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel for this platform")
    missing = missing_tools()
    if missing:
        pytest.skip("not installed: " + ", ".join(missing))
    with PulseRig() as rig:
        monkeypatch.delenv("PULSE_SINK", raising=False)
        for name, value in rig.env.items():
            monkeypatch.setenv(name, value)
        yield rig
