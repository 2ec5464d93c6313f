"""The keys: what each of them is called, and what it does in words."""

from __future__ import annotations

PRESSES = {
    "space": "space",
    "p": "p",
    "n": "n",
    "right": "right",
    "enter": "enter",
    "pagedown": "pagedown",
    "left": "left",
    "pageup": "pageup",
    "plus": "plus",
    "equals_sign": "plus",
    "minus": "minus",
    "up": "up",
    "down": "down",
    "a": "a",
    "d": "d",
    "c": "c",
    "s": "s",
    "m": "m",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "u": "u",
    "full_stop": ".",
    "comma": ".",
    "backspace": "backspace",
    "escape": "escape",
    **{digit: digit for digit in "0123456789"},
}
"""Textual's name of a key → the name by which the session's driver knows it; an unshifted plus counts as one,
a comma as a point."""
LEAVE = frozenset({"q", "escape", "ctrl+c"})
AT_ONCE = "ctrl+c"
BACK = "left"
"""From Ready to the library, where there is one; escape and q do too."""
UNIT = "u"
REMEMBER = "r"
HELP = "question_mark"

WORDS = (
    ("space", "what is wanted now; the footer names it"),
    ("p", "pause or resume"),
    ("→ n enter PageDown", "next step, at once"),
    ("← PageUp", "takes back rep done, next, end set, a rep more or fewer,"),
    ("", "one by one, each for 10 s, and leaving early at any time"),
    ("", "else this step again; in its first 3 s the step before"),
    ("+ -", "ten seconds or 100 m more or less of this step"),
    ("", "before the start: all speeds by 1 %; r keeps that"),
    ("↑ ↓", "the belt's real speed, one notch"),
    ("0-9 . enter", "the belt's real speed, typed; escape forgets it"),
    ("a d", "one repetition more, one fewer, in this set"),
    ("c", "end this set: go to what follows it"),
    ("s", "say where I am; before the start, a sound check"),
    ("m [ ]", "mute, softer, louder"),
    ("u", "kilometres or miles"),
    ("q escape", "leave; asks once, and takes no answer for a second"),
    ("ctrl+c", "leave; asks too, and again leaves at once"),
    ("?", "these keys"),
)
"""The keys with what they do, for the help."""

LIBRARY_WORDS = (
    ("any letter", "find: what has all the words, in any order, in name, tags, text or pack"),
    ("backspace", "take the last letter back"),
    ("escape", "clear the words; without words leave"),
    ("↑ ↓ PageUp PageDown", "choose"),
    ("Home End", "the first, the last"),
    ("enter →", "open: Ready shows the whole of it, and ← comes back"),
    ("tab", "sort by name, time, distance, load; shift+tab the other way round"),
    ("", "load: how hard it is; an hour at threshold is 100"),
    ("q", "leave, while no words are typed"),
    ("ctrl+c", "leave at once"),
    ("?", "these keys, while no words are typed"),
)
"""The keys of the library with what they do."""


def pressed(key: str) -> str:
    """Return Textual's name of a key whatever the state of caps lock."""
    return key.lower() if len(key) == 1 else key


def line_of(text: str) -> str:
    """Return what could have been typed of a text: its first line that has any, without control characters."""
    lines = ("".join(filter(str.isprintable, line)).strip() for line in text.splitlines())
    return next(filter(None, lines), "")
