"""A pack in a git repository, at a revision."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from runtimer.adapters.packs.git import Git
from runtimer.adapters.packs.git_address import GitAddress, git_address, looks_like_git
from runtimer.adapters.packs.limits import USUAL, Limits
from runtimer.adapters.packs.tree import belongs, pack_of
from runtimer.domain.installed import Fetched, Origin, SourceKind
from runtimer.domain.pack import PackError
from runtimer.formats.packs.listing import MOST_BYTES, MOST_FILES, check_listing
from runtimer.ports import PackSource, Progress

KIND = SourceKind.GIT
_ENTRY = re.compile(rb"(?P<mode>\d{6}) (?P<kind>\w+) (?P<id>[0-9a-f]{40,64}) +(?P<size>\d+|-)\t(?P<path>.+)", re.DOTALL)
_FILES = (b"100644", b"100755")
_MOST_LISTED = 4 << 20
"""Bytes of a listing: a tree may hold the same tree again and again, without end."""
_MOST_HEADERS = MOST_FILES * 100


def recognises(text: str, rev: str | None) -> bool:
    """Return whether a source is named that is of this kind; whoever names a revision means git."""
    return rev is not None or looks_like_git(text)


def open_source(text: str, rev: str | None) -> PackSource:
    """Return the repository of that address, or path, at a revision. Raises PackError."""
    return GitSource(git_address(text, rev))


class GitSource:
    """Implements ``ports.PackSource``: objects are fetched and read, nothing is ever checked out."""

    def __init__(self, address: GitAddress, limits: Limits = USUAL) -> None:
        self._address = address
        self._limits = limits

    def fetch(self, progress: Progress) -> Fetched:
        """Fetch the one commit and read the pack in it. Raises PackError."""
        # Windows keeps files a moment longer than their programs.
        with tempfile.TemporaryDirectory(prefix="runtimer-", ignore_cleanup_errors=True) as folder:
            git = Git(Path(folder), self._limits, progress)
            what = f"{self._address.rev or 'HEAD'}:"  # the colon, since to git the word `tag` alone is none
            git.run(
                "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--end-of-options", self._address.location, what
            )
            commit = git.run("rev-parse", "--verify", "FETCH_HEAD^{commit}").decode().strip()
            files = _read(git, commit)
        size = sum(map(len, files.values()))
        return Fetched(pack_of(files), Origin(KIND, self._address.location, self._address.rev, commit), size)


def _read(git: Git, commit: str) -> dict[str, bytes]:
    """Return the files of a commit that belong to a pack. Raises PackError."""
    listed = dict(_listed(git.run("ls-tree", "-r", "-z", "-l", "--full-tree", commit, most=_MOST_LISTED)))
    check_listing({path: size for path, (_, size) in listed.items()})
    ids = [blob for blob, _ in listed.values()]
    data = git.run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in ids).encode(), most=MOST_BYTES + _MOST_HEADERS)
    return dict(zip(listed, _blobs(data, ids), strict=True))


def _listed(listing: bytes) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield path, blob and size of each file of the pack. Raises PackError where there is anything but files."""
    for line in filter(None, listing.split(b"\0")):
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            raise PackError("git lists what cannot be read", "git")
        path = entry["path"].decode("utf-8", "backslashreplace")
        if entry["mode"] not in _FILES:
            what = "another repository" if entry["kind"] == b"commit" else "a link"
            raise PackError(f"{path} is {what}; a pack has files and folders", "submodule" if entry["kind"] == b"commit" else "link")
        if belongs(path):
            yield path, (entry["id"].decode(), int(entry["size"]))


def _blobs(data: bytes, ids: list[str]) -> Iterator[bytes]:
    """Yield what ``git cat-file --batch`` prints of each object. Raises PackError."""
    at = 0
    for blob in ids:
        end = data.find(b"\n", at)
        header = re.fullmatch(rb"([0-9a-f]+) blob (\d+)", data[at:end])
        if header is None or header[1].decode() != blob:
            raise PackError("a file of the repository cannot be read", "git")
        at = end + 1 + int(header[2])
        yield data[end + 1 : at]
        at += 1
