"""Archives that mean harm, or would mean two things to two readers: name, bytes, and the code of their refusal."""

from __future__ import annotations

import io
import stat
import struct
import wave
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from formats.packs.lying import FILES, README, WORKOUT, File, archive, deflated, files_of, zipped

MIB = 1024 * 1024
LOCATOR = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
Hostile = tuple[str, Callable[[], bytes], str]

NAMES: list[tuple[str, str | bytes, str]] = [
    ("traversal", "../evil.yaml", "traversal"),
    ("traversal further in", "workouts/../../evil.yaml", "traversal"),
    ("traversal to itself", "workouts/../README.md", "traversal"),
    ("absolute", "/etc/evil.yaml", "absolute"),
    ("share", "//server/share/evil.yaml", "absolute"),
    ("drive", "C:/evil.yaml", "drive"),
    ("drive's current folder", "c:evil.yaml", "drive"),
    ("backslash", "workouts\\evil.yaml", "backslash"),
    ("backslashed traversal", "..\\evil.yaml", "backslash"),
    ("another stream", "workouts/a.yaml:b.yaml", "character"),
    ("folder alone", "workouts/", "folder"),
    ("empty name", "", "empty-name"),
    ("empty part", "workouts//evil.yaml", "empty-name"),
    ("dot part", "workouts/./evil.yaml", "empty-name"),
    ("NUL in the name", "workouts/evil.yaml\0.png", "control"),
    ("line break in the name", "workouts/evil\n.yaml", "control"),
    ("escape sequence in the name", "workouts/\x1b[2Jevil.yaml", "control"),
    ("control of the upper half", "workouts/\x9bevil.yaml", "control"),
    ("half a character", b"workouts/\xed\xa0\x80.yaml", "encoding"),
    ("right to left override", "workouts/\u202elmay.exe.yaml", "bidirectional"),
    ("isolate", "workouts/\u2066evil.yaml", "bidirectional"),
    ("mark of direction", "workouts/\u200fevil.yaml", "bidirectional"),
    ("nothing between letters", "workouts/ev\u200bil.yaml", "invisible"),
    ("filler without shape", "workouts/\u3164.yaml", "invisible"),
    ("leading dot", ".bashrc.md", "leading-dot"),
    ("leading dot of a folder", "workouts/.git/evil.yaml", "leading-dot"),
    ("leading dash", "-rf.md", "leading-dash"),
    ("leading dash of a folder", "workouts/-x/evil.yaml", "leading-dash"),
    ("trailing dot", "workouts/evil.yaml.", "trailing"),
    ("trailing blank", "workouts/evil.yaml ", "trailing"),
    ("folder with a trailing dot", "workouts/evil./evil.yaml", "trailing"),
    ("leading blank", "workouts/ evil.yaml", "trailing"),
    ("device", "workouts/CON", "reserved"),
    ("device with an extension", "workouts/nul.yaml", "reserved"),
    ("device with two extensions", "workouts/Com1.tar.yaml", "reserved"),
    ("device in superscript", "workouts/com¹.yaml", "reserved"),
    ("device as a folder", "workouts/aux/evil.yaml", "reserved"),
    ("wildcard", "workouts/*.yaml", "character"),
    ("home", "workouts/~.yaml", "character"),
    ("short name of Windows", "workouts/TUESDA~1.yaml", "character"),
    ("shell", "workouts/$(id).yaml", "character"),
    ("letter and accent apart", "workouts/u\u0308ben.yaml", "not-composed"),
    ("program", "workouts/evil.py", "extension"),
    ("nested archive", "workouts/evil.zip", "extension"),
    ("no extension", "workouts/evil", "extension"),
    ("extension in capitals", "workouts/evil.YAML", "extension"),
    ("workout at the top", "evil.yaml", "place"),
    ("another folder", "hooks/evil.yaml", "place"),
    ("another manifest", "workouts/pack.json", "extension"),
    ("long name", f"workouts/{'x' * 120}.yaml", "long-name"),
    ("deep", f"workouts/{'x/' * 6}x.yaml", "deep"),
]
"""Names that no file of a pack may have."""

