"""Files are opened only where they are files."""

from __future__ import annotations

import errno
import os
import tracemalloc
from pathlib import Path

import pytest
from strange_files import NO_FILES, make

from runtimer.adapters.disk.regular_files import open_file, read_file, real_path, reason


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_not_opened(kind: str, tmp_path: Path) -> None:
    make(kind, tmp_path / "settings")
    for read in (open_file, lambda path: read_file(path, 10)):
        with pytest.raises(OSError, match="this is not a file") as raised:
            read(tmp_path / "settings")
        assert raised.value.filename == str(tmp_path / "settings")


@pytest.mark.parametrize(
    ("kind", "code"), [("link to itself", errno.ELOOP), ("link to nowhere", errno.ENOENT)]
)
def test_links_that_lead_to_nothing(kind: str, code: int, tmp_path: Path) -> None:
    make(kind, tmp_path / "settings")
    with pytest.raises(OSError, match=r".") as raised:
        open_file(tmp_path / "settings")
    assert raised.value.errno == code


def test_a_pipe_that_takes_the_place_after_the_look_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("pipe", tmp_path / "settings")
    monkeypatch.setattr("runtimer.adapters.disk.regular_files.regular", lambda _: True)
    with pytest.raises(OSError, match="this is not a file"):
        open_file(tmp_path / "settings")


def test_a_large_file_takes_no_memory(tmp_path: Path) -> None:
    make("large file", tmp_path / "ledger")
    tracemalloc.start()
    try:
        with pytest.raises(OSError, match="larger than 2 MiB"):
            read_file(tmp_path / "ledger", 2 << 20)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


def test_a_file_of_just_the_most_bytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "ledger").write_bytes(b"x" * 100)
    assert read_file(tmp_path / "ledger", 100) == b"x" * 100


def test_a_name_that_no_file_can_have() -> None:
    for look in (open_file, real_path):
        with pytest.raises(OSError, match="null"):
            look("a\0b")


def test_a_link_to_itself_is_where_it_is(tmp_path: Path) -> None:
    make("link to itself", tmp_path / "gong.wav")
    assert real_path(tmp_path / "gong.wav") == Path(os.path.realpath(tmp_path), "gong.wav")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "No space left on device"),
        (OSError("the driver says no"), "the driver says no"),
        (TimeoutError(), "TimeoutError"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_every_error_has_a_reason(error: OSError | ValueError, words: str) -> None:
    assert reason(error) == words
