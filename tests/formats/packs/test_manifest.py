"""The manifest says what it must, nothing else, and the same text comes from the same manifest."""

from __future__ import annotations

import json
from typing import Any

import pytest
from formats.packs.lying import FILES, manifest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.pack import Manifest, PackError
from runtimer.formats.packs.manifest import parse_manifest, write_manifest
from runtimer.formats.packs.versions import check_requirements

SUM = "0" * 64
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("no format", {"format": None}, "wrong-value"),
    ("format as text", {"format": "1"}, "wrong-value"),
    ("format as truth", {"format": True}, "wrong-value"),
    ("older format", {"format": 0}, "wrong-value"),
    ("newer format", {"format": 2, "hooks": {}}, "newer-format"),
    ("no name", {"name": None}, "missing-key"),
    ("no version", {"version": None}, "missing-key"),
    ("no licence", {"license": None}, "missing-key"),
    ("no authors", {"authors": None}, "missing-key"),
    ("unknown key", {"licence": "MIT"}, "unknown-key"),
    ("hooks", {"hooks": {"install": "id"}}, "unknown-key"),
    ("name in capitals", {"name": "Tuesday"}, "wrong-value"),
    ("name that leads out", {"name": "../x"}, "wrong-value"),
    ("name with a dash first", {"name": "-x"}, "wrong-value"),
    ("name with a line more", {"name": "x\n"}, "unprintable"),
    ("long name", {"name": "x" * 64}, "wrong-value"),
    ("name of a device", {"name": "con"}, "reserved"),
    ("name as a number", {"name": 5}, "wrong-value"),
    ("version of two numbers", {"version": "1.2"}, "wrong-value"),
    ("version with a zero more", {"version": "1.02.0"}, "wrong-value"),
    ("version in other digits", {"version": "١.٢.٠"}, "wrong-value"),
    ("licence in words", {"license": "do what you like"}, "wrong-value"),
    ("authors as a text", {"authors": "A. Coach"}, "wrong-value"),
    ("nobody", {"authors": []}, "wrong-value"),
    ("too many", {"authors": ["x"] * 21}, "wrong-value"),
    ("author without a name", {"authors": [" "]}, "wrong-value"),
    ("author with a long name", {"authors": ["x" * 201]}, "wrong-value"),
    ("author with an escape", {"authors": ["\x1b[2J"]}, "unprintable"),
    ("author from right to left", {"authors": ["\u202ex"]}, "unprintable"),
    ("author on two lines", {"authors": ["x\ny"]}, "unprintable"),
    ("half a character", {"authors": ["\ud800"]}, "unprintable"),
    ("homepage without s", {"homepage": "http://example.org"}, "wrong-value"),
    ("homepage of a file", {"homepage": "file:///etc/passwd"}, "wrong-value"),
    ("homepage with a password", {"homepage": "https://me:x@example.org/"}, "wrong-value"),
    ("homepage with a blank", {"homepage": "https://example.org/a b"}, "wrong-value"),
    ("homepage without a host", {"homepage": "https:///x"}, "wrong-value"),
    ("requires something else", {"requires": {"python": ">=3"}}, "wrong-value"),
    ("requires exactly", {"requires": {"runtimer": "==0.1"}}, "wrong-value"),
    ("requires as a text", {"requires": ">=0.1"}, "wrong-value"),
    ("files as a list", {"files": ["README.md"]}, "wrong-value"),
    ("too many files", {"files": {f"workouts/{n}.yaml": SUM for n in range(1000)}}, "wrong-value"),
    ("file elsewhere", {"files": {"../x.yaml": SUM}}, "traversal"),
    ("file with a hidden letter", {"files": {"workouts/\u200b.yaml": SUM}}, "invisible"),
    ("names itself", {"files": {"pack.json": SUM}}, "names-itself"),
    ("checksum in capitals", {"files": {"README.md": "A" * 64}}, "not-a-checksum"),
    ("short checksum", {"files": {"README.md": "a" * 40}}, "not-a-checksum"),
    ("checksum as a number", {"files": {"README.md": 5}}, "not-a-checksum"),
]
NOT_JSON = [
    (b"", "not-json"),
    (b"[]", "not-json"),
    (b"null", "not-json"),
    (b"{", "not-json"),
    (b"{} {}", "not-json"),
    (b"\xff\xfe{}", "not-utf-8"),
    ("\ufeff{}".encode(), "not-json"),
    (b'{"format": 1, "format": 1}', "duplicate-key"),
    (b'{"format": 1, "files": {"a": "", "a": ""}}', "duplicate-key"),
    (b'{"format": NaN}', "number"),
    (b'{"format": -Infinity}', "number"),
    (b'{"format": 1.0}', "number"),
    (b'{"format": 1e999}', "number"),
    (b'{"format": ' + b"9" * 5000 + b"}", "not-json"),
    (b'{"format": ' + b"[" * 100_000, "not-json"),
    (b" " * (256 * 1024) + b"{}", "large-file"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda one: one[0])
def test_what_is_wrong_is_refused_for_its_reason(wrong: tuple[str, dict[str, Any], str]) -> None:
    _, changed, code = wrong
    with pytest.raises(PackError) as caught:
        parse_manifest(manifest(**changed))
    assert caught.value.code == code, caught.value.reason
    assert caught.value.reason.isprintable()


@pytest.mark.parametrize(("data", "code"), NOT_JSON)
def test_what_is_no_object_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(PackError) as caught:
        parse_manifest(data)
    assert caught.value.code == code, caught.value.reason


def test_all_that_it_says_is_read() -> None:
    more: dict[str, Any] = {
        "homepage": "https://club.example.org:8443/a?b=c#d",
        "requires": {"runtimer": ">= 0.1.2"},
        "license": "MIT OR Apache-2.0",
    }
    read = parse_manifest(manifest(version="2.0.0-rc.1", authors=["Zoë", "日本"], **more))
    assert (read.format, read.name, read.version, read.license) == (
        1,
        "tuesday-club",
        "2.0.0-rc.1",
        "MIT OR Apache-2.0",
    )
    assert (read.authors, read.homepage, dict(read.requires)) == (
        ("Zoë", "日本"),
        more["homepage"],
        more["requires"],
    )
    assert set(read.files) == set(FILES)


def test_an_author_begins_without_files() -> None:
    assert parse_manifest(manifest(files=None)).files == {}


def test_an_unknown_key_is_met_with_the_known_one() -> None:
    with pytest.raises(PackError, match="did you mean `license`"):
        parse_manifest(manifest(license=None, licence="MIT"))


def test_what_is_written_is_read_again_and_sorted() -> None:
    read = parse_manifest(manifest(dict(reversed(FILES.items())), requires={"runtimer": ">=0.1"}))
    text = write_manifest(read).decode()
    assert parse_manifest(text.encode()) == read
    assert list(json.loads(text)["files"]) == sorted(FILES)
    assert text.endswith("}\n")


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json.dumps).map(str.encode)
)
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    with pytest.raises(PackError):
        parse_manifest(data)


@pytest.mark.parametrize(
    ("wanted", "running", "enough"),
    [
        (">=0.1", "0.1.0", True),
        (">=0.1", "0.1", True),
        (">=0.1.1", "0.1.0", False),
        (">=0.10", "0.9.9", False),
        (">=0.9", "0.10.0", True),
        (">= 1", "0.99.0", False),
        (">=0.2", "0.2.0.dev1+g123", True),
    ],
)
def test_an_older_runtimer_is_told_so(wanted: str, running: str, enough: bool) -> None:
    about = Manifest(1, "club", "1.0.0", "CC0-1.0", ("x",), requires={"runtimer": wanted})
    if enough:
        check_requirements(about, running)
    else:
        with pytest.raises(PackError, match=f"club needs runtimer {wanted}, this is {running}") as caught:
            check_requirements(about, running)
        assert caught.value.code == "newer-runtimer"


def test_a_pack_that_requires_nothing_runs_everywhere() -> None:
    check_requirements(Manifest(1, "club", "1.0.0", "CC0-1.0", ("x",)), "0.0.1")
