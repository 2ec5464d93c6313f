"""Packs from git: trees that git would not write, or that hold more than a pack has."""

from __future__ import annotations

import hashlib
import struct
import time
import zlib

import pytest
from club import TUESDAY, workout
from repository import Repository, fetch, refusal

from runtimer.domain.pack import PackError


def raw_tree(repository: Repository, *entries: tuple[bytes, bytes, str]) -> str:
    """Write a tree as it is, whatever git would say of it: mode, name and id of each entry."""
    data = b"".join(b"%s %s\0%s" % (mode, name, bytes.fromhex(one)) for mode, name, one in entries)
    return repository.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=data)


def head_is(repository: Repository, top: str) -> None:
    """Make a commit with that tree the one that there is."""
    repository.git("update-ref", "HEAD", repository.git("commit-tree", top, "-m", "x"))


def objects(repository: Repository) -> dict[str, str]:
    """The ids of some objects."""
    names = {
        "manifest": "HEAD:pack.json",
        "tuesday": f"HEAD:{TUESDAY}",
        "workouts": "HEAD:workouts",
        "commit": "HEAD",
    }
    ids = {name: repository.git("rev-parse", what) for name, what in names.items()}
    return ids | {"other": repository.git("hash-object", "-w", "--stdin", given=workout("Another"))}


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([(b"100644", b"t.yaml", "tuesday"), (b"100644", b"t.yaml", "other")], "duplicate"),
        ([(b"100644", b"t.yaml", "tuesday"), (b"100644", b"t.yaml", "tuesday")], "duplicate"),
        (
            [(b"100644", b"t", "tuesday"), (b"100644", b"t.yaml", "tuesday"), (b"40000", b"t", "workouts")],
            "duplicate",
        ),
        ([(b"100644", b"u.yaml", "tuesday"), (b"100644", b"t.yaml", "other")], "unsorted"),
        ([(b"40000", b"t", "workouts"), (b"100644", b"t.yaml", "tuesday")], "unsorted"),
        ([(b"100644", b"", "tuesday")], "empty-name"),
        ([(b"100644", b".", "tuesday")], "empty-name"),
        ([(b"40000", b"..", "workouts")], "traversal"),
        ([(b"40000", b".GIT", "workouts")], "git-folder"),
        ([(b"100644", b".git", "tuesday")], "git-folder"),
        ([(b"100644", b"../t.yaml", "tuesday")], "slash"),
        ([(b"100644", b"week/t.yaml", "tuesday")], "slash"),
        ([(b"100644", "e\u0301.yaml".encode(), "tuesday")], "not-composed"),
        (
            [(b"100644", b"STRASSE.yaml", "tuesday"), (b"100644", "stra\xdfe.yaml".encode(), "other")],
            "same-name",
        ),
        ([(b"100644", b"T.yaml", "tuesday"), (b"100644", b"t.yaml", "other")], "same-name"),
        ([(b"40000", b"Week", "workouts"), (b"40000", b"week", "workouts")], "same-name"),
        ([(b"100664", b"t.yaml", "tuesday")], "mode"),
        ([(b"0100644", b"t.yaml", "tuesday")], "mode"),
        ([(b"040000", b"t", "workouts")], "mode"),
        ([(b"10644", b"t.yaml", "tuesday")], "mode"),
        ([(b"120000", b"t.yaml", "tuesday")], "link"),
        ([(b"160000", b"t.yaml", "commit")], "submodule"),
    ],
)
@pytest.mark.parametrize("where", ["workouts", "site"])
def test_tree_that_git_would_not_write_is_refused(
    entries: list[tuple[bytes, bytes, str]], code: str, where: str, repository: Repository
) -> None:
    ids = objects(repository)
    inner = raw_tree(repository, *((mode, name, ids[one]) for mode, name, one in entries))
    folders = {"workouts": ids["workouts"], where: inner}
    top = raw_tree(
        repository,
        (b"100644", b"pack.json", ids["manifest"]),
        *((b"40000", name.encode(), one) for name, one in sorted(folders.items())),
    )
    head_is(repository, top)
    if where == "site" and code in ("not-composed", "same-name"):  # nobody's business beside the pack
        assert TUESDAY in fetch(repository).pack.files
    else:
        assert refusal(repository) in (code, "git")  # some of it each git refuses by itself, newer ones more


def test_name_that_is_there_twice_is_not_what_git_shows(repository: Repository) -> None:
    ids = objects(repository)
    inner = raw_tree(repository, (b"100644", b"t.yaml", ids["tuesday"]), (b"100644", b"t.yaml", ids["other"]))
    head_is(
        repository,
        raw_tree(repository, (b"100644", b"pack.json", ids["manifest"]), (b"40000", b"workouts", inner)),
    )
    assert repository.git("show", "HEAD:workouts/t.yaml").encode() == workout("Tuesday 1.0.0").strip()
    with pytest.raises(PackError, match=r"`workouts/t\.yaml` is in the repository twice"):
        fetch(repository)


@pytest.mark.parametrize("twin", [b"WORKOUTS", b"Workouts", "\uff57orkouts".encode()])
def test_folder_that_is_the_same_on_some_systems_is_refused(twin: bytes, repository: Repository) -> None:
    ids = objects(repository)
    names = sorted(
        [
            (b"100644", b"pack.json", ids["manifest"]),
            (b"40000", b"workouts", ids["workouts"]),
            (b"40000", twin, ids["workouts"]),
        ],
        key=lambda e: e[1],
    )
    head_is(repository, raw_tree(repository, *names))
    assert refusal(repository) == "same-name"


