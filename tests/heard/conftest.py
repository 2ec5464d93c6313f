"""Sound that can be heard by tests; without the tools for it they are skipped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rig.audiorig import PulseRig, missing_tools


@pytest.fixture
def audio_rig(monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseRig]:
    """A private sound server that this process's children play into."""
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel for this platform")
    missing = missing_tools()
    if missing:
        pytest.skip("not installed: " + ", ".join(missing))
    with PulseRig() as rig:
        monkeypatch.delenv("PULSE_SINK", raising=False)
        for name, value in rig.env.items():
            monkeypatch.setenv(name, value)
        yield rig
