"""Texts for people: titles, notes, words to say, licences, sounds."""

from __future__ import annotations

import re

from runtimer.domain.sound import tones
from runtimer.formats.scalars.refusal import Refused, quoted

LONGEST_TEXT = 500
LONGEST_TITLE = 80

LICENSE = r"[A-Za-z0-9.+-]+(?: (?:AND|OR|WITH) [A-Za-z0-9.+-]+)*"
SOUND = r"(?!/)(?!.*\\)(?![A-Za-z]:)(?!(?:.*/)?\.\.(?:/|$)).+"
"""Patterns of an SPDX expression without brackets, and of a path that stays inside the workout's folder."""

_BLANKS = re.compile(r"[ \n]+")


def prose(text: str) -> str:
    """The text on one line; raises Refused when it is empty or too long."""
    return _limited(text, LONGEST_TEXT)


def title(text: str) -> str:
    """A name on one line; raises Refused when it is empty or too long."""
    return _limited(text, LONGEST_TITLE)


def _limited(text: str, longest: int) -> str:
    text = _BLANKS.sub(" ", text).strip(" ")
    if not text:
        raise Refused(
            "no-value", "a text is missing here", "write the text after the colon, or remove the key"
        )
    if len(text) > longest:
        raise Refused(
            "long-text",
            f"this text has {len(text)} characters, {longest} is the most",
            f"shorten it to {longest} characters",
        )
    return text


def license_id(text: str) -> str:
    """An SPDX licence id or a plain expression of them; raises Refused."""
    text = prose(text)
    if not re.fullmatch(LICENSE, text):
        raise Refused(
            "not-a-license",
            f"{quoted(text)} is not an SPDX licence id",
            "write an id like `CC0-1.0` or `CC-BY-4.0`",
        )
    return text


def sound(text: str) -> str:
    """The name of a built-in tone or a path inside the workout's folder; raises Refused."""
    text = prose(text)
    if text in tones() or ("." in text.rpartition("/")[2] and re.fullmatch(SOUND, text)):
        return text
    if re.fullmatch(r"[\w-]+", text):
        raise Refused(
            "unknown-sound",
            f"there is no tone {quoted(text)}",
            f"write one of {', '.join(tones())}, or a file like `gong.wav`",
        )
    remedy = "write a relative path with `/` and without `..`"
    raise Refused("outside-path", f"{quoted(text)} is not a path inside the workout's folder", remedy)
