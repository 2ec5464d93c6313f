"""The keys of a session: names, what each is for, how it is explained, how often it counts while it is held.

Whoever presses, names, explains or limits a key looks here: the keypad, the screens with their footers and
their help, the lines that name keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Action(Enum):
    """What a key is for; what it asks of the session depends on where that is."""

    PRIMARY = auto()
    """What is wanted now."""
    PAUSE = auto()
    NEXT = auto()
    BACK = auto()
    LONGER = auto()
    SHORTER = auto()
    FASTER = auto()
    SLOWER = auto()
    TYPE = auto()
    """A figure of the belt's speed."""
    ADD_REP = auto()
    DROP_REP = auto()
    END_SET = auto()
    WHERE = auto()
    MUTE = auto()
    SOFTER = auto()
    LOUDER = auto()
    UNIT = auto()
    REMEMBER = auto()
    """Keep the change of all speeds for the days to come."""
    LEAVE = auto()
    ESCAPE = auto()
    """Forget what is typed, else leave."""
    INTERRUPT = auto()
    """Leave; a second time at once."""
    HELP = auto()


class Repeats(Enum):
    """How often a key counts that is held, or that an unsteady hand presses."""

    ONCE = auto()
    PACED = auto()
    """Four times a second at the most: what it changes is seen meanwhile."""
    EVERY = auto()


@dataclass(frozen=True, slots=True)
class ActionKeys:
    """All keys that are for one thing, by their names."""

    action: Action
    names: tuple[str, ...]
    repeats: Repeats = Repeats.ONCE
    on_screen: bool = False
    """Whether only a screen has it: no line can name it."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Keys that are explained together, in one row of the help or more."""

    keys: tuple[ActionKeys, ...]
    words: tuple[str, ...]
    sign: str = ""
    """What stands for the keys, where it is not their own signs."""


_PACED, _EVERY = Repeats.PACED, Repeats.EVERY
_DIGITS = tuple("0123456789")

TABLE = (
    KeyRow((ActionKeys(Action.PRIMARY, ("space",)),), ("what is wanted now; the footer names it",)),
    KeyRow((ActionKeys(Action.PAUSE, ("p",)),), ("pause or resume",)),
    KeyRow((ActionKeys(Action.NEXT, ("right", "n", "enter", "pagedown")),), ("next step, at once",)),
    KeyRow(
        (ActionKeys(Action.BACK, ("left", "pageup")),),
        (
            "takes back rep done, next, end set, a rep more or fewer,",
            "one by one, each for 10 s, and leaving early at any time",
            "else this step again; in its first 3 s the step before",
        ),
    ),
    KeyRow(
        (ActionKeys(Action.LONGER, ("plus",), _PACED), ActionKeys(Action.SHORTER, ("minus",), _PACED)),
        (
            "ten seconds or 100 m more or less of this step",
            "before the start: all speeds by 1 %; r keeps that",
        ),
    ),
    KeyRow(
        (ActionKeys(Action.FASTER, ("up",), _PACED), ActionKeys(Action.SLOWER, ("down",), _PACED)),
        ("the belt's real speed, one notch",),
    ),
    KeyRow(
        (ActionKeys(Action.TYPE, (*_DIGITS, ".", "backspace"), _EVERY, on_screen=True),),
        ("the belt's real speed, typed; escape forgets it",),
        sign="0-9 . enter",
    ),
    KeyRow(
        (ActionKeys(Action.ADD_REP, ("a",)), ActionKeys(Action.DROP_REP, ("d",))),
        ("one repetition more, one fewer, in this set",),
    ),
    KeyRow((ActionKeys(Action.END_SET, ("c",)),), ("end this set: go to what follows it",)),
    KeyRow((ActionKeys(Action.WHERE, ("s",)),), ("say where I am; before the start, a sound check",)),
    KeyRow(
        (
            ActionKeys(Action.MUTE, ("m",)),
            ActionKeys(Action.SOFTER, ("[",), _PACED),
            ActionKeys(Action.LOUDER, ("]",), _PACED),
        ),
        ("mute, softer, louder",),
    ),
    KeyRow((ActionKeys(Action.UNIT, ("u",), on_screen=True),), ("kilometres or miles",)),
    KeyRow(
        (ActionKeys(Action.LEAVE, ("q",)), ActionKeys(Action.ESCAPE, ("escape",), on_screen=True)),
        ("leave; asks once, and takes no answer for a second",),
    ),
    KeyRow(
        (ActionKeys(Action.INTERRUPT, ("ctrl+c",), on_screen=True),),
        ("leave; asks too, and again leaves at once",),
    ),
    KeyRow((ActionKeys(Action.HELP, ("question_mark",), on_screen=True),), ("these keys",)),
)
"""The order is that of the help."""

REMEMBERING = ActionKeys(Action.REMEMBER, ("r",), on_screen=True)
"""Explained with the keys whose change it keeps."""

KEYS = (*(key for row in TABLE for key in row.keys), REMEMBERING)
ACTIONS = {name: key.action for key in KEYS for name in key.names}
"""The name of a key → what it is for."""

_SIGNS = {
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "plus": "+",
    "minus": "-",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "question_mark": "?",
}
ALIASES = {
    **{sign: name for name, sign in _SIGNS.items() if not sign.isalpha()},
    "=": "plus",
    "equals_sign": "plus",
    " ": "space",
    "return": "enter",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "full_stop": ".",
    "comma": ".",
    ",": ".",
}
"""Other names of keys: their characters, and what Textual calls them.

An unshifted plus counts as one, a comma as a point."""

LIBRARY_HELP = (
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
"""The keys of the library, each with what it does."""


def name_of(key: str) -> str:
    """Return the name in the table of a key, whatever it is called."""
    return ALIASES.get(key, key)


def action_of(key: str) -> Action | None:
    """Return what a key is for, None for one that does nothing."""
    return ACTIONS.get(name_of(key))


def names_for(*actions: Action) -> frozenset[str]:
    """Return the names of all keys for ``actions``."""
    return frozenset(name for name, action in ACTIONS.items() if action in actions)


def repeating(repeats: Repeats) -> frozenset[str]:
    """Return the names of all keys that count so often while they are held."""
    return frozenset(name for key in KEYS if key.repeats is repeats for name in key.names)


def sign_of(*actions: Action) -> str:
    """Return what stands for the first key of each action: ``↑ ↓``."""
    return " ".join(_sign(key.names[0]) for action in actions for key in KEYS if key.action is action)


def help_rows() -> tuple[tuple[str, str], ...]:
    """Return the keys with what they do; further rows about the same keys do not name them again."""
    return tuple(
        ("" if number else row.sign or " ".join(_sign(name) for key in row.keys for name in key.names), words)
        for row in TABLE
        for number, words in enumerate(row.words)
    )


def _sign(name: str) -> str:
    return _SIGNS.get(name, name)
