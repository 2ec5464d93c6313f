"""Addresses of git repositories: what they mean, and which are refused before git is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from runtimer.adapters.packs.git_address import GitAddress, git_address, looks_like_git
from runtimer.adapters.packs.source_choice import open_source
from runtimer.domain.pack import PackError


@pytest.mark.parametrize(
    ("text", "location", "rev"),
    [
        ("git+https://example.org/club.git", "https://example.org/club.git", None),
        ("git+https://example.org/club.git@v1.0", "https://example.org/club.git", "v1.0"),
        ("git+https://example.org/club@v1.0", "https://example.org/club", "v1.0"),
        ("https://example.org/club.git@feature/x", "https://example.org/club.git", "feature/x"),
        ("git+ssh://git@example.org:22/a/club.git@v1", "ssh://git@example.org:22/a/club.git", "v1"),
        ("ssh://git@example.org/club", "ssh://git@example.org/club", None),
        ("git@example.org:a/club.git", "git@example.org:a/club.git", None),
        ("git@example.org:club.git@v1", "git@example.org:club.git", "v1"),
    ],
)
def test_addresses_and_revisions(text: str, location: str, rev: str | None) -> None:
    assert looks_like_git(text)
    assert git_address(text, None) == GitAddress(location, rev)
    assert git_address(text, "other") == GitAddress(location, "other")


@pytest.mark.parametrize(
    "text",
    [
        "git+ext::sh -c touch% trace", "ext::sh -c touch% trace", "git+-oProxyCommand=touch", "git+--upload-pack=touch",
        "git+http://example.org/club.git", "git://example.org/club.git", "git+ftp://example.org/club.git", "git+fd::3",
        "git+ssh://-oProxyCommand=touch/club", "git+ssh://git@-oProxyCommand=touch/club", "-oProxyCommand=x@example.org:club.git",
        "git+https://me:secret@example.org/club.git", "git+https://me@example.org/club.git", "git@example.org:-club",
        "git+https://example.org/club.git@--upload-pack=touch", "git+https://example.org/club.git@a:b", "git+https://example.org/a b",
        "git+https://example.org/club.git@+main", "git+https://example.org/club.git@a..b", "git+https:///club.git", "git+file:///etc",
        "git+", "git+nowhere", "git+https://example.org/\x1b[31m",
    ],
)  # fmt: skip
def test_addresses_that_are_refused_unasked(text: str) -> None:
    with pytest.raises(PackError):
        open_source(text)


@pytest.mark.parametrize(
    "rev", ["-x", "--upload-pack=touch", "a b", "a:b", "+a", "", "a\nb", "a..b", "x" * 300]
)
def test_revisions_that_are_refused_unasked(rev: str, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="tag or branch"):
        open_source(str(tmp_path), rev)