@pytest.mark.parametrize(
    ("mode", "name", "lie"),
    [
        (b"100644", b"t.yaml", "workouts"),
        (b"100644", b"t.yaml", "commit"),
        (b"40000", b"t", "tuesday"),
        (b"40000", b"t", "commit"),
    ],
)
def test_mode_that_lies_is_refused(mode: bytes, name: bytes, lie: str, repository: Repository) -> None:
    ids = objects(repository)
    inner = raw_tree(repository, (mode, name, ids[lie]))
    head_is(
        repository,
        raw_tree(repository, (b"100644", b"pack.json", ids["manifest"]), (b"40000", b"workouts", inner)),
    )
    assert refusal(repository) in ("mode-lie", "git")


def test_tree_that_is_cut_off_is_refused(repository: Repository) -> None:
    inner = repository.git(
        "hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=b"100644 t.yaml\0short"
    )
    head_is(repository, raw_tree(repository, (b"40000", b"workouts", inner)))
    assert refusal(repository) in ("broken-tree", "git")


def test_deep_tree_is_refused_soon(repository: Repository) -> None:
    tree = objects(repository)["workouts"]
    for _ in range(60):
        tree = raw_tree(repository, (b"40000", b"d", tree))
    head_is(repository, raw_tree(repository, (b"40000", b"site", tree)))
    assert refusal(repository) == "deep"


def test_name_that_is_not_utf_8_is_refused(repository: Repository) -> None:
    tree = repository.git("ls-tree", "HEAD:workouts").encode()
    blob = tree.split()[2]
    inner = repository.git("mktree", given=b"100644 blob %s\tt\xff.yaml\n" % blob)
    top = repository.git("mktree", given=f"040000 tree {inner}\tworkouts\n".encode())
    commit = repository.git("commit-tree", top, "-m", "x")
    repository.git("update-ref", "HEAD", commit)
    assert refusal(repository) == "backslash"


def test_tree_that_leads_out_is_refused(repository: Repository) -> None:
    blob = repository.git("ls-tree", "HEAD:workouts").split()[2]
    entry = b"100644 t.yaml\0" + bytes.fromhex(blob)
    inner = repository.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=entry)
    dots = repository.git(
        "hash-object",
        "-t",
        "tree",
        "-w",
        "--stdin",
        "--literally",
        given=b"40000 ..\0" + bytes.fromhex(inner),
    )
    top = repository.git(
        "hash-object",
        "-t",
        "tree",
        "-w",
        "--stdin",
        "--literally",
        given=b"40000 workouts\0" + bytes.fromhex(dots),
    )
    repository.git("update-ref", "HEAD", repository.git("commit-tree", top, "-m", "x"))
    assert refusal(repository) == "traversal"


def test_tree_that_holds_itself_again_and_again_is_refused_soon(repository: Repository) -> None:
    blob = repository.git("hash-object", "-w", "--stdin", given=b"x")
    tree = repository.git(
        "mktree", given="".join(f"100644 blob {blob}\t{n}.yaml\n" for n in range(10)).encode()
    )
    for _ in range(12):  # a million millions of files
        tree = repository.git(
            "mktree", given="".join(f"040000 tree {tree}\t{n}\n" for n in range(10)).encode()
        )
    top = repository.git("mktree", given=f"040000 tree {tree}\tworkouts\n".encode())
    repository.git("update-ref", "HEAD", repository.git("commit-tree", top, "-m", "x"))
    began = time.monotonic()
    assert refusal(repository) == "many-files"
    assert time.monotonic() - began < 10


def test_too_many_files_are_refused(repository: Repository) -> None:
    blob = repository.git("hash-object", "-w", "--stdin", given=b"x")
    tree = repository.git(
        "mktree", given="".join(f"100644 blob {blob}\t{n}.yaml\n" for n in range(1200)).encode()
    )
    top = repository.git("mktree", given=f"040000 tree {tree}\tworkouts\n".encode())
    repository.git("update-ref", "HEAD", repository.git("commit-tree", top, "-m", "x"))
    assert refusal(repository) == "many-files"


def test_file_that_is_kept_as_a_thousand_copies_does_not_fill_the_memory(repository: Repository) -> None:
    base = bytes(900_000)
    copies = 320  # more than git may ask for at once
    blob = hashlib.sha1(b"blob %d\0" % (copies * len(base)))
    for _ in range(copies):
        blob.update(base)
    piece = hashlib.sha1(b"blob %d\0" % len(base) + base)
    delta = (
        number(len(base)) + number(copies * len(base)) + (b"\xf0" + len(base).to_bytes(3, "little")) * copies
    )
    objects = (
        in_a_pack(3, len(base))
        + zlib.compress(base)
        + in_a_pack(7, len(delta))
        + piece.digest()
        + zlib.compress(delta)
    )
    pack = b"PACK" + struct.pack(">II", 2, 2) + objects
    repository.git("index-pack", "--stdin", given=pack + hashlib.sha1(pack).digest())
    for name, one in (("a.yaml", piece), ("b.yaml", blob)):
        repository.git("update-index", "--add", "--cacheinfo", f"100644,{one.hexdigest()},workouts/{name}")
    repository.commit_index()
    assert refusal(repository) == "large-pack"


def number(value: int) -> bytes:
    """A number as a delta has it: seven bits a byte, the smallest first."""
    parts = [value >> shift & 0x7F for shift in range(0, max(1, value.bit_length()), 7)]
    return bytes([part | 0x80 for part in parts[:-1]] + parts[-1:])


def in_a_pack(kind: int, size: int) -> bytes:
    """The head of an object in a pack of git."""
    return bytes([kind << 4 | size & 15 | 0x80]) + number(size >> 4)
