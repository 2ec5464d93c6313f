"""A pack in a git repository, at a revision."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from runtimer.adapters.packs.git_address import GitAddress, git_address, looks_like_git
from runtimer.adapters.packs.git_program import Git
from runtimer.adapters.packs.limits import USUAL, Limits
from runtimer.adapters.packs.tree import belongs, check_top, pack_of
from runtimer.domain.installation import Fetched, Origin
from runtimer.domain.pack import PackError
from runtimer.formats.packs.file_names import shown
from runtimer.formats.packs.git_tree import EntryKind, TreeEntry, read_tree
from runtimer.formats.packs.limits import MOST_BYTES, check_listing
from runtimer.ports.packs import PackSource, Progress

NAME = "git"
RANK = 10
_MOST_ENTRIES = 50_000
"""In all trees: a web site may be beside the pack, but a tree may hold the same tree again and again, without
end."""
_DEEPEST_TREE = 50
_MOST_TREES = 4 << 20
"""Bytes of all trees on one level."""
_HEADER = re.compile(rb"([0-9a-f]+) (\w+)(?: (\d+))?")
"""What ``git cat-file`` says of an object before its content: id, kind and size."""
_HEADER_BYTES = 100
_NOT_IN_A_PACK = {EntryKind.LINK: "a link", EntryKind.SUBMODULE: "another repository"}


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
                "fetch",
                "--quiet",
                "--depth=1",
                "--no-tags",
                "--no-recurse-submodules",
                "--end-of-options",
                self._address.location,
                what,
            )
            commit = git.run("rev-parse", "--verify", "FETCH_HEAD^{commit}").decode().strip()
            files = _read(git, commit)
        size = sum(map(len, files.values()))
        return Fetched(pack_of(files), Origin(NAME, self._address.location, self._address.rev, commit), size)


def _read(git: Git, commit: str) -> dict[str, bytes]:
    """Return the files of a commit that belong to a pack. Raises PackError."""
    blobs = {entry.path: entry.id for entry in _files(git, commit)}
    ids = [*dict.fromkeys(blobs.values())]
    sizes = dict(zip(ids, _sizes(git, ids), strict=True))
    check_listing({path: sizes[blob] for path, blob in blobs.items()})
    content = dict(zip(ids, _contents(git, ids, "blob", MOST_BYTES), strict=True))
    return {path: content[blob] for path, blob in blobs.items()}


def _files(git: Git, commit: str) -> Iterator[TreeEntry]:
    """Yield the files of a commit that belong to a pack, level by level.

    Raises PackError, also for what no pack has, wherever it is.
    """
    level = [("", git.run("rev-parse", "--verify", f"{commit}^{{tree}}").decode().strip())]
    entries_read = 0
    for _ in range(_DEEPEST_TREE):
        ids = [*dict.fromkeys(tree for _, tree in level)]
        trees = dict(zip(ids, _contents(git, ids, "tree", _MOST_TREES), strict=True))
        below: list[tuple[str, str]] = []
        for folder, tree in level:
            entries = [*_entries(trees[tree], folder, len(tree) // 2)]
            entries_read += len(entries)
            if entries_read > _MOST_ENTRIES:
                raise PackError(
                    f"there are more than {_MOST_ENTRIES:,} files in the repository", "many-files"
                )
            below += [(f"{entry.path}/", entry.id) for entry in entries if entry.kind is EntryKind.FOLDER]
            yield from (entry for entry in entries if entry.kind is EntryKind.FILE and belongs(entry.path))
        if not below:
            return
        level = below
    raise PackError(f"the repository has folders more than {_DEEPEST_TREE} levels deep", "deep")


def _entries(tree: bytes, folder: str, id_bytes: int) -> Iterator[TreeEntry]:
    """Yield the entries of a tree, all of them files and folders. Raises PackError."""
    entries = [*read_tree(tree, folder, id_bytes)]
    if not folder:
        check_top(entry.path for entry in entries)
    for entry in entries:
        if what := _NOT_IN_A_PACK.get(entry.kind):
            raise PackError(f"{shown(entry.path)} is {what}; a pack has files and folders", entry.kind.value)
        yield entry


def _sizes(git: Git, ids: Sequence[str]) -> Iterator[int]:
    """Yield the size of each file. Raises PackError."""
    lines = git.run(
        "cat-file", "--batch-check", given=_lines(ids), most=len(ids) * _HEADER_BYTES
    ).splitlines()
    return (_size(line, blob, "blob") for line, blob in zip(lines, ids, strict=True))


def _contents(git: Git, ids: Sequence[str], kind: str, most: int) -> Iterator[bytes]:
    """Yield the content of each object. Raises PackError."""
    data = git.run("cat-file", "--batch", given=_lines(ids), most=most + len(ids) * _HEADER_BYTES)
    at = 0
    for object_id in ids:
        end = data.find(b"\n", at)
        at = end + 1 + _size(data[at:end], object_id, kind)
        yield data[end + 1 : at]
        at += 1


def _size(header: bytes, object_id: str, kind: str) -> int:
    """Return the size of an object.

    Raises PackError when it is not there, or of another kind than its place says.
    """
    match = _HEADER.fullmatch(header)
    if match is None or match[1].decode() != object_id or match[3] is None:
        raise PackError("an object of the repository cannot be read", "git")
    if match[2].decode() != kind:
        raise PackError(
            f"the repository says that an object is a {kind}, and it is a {match[2].decode()}", "mode-lie"
        )
    return int(match[3])


def _lines(ids: Sequence[str]) -> bytes:
    return "".join(f"{id_}\n" for id_ in ids).encode()
