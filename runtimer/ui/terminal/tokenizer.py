"""Bytes from a terminal → tokens: sequences whole or torn, text in UTF-8, the escape key.

A terminal's stream has no frames: a sequence may come in pieces, and the byte that begins one is also a key.
Three rules of time tell them apart (ECMA-48 and DEC's parser know none, since their hosts have no escape
key):

- an escape byte waits ``ESCAPE_S`` for a byte that can go on with it, any other makes it the escape key at
  once;
- what comes after an unfinished sequence, ``UNFINISHED_S`` after its last byte at most, belongs to it, also
  where its escape has been given as a key meanwhile (:class:`TornEscape`);
- a sequence that nobody ends is dropped after that time.

The states are those of https://vt100.net/emu/dec_ansi_parser, with the forms that terminals send besides: X10
mouse reports, the function keys of Linux's console, shifted keys of rxvt, bracketed paste.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from runtimer.ui.terminal.tokens import (
    Character,
    Escape,
    EscapeSequence,
    Garbage,
    PastedText,
    Token,
    TornEscape,
)

ESCAPE_S = 0.4
UNFINISHED_S = 1.0
_LONGEST = 256
"""Bytes of a sequence that are kept."""
_LONGEST_PASTE = 1 << 20
_ESC, _BEL, _CAN, _SUB, _CTRL_C, _ST = 0x1B, 0x07, 0x18, 0x1A, 0x03, 0x9C
_STRINGS = b"P]_^X"
_INTRODUCERS = b"[O" + _STRINGS
_C1 = {0x9B: "[", 0x8F: "O", 0x90: "P", 0x9D: "]", 0x9F: "_", 0x9E: "^", 0x98: "X"}
"""8-bit controls and the letter of each after an escape."""
_PASTE_BEGINS, _PASTE_ENDS = "200~", b"\x1b[201~"
_RXVT_SHIFTED = re.compile(rb"\d+\$")
_MOUSE = {b"M": 3, b"t": 2, b"T": 6}
"""How many characters follow an old mouse report: of a button (X10), of the end of a marked text (xterm's
highlight tracking)."""
_CONTINUED = range(0x80, 0xC0)

State = Callable[[int], None]


class Tokenizer:
    """Takes bytes as they come; pure, the time (s, monotonic) is an argument."""

    def __init__(self) -> None:
        self._tokens: list[Token] = []
        self._state: State = self._ground
        self._body = bytearray()
        self._introducer = ""
        self._now = self._last = 0.0
        self._escape_given = False
        """Whether the escape that the state begins with was given as a key."""
        self._escape_at: float | None = None
        """When the last escape byte came that was given as a key, while its rest may still come."""
        self._escape_earlier = False
        """Whether the escape byte that waits came in an earlier reading."""
        self._character = bytearray()
        self._character_length = 0
        self._mouse_length = 0

    @property
    def due(self) -> float | None:
        """When :meth:`feed` has to be called again, with nothing if nothing has come."""
        if self._state == self._ground:
            return None
        waits_s = ESCAPE_S if self._state == self._escape and not self._escape_given else UNFINISHED_S
        return self._last + waits_s

    @property
    def follows_escape(self) -> bool:
        """Whether a character that comes now may belong to a torn sequence whose escape went as a key."""
        return self._escape_at is not None and self._now - self._escape_at < UNFINISHED_S

    def feed(self, data: bytes, now: float) -> list[Token]:
        """Return the tokens that are whole after ``data``, read at ``now`` (nothing: time has passed)."""
        self._now, self._escape_earlier = now, self._state == self._escape
        if (due := self.due) is not None and now >= due:
            self._expire()
        for byte in data:
            self._state(byte)
            self._last = now
        if data and self._state == self._csi and _RXVT_SHIFTED.fullmatch(self._body):
            self._finish("[")  # rxvt ends shifted keys with what elsewhere only leads to an end
        tokens, self._tokens = self._tokens, []
        return tokens

    def begin(self, introducer: str) -> None:
        """Take what comes as the rest of a sequence that begins so; its beginning may have been lost."""
        self._introducer = introducer
        self._body.clear()
        self._state = self._csi if introducer == "[" else self._ss3 if introducer == "O" else self._string

    def _expire(self) -> None:
        if self._state == self._escape and not self._escape_given:
            self._give_escape()
            if self._now - self._last < UNFINISHED_S:
                return
        elif self._state == self._paste:
            self._end_paste()
        self._state, self._escape_given = self._ground, False

    def _ground(self, byte: int) -> None:
        if byte == _ESC:
            self._state, self._escape_given = self._escape, False
        elif byte in _C1:
            self.begin(_C1[byte])
        elif byte < 0x80:
            self._tokens.append(Character(chr(byte)))
        elif (length := _utf8_length(byte)) is not None:
            self._character, self._character_length = bytearray([byte]), length
            self._state = self._utf8
        else:
            self._tokens.append(Garbage())

    def _escape(self, byte: int) -> None:
        if byte in _INTRODUCERS:
            if self._escape_given:
                self._tokens.append(TornEscape())
            self.begin(chr(byte))
            return
        if not self._escape_given:
            self._give_escape()
        self._state, self._escape_given = self._ground, False
        self._ground(byte)

    def _give_escape(self) -> None:
        self._tokens.append(Escape(self._escape_earlier))
        self._escape_given, self._escape_at, self._escape_earlier = True, self._last, False

    def _finish(self, introducer: str) -> None:
        body = self._body.decode("utf-8", errors="replace")
        self._state, self._escape_given = self._ground, False
        if introducer == "[" and body == _PASTE_BEGINS:
            self._body.clear()
            self._state = self._paste
        else:
            self._tokens.append(EscapeSequence(introducer, body))

    def _broken_off(self, byte: int) -> bool:
        """Return whether a byte ends the sequence without finishing it; ctrl+c always gets through."""
        if byte not in (_ESC, _CAN, _SUB, _CTRL_C):
            return False
        self._state, self._escape_given = self._ground, False
        if byte not in (_CAN, _SUB):
            self._ground(byte)
        return True

    def _keep(self, byte: int) -> None:
        if len(self._body) < _LONGEST:
            self._body.append(byte)

    def _csi(self, byte: int) -> None:
        if self._broken_off(byte):
            return
        self._keep(byte)
        if self._body[:1] == b"[":  # a function key of Linux's console, ESC [ [ A
            if len(self._body) > 1:
                self._finish("[")
        elif length := _MOUSE.get(bytes(self._body)):
            self._mouse_length = length
            self._body.clear()
            self._state = self._mouse
        elif 0x40 <= byte <= 0x7E:
            self._finish("[")

    def _ss3(self, byte: int) -> None:
        if self._broken_off(byte):
            return
        self._keep(byte)
        if not 0x30 <= byte <= 0x3F:
            self._finish("O")

    def _mouse(self, byte: int) -> None:
        """Take the button, columns and rows of an old mouse report, each a byte or a character of two."""
        if self._broken_off(byte):
            return
        self._body.append(byte)
        two_byte = sum(
            a in range(0xC2, 0xE0) and b in _CONTINUED
            for a, b in zip(self._body, self._body[1:], strict=False)
        )
        if len(self._body) - two_byte >= self._mouse_length:
            self._finish("M")

    def _string(self, byte: int) -> None:
        if byte == _ESC:
            self._state = self._string_escape
        elif byte == _BEL or (byte == _ST and self._body[-1:] < b"\x80"):
            self._finish(self._introducer)
        elif not self._broken_off(byte):
            self._keep(byte)

    def _string_escape(self, byte: int) -> None:
        """Take what follows an escape in a string: its end, the start of another sequence, or more of it."""
        if byte == ord("\\"):
            self._finish(self._introducer)
        elif byte in _INTRODUCERS:
            self.begin(chr(byte))
        elif byte != _ESC:
            self._state = self._string
            self._string(byte)

    def _utf8(self, byte: int) -> None:
        if byte not in _CONTINUED:
            self._state = self._ground
            if byte in (_ESC, _CTRL_C):
                self._ground(byte)
            else:
                self._tokens.append(Garbage())  # the byte belongs to the character that was begun
            return
        self._character.append(byte)
        if len(self._character) < self._character_length:
            return
        self._state, text = self._ground, self._character.decode(errors="ignore")
        if text and ord(text) in _C1:
            self.begin(_C1[ord(text)])
        else:
            self._tokens.append(Character(text) if text else Garbage())

    def _paste(self, byte: int) -> None:
        self._body.append(byte)
        if self._body.endswith(_PASTE_ENDS):
            del self._body[-len(_PASTE_ENDS) :]
            self._end_paste()
        elif len(self._body) > _LONGEST_PASTE:
            del self._body[_LONGEST_PASTE // 2 : -len(_PASTE_ENDS)]

    def _end_paste(self) -> None:
        self._tokens.append(PastedText(self._body.decode("utf-8", errors="replace")))
        self._state = self._ground


def _utf8_length(byte: int) -> int | None:
    """Return how many bytes a character has that begins with this one, None where none does."""
    for first, last, length in ((0xC2, 0xDF, 2), (0xE0, 0xEF, 3), (0xF0, 0xF4, 4)):
        if first <= byte <= last:
            return length
    return None
