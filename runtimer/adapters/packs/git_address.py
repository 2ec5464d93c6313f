"""Addresses of git repositories, as users write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from runtimer.domain.pack import PackError

PREFIX = "git+"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"
_USER = r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
_PATH = r"[A-Za-z0-9._~%+][A-Za-z0-9._~/%+-]*"
_HTTPS = re.compile(rf"https://{_HOST}(?::\d{{1,5}})?/{_PATH}")
_SSH = re.compile(rf"ssh://(?:{_USER}@)?{_HOST}(?::\d{{1,5}})?/{_PATH}")
_SHORT = re.compile(rf"{_USER}@{_HOST}:{_PATH}")
"""``git@example.org:club/tuesdays.git``, as ssh has it."""
_REVISION = re.compile("[A-Za-z0-9_][A-Za-z0-9_./+-]{0,199}")


@dataclass(frozen=True, slots=True)
class GitAddress:
    """What git is given: an address or an absolute path, and a revision, None for what is there now."""

    location: str
    rev: str | None


def looks_like_git(text: str) -> bool:
    """Return whether an address is of a git repository: it says so, ends in ``.git``, or is one of ssh."""
    location, _ = _split(text)
    if text.startswith((PREFIX, "ssh://", "git://")) or "::" in text or _SHORT.match(text):
        return True
    return location.endswith((".git", ".git/")) and (
        location.startswith("https://") or Path(location).is_dir()
    )


def git_address(text: str, rev: str | None) -> GitAddress:
    """Return what ``git+https://example.org/club.git@v1``, ``git@example.org:club.git`` or a path means.

    Raises PackError.
    """
    location, rev_of_text = _split(text.removeprefix(PREFIX))
    rev = rev_of_text if rev is None else rev
    if rev is not None and (not _REVISION.fullmatch(rev) or ".." in rev):
        raise PackError("a revision is the name of a tag or branch, or a commit", "revision")
    if location.startswith("-"):
        raise PackError("an address does not begin with `-`", "leading-dash")
    if any(pattern.fullmatch(location) for pattern in (_HTTPS, _SSH, _SHORT)):
        return GitAddress(location, rev)
    if re.match(r"[A-Za-z0-9+.-]+:(?://|:)", location):
        raise PackError(
            "git addresses are https://…, ssh://… or a folder here, without a password", "git-address"
        )
    if not location or not Path(location).is_dir():
        raise PackError(f"there is no git repository at {location}", "no-repository")
    return GitAddress(str(Path(location).resolve()), rev)


def _split(text: str) -> tuple[str, str | None]:
    """Return an address and the revision behind its ``@``, which is not the one behind the user of ssh."""
    location, at, rev = text.rpartition(".git@")
    if at:
        return f"{location}.git", rev
    location, at, rev = text.rpartition("@")
    if at and not set(rev) & set("/:\\") and ("/" in location or "\\" in location):
        return location, rev
    return text, None
