"""What the tests of packs share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from club import write_club
from repository import Repository


@pytest.fixture(autouse=True)
def nobodys_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A club's repository with one commit."""
    found = Repository(tmp_path / "club")
    write_club(found.folder)
    found.commit()
    return found