TOGETHER: list[tuple[str, list[str], str]] = [
    ("case", ["workouts/Tuesday.yaml"], "same-name"),
    ("case of a folder", ["workouts/a/x.yaml", "workouts/A/y.yaml"], "same-name"),
    ("case of a sharp s", ["workouts/strasse.yaml", "workouts/straße.yaml"], "same-name"),
    ("wide letters", ["workouts/ｔuesday.yaml"], "same-name"),
    ("a ligature", ["workouts/fill.yaml", "workouts/ﬁll.yaml"], "same-name"),
    ("kelvin", ["workouts/k.yaml", "workouts/\u212a.yaml"], "not-composed"),
    ("file and folder", ["workouts/tuesday.yaml/x.yaml"], "file-and-folder"),
    ("folder before file", ["workouts/x.yaml/y.yaml", "workouts/x.yaml"], "file-and-folder"),
    ("file and folder but for case", ["workouts/TUESDAY.yaml/x.yaml"], "file-and-folder"),
    ("twice", ["workouts/tuesday.yaml"], "duplicate"),
    ("manifest twice", ["pack.json"], "duplicate"),
]
"""Names that cannot be in one pack."""


def named(name: str | bytes) -> Callable[[], bytes]:
    return lambda: archive(File(name, WORKOUT))


def several(names: list[str]) -> Callable[[], bytes]:
    return lambda: archive(*(File(name, WORKOUT) for name in names))


def said(**changes: Any) -> Callable[[], bytes]:
    """A pack whose workout is something else than a plain file."""
    return lambda: zipped(*files_of()[:-1], replace(files_of()[-1], **changes))


def kind(mode: int) -> Callable[[], bytes]:
    return said(central={"attributes": (mode | 0o777) << 16})


def swapped(path: str, data: bytes, **how: Any) -> Callable[[], bytes]:
    """A pack with another file, rightly summed."""
    return lambda: zipped(*files_of({**FILES, path: data}, **how))


def squeezed(data: bytes, **claimed: int) -> Callable[[], bytes]:
    return said(data=data, packed=deflated(data), said=claimed)


def silence(seconds: float) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(8000 * seconds) * 2))
    return made.getvalue()


def overlapping() -> bytes:
    """The workout's content, for two names."""
    first = files_of()
    at = len(zipped(*first[:-1])) - len(zipped()) - sum(len(file.headers(0)[1]) for file in first[:-1])
    return zipped(*first, File("workouts/again.yaml", WORKOUT, central={"offset": at}))


def inside() -> bytes:
    """A file that lies in the content of another, as in a quine or a bomb without nesting."""
    inner = File("workouts/inner.yaml", WORKOUT)
    content = inner.headers(0)[0] + WORKOUT
    outer = File("README.md", content)
    start = len(outer.headers(0)[0])
    head, directory = outer.headers(0)
    inner.central = {"offset": start}
    directory += inner.headers(0)[1]
    return (
        head
        + content
        + directory
        + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(directory), len(head + content), 0)
    )


