"""Staying awake is asked for and never stands in the way."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from runtimer.adapters import awake


def test_it_holds_while_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with awake.keep_awake() as note:
        assert note is None


def test_it_says_when_it_cannot(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "0")
    with awake.keep_awake() as note:
        assert note == awake.CANNOT
    assert capfd.readouterr() == ("", "")


def test_without_wakepy_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    with awake.keep_awake() as note:
        assert note == awake.CANNOT


def test_a_desktop_that_hangs_does_not_hold_the_session_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "ANSWER_S", 0.05)
    monkeypatch.setattr(awake, "RELEASE_S", 0.05)
    monkeypatch.setattr(awake._Hold, "run", lambda hold: hold.released.wait(5))
    began = time.perf_counter()
    with awake.keep_awake() as note:
        assert note is None
    assert time.perf_counter() - began < 4


def test_an_error_inside_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    with pytest.raises(KeyError), awake.keep_awake():
        raise KeyError


def test_importing_it_does_not_load_wakepy() -> None:
    code = "import sys, runtimer.adapters.awake; print('wakepy' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )
