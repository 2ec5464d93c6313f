"""The names of a pack's files: such as mean one and the same file on every system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from runtimer.domain.pack import PackError
from runtimer.formats.scalars.characters import described
from runtimer.formats.scalars.refusal import quoted

MANIFEST = "pack.json"
LONGEST_BYTES = 120
"""Of a path in UTF-8: Windows stops at 260 characters with all folders above, encrypted home folders at 143
bytes a name."""
DEEPEST = 6
"""Folders within folders, the file included."""

WORKOUTS, SOUNDS, TEXTS = (".yaml", ".yml"), (".wav", ".flac"), (".md",)
"""Kinds of files, by how their names end."""
_LICENSE = "LICENSE"
_FOLDERS = {"workouts": (*WORKOUTS, *SOUNDS, *TEXTS), "sounds": (*SOUNDS, *TEXTS)}

_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "clock", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""What Windows takes for a device in every folder, with any extension."""
_PUNCTUATION = frozenset(" ._-+,&=@#!()[]'’×")
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks without a shape (Unicode's Default_Ignorable_Code_Point, as far as they are letters or
marks)."""
_BIDIRECTIONAL = ("R", "AL", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def check_name(path: str) -> None:
    """Raise PackError unless a file of a pack may have this path: relative, with ``/``, in its place."""
    _check_shape(path)
    for part in path.split("/"):
        _check_part(part, path)
    if unicodedata.normalize("NFC", path) != path:
        raise _refused(path, "is written with loose accents (not in Unicode's form NFC)", "not-composed")
    _check_place(path)


def check_together(paths: Iterable[str]) -> None:
    """Raise PackError when on some system two of these paths are one file, or one is a folder of another."""
    names: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        for name in (*("/".join(parts[:n]) + "/" for n in range(1, len(parts))), path):
            earlier = names.setdefault(folded(name).rstrip("/"), name)
            if earlier.endswith("/") != name.endswith("/"):
                raise PackError(f"{shown(name.rstrip('/'))} is both a file and a folder", "file-and-folder")
            if earlier != name:
                raise PackError(
                    f"{shown(earlier)} and {shown(name)} are the same on some systems", "same-name"
                )


def folded(path: str) -> str:
    """Return what a path is to a system that tells neither case nor ways of writing a letter apart."""
    once = unicodedata.normalize("NFKC", path).casefold()
    return unicodedata.normalize("NFKC", once).casefold()


def shown(text: str) -> str:
    """Return a name as it may be shown before anything is known of it: no terminal lies about it."""
    return quoted(text if text.isprintable() else ascii(text)[1:-1])


def is_device(part: str) -> bool:
    """Return whether Windows takes the name of a file or folder for a device: ``NUL``, ``con.yaml``."""
    return folded(part.split(".")[0]).strip(" ") in _DEVICES


def _check_shape(path: str) -> None:
    if "\\" in path:
        raise _refused(path, "has a backslash", "backslash")
    if re.match("[A-Za-z]:", path):
        raise _refused(path, "begins with a drive", "drive")
    if path.startswith("/"):
        raise _refused(path, "begins at the root of the disk", "absolute")
    if path.endswith("/"):
        raise _refused(path, "is a folder; folders come with their files", "folder")
    parts = path.split("/")
    if ".." in parts:
        raise _refused(path, "leads out of the pack", "traversal")
    if len(path.encode("utf-8", "surrogatepass")) > LONGEST_BYTES:
        raise _refused(path, f"has more than {LONGEST_BYTES} bytes", "long-name")
    if len(parts) > DEEPEST:
        raise _refused(path, f"is more than {DEEPEST} levels deep", "deep")


def _check_part(part: str, path: str) -> None:
    if not part or part == ".":
        raise _refused(path, "has an empty part", "empty-name")
    for char in part:
        _check_character(char, path)
    if part[0] in ".-":
        raise _refused(
            path,
            f"has a part that begins with `{part[0]}`",
            "leading-dot" if part[0] == "." else "leading-dash",
        )
    if part[0] == " " or part[-1] in ". ":
        raise _refused(path, "has a part with a blank around it or a dot at its end", "trailing")
    if is_device(part):
        raise _refused(path, "is a device on Windows", "reserved")


def _check_character(char: str, path: str) -> None:
    if char.isascii() and char.isalnum():
        return
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Zl", "Zp"):
        raise _refused(path, f"has a control character, {described(char)}", "control")
    if category == "Cf" or _INVISIBLE.match(char):
        code = "bidirectional" if unicodedata.bidirectional(char) in _BIDIRECTIONAL else "invisible"
        raise _refused(path, f"has a character that cannot be seen, {described(char)}", code)
    if category[0] not in "LMN" and char not in _PUNCTUATION:
        raise _refused(
            path, f"has a character that not every system takes in a name, {described(char)}", "character"
        )


def _check_place(path: str) -> None:
    if path in (MANIFEST, _LICENSE):
        return
    folder, slash, _ = path.partition("/")
    if not slash and path.endswith(TEXTS):
        return
    allowed = _FOLDERS.get(folder, ()) if slash else ()
    if not path.endswith((*WORKOUTS, *SOUNDS, *TEXTS)):
        raise _refused(path, "is no workout (.yaml), sound (.wav, .flac) or text (.md)", "extension")
    if not path.endswith(allowed):
        raise _refused(path, "is not where a pack has it: workouts/, sounds/, README.md", "place")


def _refused(path: str, why: str, code: str) -> PackError:
    return PackError(f"the name {shown(path)} {why}", code)