STRUCTURE: list[Hostile] = [
    ("nothing", lambda: b"", "not-a-zip"),
    ("text", lambda: b"name: x\n" * 100, "not-a-zip"),
    ("tar", lambda: b"workouts/".ljust(512, b"\0"), "not-a-zip"),
    ("half of it", lambda: archive()[:200], "truncated"),
    ("without its last byte", lambda: archive()[:-1], "truncated"),
    ("something before", lambda: archive(prefix=b"#!/bin/sh\nid\n"), "prefix"),
    ("an archive before", lambda: archive(prefix=archive()), "directory"),
    (
        "something before the first",
        lambda: zipped(replace(files_of()[0], before=b"PK\3\4 and more"), *files_of()[1:]),
        "gap",
    ),
    ("something between", said(before=b"hidden"), "gap"),
    (
        "an entry that the directory hides",
        lambda: archive(File("workouts/hidden.yaml", WORKOUT, hidden=True)),
        "gap",
    ),
    ("something before the directory", lambda: archive(between=b"hidden"), "gap"),
    ("something after", lambda: archive(trailing=b"x"), "trailing"),
    ("an archive after", lambda: archive(trailing=b"\0" * 9 + b"x" * 30), "trailing"),
    ("comment", lambda: archive(comment=b"hello"), "comment"),
    ("comment of a file", said(comment=b"hello"), "comment"),
    ("comment that is not there", lambda: archive()[:-2] + b"\x09\0", "truncated"),
    ("overlap", overlapping, "overlap"),
    ("file within a file", inside, "overlap"),
    ("size into the directory", said(said={"packed": 4000, "size": 4000}), "overlap"),
    ("fewer than there are", lambda: archive(count=2, here=2), "directory"),
    ("more than there are", lambda: archive(count=4, here=4), "directory"),
    ("directory elsewhere", lambda: archive(offset=10), "directory"),
    ("directory beyond the end", lambda: archive(offset=1 << 31), "directory"),
    ("several disks", lambda: archive(disk=1), "volumes"),
    ("a part of the entries", lambda: archive(here=1), "volumes"),
    ("file on another disk", said(central={"disk": 1}), "volumes"),
    ("zip64 by count", lambda: archive(count=0xFFFF, here=0xFFFF), "zip64"),
    ("zip64 by offset", lambda: archive(offset=0xFFFFFFFF), "zip64"),
    ("zip64 by locator", lambda: archive()[:-22] + LOCATOR + archive()[-22:], "zip64"),
    ("zip64 by size", said(said={"size": 0xFFFFFFFF, "packed": 0xFFFFFFFF}), "zip64"),
    ("zip64 by extra field", said(extra=struct.pack("<HHQQ", 1, 16, 1, 1)), "extra-field"),
    ("zip64 by the version that it needs", said(said={"version": 45}), "version"),
    ("extra field", said(extra=b"UT\5\0\1abcd"), "extra-field"),
    ("extra field before the file", said(local_extra=b"UT\5\0\1abcd"), "extra-field"),
    ("another name before the file", said(local_name=b"workouts/monday2.yaml"), "contradiction"),
    ("another size before the file", said(local={"size": 1}), "contradiction"),
    ("another checksum before the file", said(local={"crc": 1}), "contradiction"),
    ("another method before the file", said(local={"method": 8}), "contradiction"),
    ("encrypted before the file alone", said(local={"flags": 1}), "contradiction"),
    ("sizes after the file", said(said={"flags": 8}, local={"crc": 0, "size": 0, "packed": 0}), "descriptor"),
    ("encrypted", said(said={"flags": 1}), "encrypted"),
    ("strongly encrypted", said(said={"flags": 1 << 6}), "encrypted"),
    ("masked", said(said={"flags": 1 << 13}), "encrypted"),
    ("patch", said(said={"flags": 1 << 5}), "flags"),
    *(
        (f"method {method}", said(said={"method": method}), "compression")
        for method in (1, 6, 9, 12, 14, 93, 95, 97, 98, 99)
    ),
    ("newer format", said(said={"version": 63}), "version"),
    (
        "name in no encoding",
        lambda: archive(File("workouts/f\xfcr.yaml".encode("latin-1"), WORKOUT, {"flags": 0})),
        "encoding",
    ),
    (
        "name not in its encoding",
        lambda: archive(File("workouts/f\xfcr.yaml".encode("latin-1"), WORKOUT)),
        "encoding",
    ),
    ("link", kind(stat.S_IFLNK), "link"),
    ("pipe", kind(stat.S_IFIFO), "device"),
    ("socket", kind(stat.S_IFSOCK), "device"),
    ("block device", kind(stat.S_IFBLK), "device"),
    ("character device", kind(stat.S_IFCHR), "device"),
    ("folder by its mode", kind(stat.S_IFDIR), "folder"),
    ("folder by DOS", said(central={"attributes": 0x10}), "folder"),
    ("set-uid", kind(stat.S_IFREG | stat.S_ISUID), "attributes"),
    ("link of Windows", said(central={"attributes": 0x400}), "attributes"),
]


SIZES: list[Hostile] = [
    ("stored, larger than it is", said(said={"size": 9999}), "size-lie"),
    ("stored, smaller than it is", said(said={"size": 3}), "size-lie"),
    ("packed, larger than it is", squeezed(WORKOUT, size=len(WORKOUT) + 1), "size-lie"),
    ("packed, smaller than it is", squeezed(WORKOUT * 50, size=10), "size-lie"),
    ("packed, empty by its word", squeezed(WORKOUT, size=0), "size-lie"),
    ("bomb that says little", squeezed(bytes(200 * MIB), size=4096, crc=0), "size-lie"),
    ("bomb that says what it is", squeezed(bytes(200 * MIB), crc=0), "large-file"),
    ("bomb within limits", squeezed(bytes(MIB)), "ratio"),
    ("much more behind what is packed", said(packed=deflated(WORKOUT) + b"PK hidden"), "damaged"),
    ("packed without an end", said(packed=deflated(WORKOUT)[:-2]), "damaged"),
    ("packed noise", said(packed=b"\xff" * 60), "damaged"),
    ("another content", said(said={"crc": 1}), "damaged"),
    ("large workout", swapped("workouts/large.yaml", b"#" * (MIB + 1)), "large-file"),
    ("large sound", swapped("sounds/large.wav", bytes(5 * MIB + 1)), "large-file"),
    (
        "large manifest",
        lambda: zipped(File("pack.json", b" " * (256 * 1024 + 1)), *files_of()[1:]),
        "large-file",
    ),
    ("many files", lambda: archive(*(File(f"workouts/{n}.yaml") for n in range(1000))), "many-files"),
    ("many sounds", lambda: archive(*(File(f"sounds/{n}.wav") for n in range(101))), "many-sounds"),
    (
        "large in all",
        lambda: archive(*(File(f"sounds/{n}.wav", bytes(5 * MIB)) for n in range(4))),
        "large-pack",
    ),
    ("large before anything is looked at", lambda: bytes(30 * MIB), "large-pack"),
    ("many sounds that grow a thousandfold", lambda: bombs(), "large-pack"),
]

