"""What is in the files of a pack."""

from __future__ import annotations

import re

from runtimer.domain.pack import PackError
from runtimer.formats.packs.file_names import SOUNDS
from runtimer.formats.scalars.characters import described
from runtimer.formats.scalars.refusal import Refused, quoted
from runtimer.formats.sound_files import HEAD_BYTES, check_sound

_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\U000e0000-\U000e001f]"
)
"""Controls, marks of direction and what cannot be seen, but for the joiners of Persian words and of emoji."""
_BOM = "\ufeff"


def check_content(path: str, data: bytes) -> None:
    """Raise PackError unless a file is what its name says: a playable sound, or a text that hides nothing.

    This is quick, whatever the file; whether a workout is one, reading it shows.
    """
    if path.endswith(SOUNDS):
        _check_sound(path, data)
    else:
        _check_text(path, data)


def _check_sound(path: str, data: bytes) -> None:
    try:
        check_sound(data[:HEAD_BYTES], len(data), path)
    except Refused as refused:
        raise PackError(refused.message, refused.code) from None


def _check_text(path: str, data: bytes) -> None:
    try:
        text = data.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        raise PackError(f"{quoted(path)} is not a text in UTF-8", "not-a-text") from None
    if slip := _UNREADABLE.search(text):
        line = text.count("\n", 0, slip.start()) + 1
        raise PackError(
            f"{quoted(path)} has a hidden character in line {line}, {described(slip[0])}", "hidden-character"
        )
