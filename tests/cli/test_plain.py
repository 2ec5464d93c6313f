"""What a session in lines says on standard error."""

from __future__ import annotations

import pytest

from runtimer.cli.plain import Complaints


def drain(complaints: Complaints) -> None:
    """Wait until all is written: at once, unless the machine is busy."""
    for _ in range(100):
        complaints.drain()


def test_complaint_is_a_sentence_without_control_characters(capsys: pytest.CaptureFixture[str]) -> None:
    complaints = Complaints()
    complaints.say("no sound from a\x1b[31m device")
    drain(complaints)
    assert capsys.readouterr().err == "runtimer: no sound from a\\x1b[31m device\n"


def test_bell_rings_and_not_for_a_terminal_that_takes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    complaints = Complaints()
    complaints.ring()
    drain(complaints)
    assert capsys.readouterr().err == "\a"
    written: list[bytes] = []
    takes: list[bool] = []

    def write(data: bytes) -> int | None:
        written.append(data)
        return len(data) if takes else None

    monkeypatch.setattr("runtimer.cli.plain.raw_write", lambda _: write)
    complaints = Complaints()
    for _ in range(100):
        complaints.ring()
    takes.append(True)
    drain(complaints)
    assert set(written) == {b"\a"}
