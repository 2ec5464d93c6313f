"""The trees of git, read by the letter: what git itself would show in another way, or not at all, is refused.

A tree holds mode, name and id of one entry after the other, sorted, each name once. Who only stores or sends
it checks none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from runtimer.domain.pack import PackError
from runtimer.formats.packs.file_names import shown

_HEAD = re.compile(rb"([0-7]+) ([^\0]*)\0")


class EntryKind(StrEnum):
    """What an entry's mode says that it is."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    SUBMODULE = "submodule"


_KINDS = {
    b"100644": EntryKind.FILE,
    b"100755": EntryKind.FILE,
    b"40000": EntryKind.FOLDER,
    b"120000": EntryKind.LINK,
    b"160000": EntryKind.SUBMODULE,
}
"""All modes that git writes today."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """What a name stands for: the object with that id, in hexadecimal digits."""

    path: str
    kind: EntryKind
    id: str


def read_tree(data: bytes, folder: str, id_bytes: int) -> Iterator[TreeEntry]:
    """Yield the entries of a tree, which is the folder of that path (empty: the top); ids have so many bytes.

    A name that is not UTF-8 gets backslashes. Raises PackError.
    """
    at, names, last = 0, set[bytes](), b""
    while at < len(data):
        head = _HEAD.match(data, at)
        if head is None or len(data) < head.end() + id_bytes:
            raise PackError(f"{_in(folder)} in the repository is damaged", "broken-tree")
        mode, name = head.groups()
        path = f"{folder}{name.decode('utf-8', 'backslashreplace')}"
        _check_name(name, path)
        if name in names:
            raise PackError(f"{shown(path)} is in the repository twice", "duplicate")
        if mode not in _KINDS:
            raise PackError(f"{shown(path)} has a mode in the repository that git does not write", "mode")
        sorted_as = name + b"/" * (mode == b"40000")
        if sorted_as <= last:
            raise PackError(
                f"{_in(folder)} in the repository is not in order: git does not find all that is in it",
                "unsorted",
            )
        names.add(name)
        last, at = sorted_as, head.end() + id_bytes
        yield TreeEntry(path, _KINDS[mode], data[head.end() : at].hex())


def _check_name(name: bytes, path: str) -> None:
    if name in (b"", b"."):
        raise PackError(f"the name {shown(path)} in the repository has an empty part", "empty-name")
    if name == b"..":
        raise PackError(f"the name {shown(path)} leads out of the repository", "traversal")
    if name.lower() == b".git":
        raise PackError(f"the name {shown(path)} is that of git's own folder", "git-folder")
    if b"/" in name:
        raise PackError(f"the name {shown(path)} in the repository has a slash in it", "slash")


def _in(folder: str) -> str:
    return f"the folder {shown(folder)}" if folder else "the top folder"
