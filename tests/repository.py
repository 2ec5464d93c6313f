"""Repositories of git on this machine, for the tests of packs that come by git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from runtimer.adapters.packs.git_address import GitAddress
from runtimer.adapters.packs.limits import Limits
from runtimer.adapters.packs.sources.git import GitSource
from runtimer.domain.installation import Fetched
from runtimer.domain.pack import PackError


class Repository:
    """A repository on this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, given: bytes = b"") -> str:
        """Run git in it."""
        who = ["-c", "user.name=A. Coach", "-c", "user.email=coach@example.org", "-c", "core.autocrlf=false"]
        ran = subprocess.run(
            ["git", "-C", str(self.folder), *who, *arguments], input=given, capture_output=True, check=True
        )
        return ran.stdout.decode().strip()

    def commit(self) -> str:
        """Commit all files of the folder."""
        self.git("add", "--all")
        return self.commit_index()

    def commit_index(self) -> str:
        """Commit what the index has, which need not be what the folder has."""
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        return self.git("rev-parse", "HEAD")

    def entry(self, mode: str, path: str, data: bytes = b"x") -> None:
        """Put something into the index as it is, of whatever mode."""
        blob = (
            self.git("rev-parse", "HEAD")
            if mode == "160000"
            else self.git("hash-object", "-w", "--stdin", given=data)
        )
        self.git("update-index", "--add", "--cacheinfo", f"{mode},{blob},{path}")


def fetch(repository: Repository, rev: str | None = None, limits: Limits = Limits()) -> Fetched:  # noqa: B008 - it is frozen
    """Fetch its pack."""
    return GitSource(GitAddress(str(repository.folder), rev), limits).fetch(lambda done, total: None)


def refusal(repository: Repository, limits: Limits = Limits()) -> str:  # noqa: B008 - it is frozen
    """Why a repository is refused."""
    with pytest.raises(PackError) as refused:
        fetch(repository, limits=limits)
    return refused.value.code
