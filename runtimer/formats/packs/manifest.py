"""What a pack says of itself, in ``pack.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from runtimer.domain.pack import Manifest, PackError
from runtimer.formats.packs.file_names import MANIFEST, check_name, is_device, shown
from runtimer.formats.packs.limits import LARGEST_MANIFEST, MOST_FILES
from runtimer.formats.packs.versions import MINIMUM, VERSION
from runtimer.formats.scalars.characters import described, unprintable
from runtimer.formats.scalars.refusal import nearest
from runtimer.formats.scalars.texts import LICENSE

FORMAT = 1
LONGEST_TEXT = 200
MOST_AUTHORS = 20
NAME = "[a-z0-9][a-z0-9-]{0,62}"
"""The pattern of a pack's name, which is also the name of its folder."""

_SHA256 = "[0-9a-f]{64}"
_URL = r"https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%-]*)?"


def parse_manifest(data: bytes) -> Manifest:
    """Read a manifest; one without ``files``, as an author begins, names none. Raises PackError."""
    document = _object(data)
    version = document.pop("format", None)
    if type(version) is not int or version < FORMAT:  # True is 1, and not what is meant
        raise _wrong("format", f"is not {FORMAT}")
    if version > FORMAT:
        raise PackError("the pack is in a newer format, it needs a newer runtimer", "newer-format")
    for key in document:
        if key not in _KEYS:
            near = nearest(key, _KEYS)
            raise PackError(
                f"{MANIFEST} has an unknown key {shown(key)}{f', did you mean `{near}`?' if near else ''}",
                "unknown-key",
            )
    for key in ("name", "version", "license", "authors"):
        if key not in document:
            raise PackError(f"{MANIFEST} does not say `{key}`", "missing-key")
    return Manifest(FORMAT, **{key: _KEYS[key](key, value) for key, value in document.items()})


def write_manifest(manifest: Manifest) -> bytes:
    """Return the text of a manifest, always the same for the same one.

    What is no manifest is written all the same.
    """
    required = {
        "format": manifest.format,
        "name": manifest.name,
        "version": manifest.version,
        "license": manifest.license,
    }
    optional = {
        "authors": list(manifest.authors),
        "homepage": manifest.homepage,
        "requires": dict(sorted(manifest.requires.items())),
    }
    written = (
        required
        | {key: value for key, value in optional.items() if value}
        | {"files": dict(sorted(manifest.files.items()))}
    )
    # Half a character (a surrogate) is left to whoever reads this: it is not UTF-8.
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "surrogatepass")


def _object(data: bytes) -> dict[str, Any]:
    if len(data) > LARGEST_MANIFEST:
        raise PackError(f"{MANIFEST} is larger than {LARGEST_MANIFEST >> 10} KiB", "large-file")
    try:
        document = json.loads(
            data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number, parse_float=_no_number
        )
    except UnicodeDecodeError:
        raise PackError(f"{MANIFEST} is not UTF-8", "not-utf-8") from None
    except json.JSONDecodeError as error:
        raise PackError(
            f"{MANIFEST} is not JSON: {error.msg}, line {error.lineno}, column {error.colno}", "not-json"
        ) from None
    except (ValueError, RecursionError):  # a number with too many digits, or too many brackets
        raise PackError(
            f"{MANIFEST} is no manifest: its numbers are too long, or it is too deep", "not-json"
        ) from None
    if not isinstance(document, dict):
        raise PackError(f"{MANIFEST} is not an object in JSON", "not-json")
    return document


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key, value in pairs:
        if key in members:
            raise PackError(f"{MANIFEST} says {shown(key)} twice", "duplicate-key")
        members[key] = value
    return members


def _no_number(text: str) -> Any:
    raise PackError(f"{MANIFEST} has a number that means nothing in it, {shown(text)}", "number")


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip(" "):
        raise _wrong(key, "is no text")
    if len(value) > LONGEST_TEXT:
        raise _wrong(key, f"is longer than {LONGEST_TEXT} characters")
    if hidden := "\n" if "\n" in value else unprintable(value):
        raise _wrong(key, f"has a character that cannot be shown, {described(hidden)}", "unprintable")
    return value


def _matching(pattern: str, example: str) -> Callable[[str, Any], str]:
    def read(key: str, value: Any) -> str:
        if not re.fullmatch(pattern, _text(key, value)):
            raise _wrong(key, f"is {shown(value)}; write it like `{example}`")
        return str(value)

    return read


def _name(key: str, value: Any) -> str:
    name = _matching(NAME, "tuesday-club")(key, value)
    if is_device(name):
        raise _wrong(key, f"is {shown(name)}, which is a device on Windows", "reserved")
    return name


def _authors(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_AUTHORS:
        raise _wrong(key, f"is not a list of 1 to {MOST_AUTHORS} names")
    return tuple(_text(key, text) for text in value)


def _requires(key: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or set(value) - {"runtimer"}:
        raise _wrong(key, 'is not like `{"runtimer": ">=0.1"}`')
    return {program: _matching(MINIMUM, ">=0.1")(key, oldest) for program, oldest in value.items()}


def _files(key: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) >= MOST_FILES:
        raise _wrong(key, f"is not an object of at most {MOST_FILES - 1} files")
    for path, digest in value.items():
        check_name(path)
        if path == MANIFEST:
            raise PackError(f"{MANIFEST} names itself among its files", "names-itself")
        if not isinstance(digest, str) or not re.fullmatch(_SHA256, digest):
            raise PackError(
                f"the checksum of {shown(path)} is not a SHA-256 in small hexadecimal digits",
                "not-a-checksum",
            )
    return value


_KEYS: dict[str, Callable[[str, Any], Any]] = {
    "name": _name,
    "version": _matching(VERSION, "1.2.0"),
    "license": _matching(LICENSE, "CC0-1.0"),
    "authors": _authors,
    "homepage": _matching(_URL, "https://example.org/pack"),
    "requires": _requires,
    "files": _files,
}


def _wrong(key: str, what: str, code: str = "wrong-value") -> PackError:
    return PackError(f"`{key}` in {MANIFEST} {what}", code)
