"""Trees of git: what it would write is read, everything else is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.pack import PackError
from runtimer.formats.packs.git_tree import EntryKind, TreeEntry, read_tree

ID = bytes(range(20))
OTHER = bytes(20)


def tree(*entries: tuple[bytes, bytes]) -> bytes:
    return b"".join(b"%s %s\0%s" % (mode, name, ID) for mode, name in entries)


def read(data: bytes, folder: str = "workouts/", id_bytes: int = 20) -> list[TreeEntry]:
    return [*read_tree(data, folder, id_bytes)]


def refusal(data: bytes) -> str:
    with pytest.raises(PackError) as refused:
        read(data)
    return refused.value.code


def test_every_kind_of_entry_is_told() -> None:
    data = tree(
        (b"120000", b"a"), (b"40000", b"b"), (b"100644", b"b0"), (b"100755", b"c\xff"), (b"160000", b"d")
    )
    assert read(data) == [
        TreeEntry("workouts/a", EntryKind.LINK, ID.hex()),
        TreeEntry("workouts/b", EntryKind.FOLDER, ID.hex()),
        TreeEntry("workouts/b0", EntryKind.FILE, ID.hex()),
        TreeEntry("workouts/c\\xff", EntryKind.FILE, ID.hex()),
        TreeEntry("workouts/d", EntryKind.SUBMODULE, ID.hex()),
    ]
    assert read(b"100644 a\0" + bytes(32), "", 32) == [TreeEntry("a", EntryKind.FILE, bytes(32).hex())]
    assert read(b"") == []


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([(b"100644", b"a"), (b"100644", b"a")], "duplicate"),
        ([(b"100644", b"a"), (b"100644", b"a.b"), (b"40000", b"a")], "duplicate"),
        ([(b"100644", b"b"), (b"100644", b"a")], "unsorted"),
        ([(b"40000", b"a"), (b"100644", b"a.b")], "unsorted"),
        ([(b"100644", b"a0"), (b"40000", b"a")], "unsorted"),
        ([(b"100644", b"")], "empty-name"),
        ([(b"100644", b".")], "empty-name"),
        ([(b"40000", b"..")], "traversal"),
        ([(b"40000", b".git")], "git-folder"),
        ([(b"40000", b".GiT")], "git-folder"),
        ([(b"100644", b"a/b")], "slash"),
        ([(b"100644", b"/")], "slash"),
        *(
            ([(mode, b"a")], "mode")
            for mode in (
                b"100664",
                b"100600",
                b"0100644",
                b"040000",
                b"0",
                b"644",
                b"100000",
                b"140000",
                b"60000",
            )
        ),
    ],
)
def test_what_git_would_not_write_is_refused(entries: list[tuple[bytes, bytes]], code: str) -> None:
    assert refusal(tree(*entries)) == code


@pytest.mark.parametrize(
    "data",
    [
        b"100644",
        b"100644 ",
        b"100644 a",
        b"100644 a\0",
        b"100644 a\0" + ID[1:],
        b" a\0" + ID,
        b"x a\0" + ID,
        b"100644  \0",
        b"-1 a\0" + ID,
    ],
)
def test_what_is_cut_off_or_no_tree_is_refused(data: bytes) -> None:
    assert refusal(data) == "broken-tree"


@given(st.binary(max_size=200))
def test_any_bytes_are_a_tree_or_refused(data: bytes) -> None:
    try:
        entries = read(data, "", 1)
    except PackError:
        return
    assert len({entry.path for entry in entries}) == len(entries)
    assert not {"", ".", "..", ".git"} & {entry.path for entry in entries}


def test_message_names_the_place_and_moves_no_cursor() -> None:
    with pytest.raises(PackError) as refused:
        read(tree((b"100644", b"\x1b[2J"), (b"100644", b"\x1b[2J")))
    assert refused.value.reason == r"`workouts/\x1b[2J` is in the repository twice"