CONTENT: list[Hostile] = [
    ("no manifest", lambda: zipped(*files_of()[1:]), "no-manifest"),
    ("nothing in it", lambda: zipped(), "no-manifest"),
    ("no workout", lambda: zipped(*files_of({"README.md": README})), "no-workouts"),
    ("not in the manifest", lambda: archive(File("workouts/more.yaml", WORKOUT)), "not-in-manifest"),
    ("in the manifest alone", lambda: zipped(*files_of()[:-1]), "missing-file"),
    (
        "another checksum",
        lambda: zipped(*files_of()[:-1], File("workouts/tuesday.yaml", WORKOUT + b"#")),
        "checksum",
    ),
    ("archive named as a text", swapped("workouts/nested.md", archive()), "not-a-text"),
    ("program named as a text", swapped("NOTES.md", b"\x7fELF\xff\xfe"), "not-a-text"),
    ("text that hides", swapped("NOTES.md", "fine \u202e enif".encode()), "hidden-character"),
    ("text for the terminal", swapped("NOTES.md", b"\x1b]0;evil\x07"), "hidden-character"),
    ("workout with a control", swapped("workouts/x.yaml", b"name: \x1b[2J"), "hidden-character"),
    ("text named as a sound", swapped("sounds/gong.wav", b"gong"), "not-a-sound"),
    ("sound that lies", swapped("sounds/gong.wav", silence(1)[:600]), "broken-sound"),
    ("sound without end", swapped("sounds/gong.wav", silence(31)), "long-sound"),
]


def chunks() -> bytes:
    """A sound behind as many empty chunks as are looked at."""
    return silence(1)[:36] + b"LIST\0\0\0\0" * 8180 + b"data" + struct.pack("<I4x", 4)


def bombs() -> bytes:
    """Forty sounds that grow a thousandfold."""
    sound = bytes(5 * MIB)
    packed = deflated(sound)
    return archive(*(File(f"sounds/{n}.wav", sound, packed=packed) for n in range(40)))


COSTLY: list[Hostile] = [
    (
        "as much text as may be, the last character hidden",
        lambda: heaped("workouts/{}.md", "é".encode() * (MIB // 2 - 2), 18),
        "hidden-character",
    ),
    ("as many empty chunks as may be", lambda: heaped("sounds/{}.wav", chunks(), 99), "broken-sound"),
    (
        "as many long names as may be",
        lambda: zipped(*(File(f"workouts/{n:03}{'Å' * 51}.yaml") for n in range(1000))),
        "no-manifest",
    ),
    ("brackets without end", lambda: zipped(File("pack.json", b"[" * 256 * 1024)), "not-json"),
    ("objects without end", lambda: zipped(File("pack.json", b'{"a":' * 50_000)), "not-json"),
    (
        "a number without end",
        lambda: zipped(File("pack.json", b'{"format":' + b"1" * 250_000 + b"}")),
        "not-json",
    ),
    ("empty blocks without end", said(said={"method": 8}, packed=b"\0\0\0\xff\xff" * (4 * MIB)), "damaged"),
]


def heaped(name: str, data: bytes, count: int) -> bytes:
    """A pack with so many files like this one, the last of them worse."""
    files = {name.format(n): data for n in range(count)}
    return zipped(*files_of({**FILES, **files, name.format("z"): data[:-12] + b"\x1b" * 12}))


def every() -> Iterator[Hostile]:
    """All of them."""
    yield from ((f"name: {label}", named(name), code) for label, name, code in NAMES)
    yield from ((f"together: {label}", several(names), code) for label, names, code in TOGETHER)
    yield from STRUCTURE
    yield from SIZES
    yield from CONTENT
    yield from COSTLY
