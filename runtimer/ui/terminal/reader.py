"""The reader of keys: which of a terminal's bytes are a hand, decided in this one place, before the app.

A hand presses one key at a time. So several different keys that were read at once are no hand: answers of the
terminal whose beginning was lost, a paste without brackets; where something is typed they are text. Nothing
is held back to see whether more follows. Two presses of one key are two when ``APART_S`` lie between them,
counted from its last byte: keyboards that repeat begin to 0.25 to 0.66 s after the press, and go on 30 times
a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from runtimer.ui.presses import EscapeTakenBack, Input, Pasted, Press, Repeat
from runtimer.ui.terminal import tokens
from runtimer.ui.terminal.key_names import Key, key_of
from runtimer.ui.terminal.tokenizer import Tokenizer

APART_S = 0.7
PACE_S = 0.25
_REPORT_2026 = re.compile(r"\?2026;[1-4]\$y")
_REST = re.compile(
    r"\[?[?<=>][\d;:]*[ -/]*[@-~]|\[[\d;:]*[ -/]*[@-~]|[\d:]*;[\d;:]*[ -/]*[@-~]|\d+[cntu~]"
    r"|O[A-DFHMPQRSXj-y]|\[\[[A-E]|\[(?:M.{3}|t..|T.{6})",
    re.DOTALL,
)
"""What is left of an answer or a key when its escape byte was lost."""
_REST_TORN = re.compile(r"\[?[?<=>][\d;:]*[ -/]*|\[[\d;:]+[ -/]*|[\d:]*;[\d;:]*[ -/]*")
_REST_OF_STRING = re.compile(r"\][\dlL]|P[\d;]*[$+>!|=]|_G")


class KeyReader:
    """Turns bytes into presses; pure, the time of reading (s, ``time.perf_counter``) is an argument."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer()
        self._bytes_at: dict[str, float] = {}
        self._passed_at: dict[str, float] = {}
        self.paints_whole_frames = False
        """Whether the terminal has said that it holds a frame back until all of it has come (mode 2026)."""

    @property
    def due(self) -> float | None:
        """When :meth:`read` has to be called again, with nothing if nothing has come.

        None: not before there are bytes.
        """
        return self._tokenizer.due

    def read(self, data: bytes, now: float) -> list[Input]:
        """Return what a hand did with the bytes of one reading at ``now``."""
        due = self.due
        late = (
            self._inputs(self._tokenizer.feed(b"", now), now)
            if data and due is not None and due <= now
            else []
        )
        return [*late, *self._inputs(self._tokenizer.feed(data, now), now)]

    def _inputs(self, read: Sequence[tokens.Token], now: float) -> list[Input]:
        if read and read[0] == tokens.Escape(earlier=True):  # what follows it was read by itself
            return [*self._of_one_reading(read[:1], now), *self._of_one_reading(read[1:], now)]
        return self._of_one_reading(read, now)

    def _of_one_reading(self, read: Sequence[tokens.Token], now: float) -> list[Input]:
        inputs: list[Input] = [EscapeTakenBack() for token in read if isinstance(token, tokens.TornEscape)]
        inputs += [Pasted(token.text) for token in read if isinstance(token, tokens.PastedText)]
        if any(
            isinstance(token, tokens.EscapeSequence) and _REPORT_2026.fullmatch(token.body) for token in read
        ):
            self.paints_whole_frames = True
        if any(isinstance(token, tokens.Garbage) for token in read):
            return inputs
        keys = [key for token in read if (key := key_of(token))]
        if len({key.name for key in keys}) > 1:
            return [*inputs, *self._burst(read, keys)]
        return [*inputs, *(self._press(key, now) for key in keys if not self._is_rest_of_escape(key))]

    def _is_rest_of_escape(self, key: Key) -> bool:
        """Return whether it is a capital right after an escape: the last letter of a torn sequence."""
        return key.text is not None and key.text.isupper() and self._tokenizer.follows_escape

    def _press(self, key: Key, now: float) -> Press:
        before, passed_at = self._bytes_at.get(key.name), self._passed_at.get(key.name)
        self._bytes_at[key.name] = now
        again = key.repeats or (before is not None and now - before < APART_S)
        repeat = Repeat.FIRST
        if again:
            repeat = Repeat.PACED if passed_at is None or now - passed_at >= PACE_S else Repeat.FAST
        if repeat is not Repeat.FAST:
            self._passed_at[key.name] = now
        return Press(key.name, key.text, now, repeat)

    def _burst(self, read: Sequence[tokens.Token], keys: Iterable[Key]) -> list[Input]:
        """Return the text that several keys at once are, unless they are an answer torn at its head."""
        text = "".join(token.text for token in read if isinstance(token, tokens.Character))
        if _REST_OF_STRING.match(text):
            if "\a" not in text and "\\" not in text:
                self._tokenizer.begin("]")
            return []
        if _REST_TORN.fullmatch(text):
            self._tokenizer.begin("[")
            return []
        if _REST.fullmatch(text) or any(isinstance(token, tokens.Escape) for token in read):
            return []
        typed = "".join(key.text or "" for key in keys)
        return [Pasted(typed, entered=text.endswith(("\r", "\n")))] if typed else []
