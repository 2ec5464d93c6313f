"""Characters and sequences → keys, by the names that Textual has for them."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.ui.terminal.tokens import Character, Escape, EscapeSequence, Token


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name with its modifiers, the text that it types, whether the terminal says it repeats."""

    name: str
    text: str | None = None
    repeats: bool = False


_CONTROLS = {
    "\x1b": "escape",
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    "\x7f": "backspace",
    "\x08": "backspace",
}
_SIGNS = {
    " ": "space",
    "+": "plus",
    "-": "minus",
    "−": "minus",
    "=": "equals_sign",
    "?": "question_mark",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    ".": "full_stop",
    ",": "comma",
}
_FINAL = {
    "A": "up", "B": "down", "C": "right", "D": "left", "F": "end", "H": "home", "Z": "shift+tab",
    "P": "f1", "Q": "f2", "R": "f3", "S": "f4",
}  # fmt: skip
_NUMBERED = {
    1: "home", 2: "insert", 3: "delete", 4: "end", 5: "pageup", 6: "pagedown", 7: "home", 8: "end",
    11: "f1", 12: "f2", 13: "f3", 14: "f4", 15: "f5", 17: "f6", 18: "f7",
    19: "f8", 20: "f9", 21: "f10", 23: "f11", 24: "f12",
}  # fmt: skip
_RXVT_MODIFIERS = {"^": "ctrl", "$": "shift", "@": "ctrl+shift"}
_KEYPAD = {"M": "enter", "X": "equals_sign", " ": "space", "I": "tab"}
"""Of a keypad that sends sequences; besides them ``j`` to ``y`` are ``*`` to ``9``."""
_KITTY_KEYPAD = {
    57409: ".", 57410: "/", 57411: "*", 57412: "-", 57413: "+", 57414: "\r", 57415: "=", 57416: ",",
    **{57399 + digit: str(digit) for digit in range(10)},
}  # fmt: skip
_KITTY_NAMES = {
    57417: "left", 57418: "right", 57419: "up", 57420: "down", 57421: "pageup", 57422: "pagedown",
    57423: "home", 57424: "end", 57425: "insert", 57426: "delete",
}  # fmt: skip
_PRIVATE = range(57344, 63744)
"""Code points that kitty's protocol gives to keys without a character: what is not named above does nothing
here."""
_BITS = {1: "shift", 2: "alt", 4: "ctrl", 8: "super", 16: "hyper", 32: "meta"}
_HELD, _RELEASED = "2", "3"
_LARGEST = 0x10FFFF

_LAYOUTS = (
    ("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."),
    ("іїє", "s]'"),
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
)
"""Letters of Russian, Ukrainian and Greek keyboards, and what a Latin one has in their places."""
_PLACES = {
    letter: place for letters, places in _LAYOUTS for letter, place in zip(letters, places, strict=True)
}


def key_of(token: Token) -> Key | None:
    """Return the key that a token is, None for an answer of the terminal, a key's release, a modifier."""
    match token:
        case Escape():
            return Key("escape")
        case Character(text):
            return _typed(text)
        case EscapeSequence("[", body):
            return _csi(body)
        case EscapeSequence("O", body):
            return _ss3(body)
        case _:
            return None


def _typed(text: str, place: str = "") -> Key | None:
    """Return the key of a character.

    One that is no Latin letter is the key of its ``place`` on the keyboard.
    """
    if name := _CONTROLS.get(text):
        return Key(name)
    if len(text) == 1 and "\x01" <= text <= "\x1a":
        return Key(f"ctrl+{chr(ord(text) + 0x60)}")
    if not text or not text.isprintable():
        return None
    letter = text.lower()
    if not letter.isascii():
        letter = place or _PLACES.get(letter, letter)
    return Key(_SIGNS.get(letter, letter), text)


def _csi(body: str) -> Key | None:
    parameters, final = body[:-1], body[-1:]
    if body.startswith("[") and len(body) == 2:  # Linux's console
        return Key(f"f{ord(final) - ord('A') + 1}") if "A" <= final <= "E" else None
    if final in _RXVT_MODIFIERS and parameters.isdecimal():
        name = _NUMBERED.get(_number(parameters))
        return Key(f"{_RXVT_MODIFIERS[final]}+{name}") if name else None
    if parameters.strip("0123456789;:"):
        return None
    fields = [field.split(":") for field in parameters.split(";")]
    if final == "u":
        return _unicode(fields)
    if final == "~" and fields[0][0] == "27" and len(fields) == 3:  # xterm's modifyOtherKeys
        return _unicode([fields[2], fields[1]])
    name = _NUMBERED.get(_number(fields[0][0])) if final == "~" else _FINAL.get(final)
    if name is None or (final != "~" and fields[0][0] not in ("", "1")) or len(fields) > 3:
        return None
    if final == "R" and len(fields) > 1:
        return None  # the place of the cursor, or f3 with modifiers: nobody can tell
    return _modified(name, fields[1] if len(fields) > 1 else [""], None)


def _unicode(fields: list[list[str]]) -> Key | None:
    """Return the key of kitty's ``CSI code:shifted:place ; modifiers:event ; text u``."""
    code = _number(fields[0][0])
    modifiers = fields[1] if len(fields) > 1 else [""]
    if name := _KITTY_NAMES.get(code):
        return _modified(name, modifiers, None)
    character = _KITTY_KEYPAD.get(code) or (
        chr(code) if 0 < code <= _LARGEST and code not in _PRIVATE else ""
    )
    text = (
        "".join(chr(_number(part)) for part in fields[2] if 0 < _number(part) <= _LARGEST)
        if len(fields) > 2
        else ""
    )
    place = _number(fields[0][2]) if len(fields[0]) > 2 else 0
    key = _typed(
        text if text.isprintable() and text else character, chr(place) if 0x20 < place < 0x7F else ""
    )
    return _modified(key.name, modifiers, key.text) if key else None


def _modified(name: str, modifiers: list[str], text: str | None) -> Key | None:
    """Return a key with its modifiers; shift is none where the text has it already, locks are none."""
    event = modifiers[1] if len(modifiers) > 1 else ""
    if event == _RELEASED:
        return None
    bits = max(0, _number(modifiers[0]) - 1)
    names = [word for bit, word in _BITS.items() if bits & bit and not (word == "shift" and text)]
    if text and names:
        text = None
    return Key("+".join((*sorted(names), name)), text, event == _HELD)


def _ss3(body: str) -> Key | None:
    final = body[-1:]
    if name := _KEYPAD.get(final) or _FINAL.get(final):
        return Key(name)
    if "a" <= final <= "d":  # rxvt
        return Key(f"ctrl+{_FINAL[final.upper()]}")
    return _typed(chr(ord(final) - 0x40)) if "j" <= final <= "y" else None


def _number(digits: str) -> int:
    """Return a number of a few digits, -1 where there are none or more than any key has."""
    return int(digits) if digits.isdecimal() and len(digits) <= 7 else -1
