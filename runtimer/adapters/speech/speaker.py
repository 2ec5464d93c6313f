"""Words rendered ahead of time, in a thread."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.programs.program_failure import ProgramFailure
from runtimer.adapters.speech.clip_cache import Clips
from runtimer.adapters.speech.speech_failure import NothingHeard
from runtimer.adapters.speech.spoken_text import spoken_text
from runtimer.adapters.speech.trust import Trust
from runtimer.adapters.speech.voice_program import Engine
from runtimer.adapters.speech.wav import read_wav
from runtimer.ports.sound import Clip

TIMEOUT_S = 5.0
"""How long an engine may take for a text; espeak-ng takes a twentieth of a second."""
CLOSE_S = 1.0
"""How long a killed engine may take to be gone."""


class Speaker:
    """Implements ``ports.SpeechEngine``.

    ``notice`` is something to tell the runner before anything went wrong.
    """

    def __init__(self, engine: Engine, clips: Clips, timeout_s: float = TIMEOUT_S, notice: str = "") -> None:
        self._engine = engine
        self._kept = clips
        self._timeout_s = timeout_s
        self._first_notices = [notice] if notice else []
        self._trust = Trust(engine.name)
        self._work = threading.Condition()
        self._waiting: dict[str, None] = {}
        self._current: str | None = None
        self._clips: dict[str, Clip | None] = {}
        """Every text that was dealt with; None: it has no clip."""
        self._closing = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def name(self) -> str:
        """What speaks, for people."""
        return "none" if self._trust.lost else self._engine.name

    def prepare(self, texts: Sequence[str]) -> None:
        """Render these before all others that wait, the first ones first.

        What is known already is left out.
        """
        with self._work:
            if self._closing:
                return
            new = [text for text in dict.fromkeys(texts) if text not in self._clips and text != self._current]
            self._waiting = {**dict.fromkeys(new), **self._waiting}
            self._work.notify()

    def clip(self, text: str) -> Clip | None:
        """Return the clip of a text; one that was removed from the disk is rendered again."""
        with self._work:
            clip = self._clips.get(text)
            if clip is None or self._kept.use(clip):
                return clip
            del self._clips[text]
        self.prepare([text])
        return None

    def waits(self, text: str) -> bool:
        """Return whether a text that was prepared may still become a clip."""
        with self._work:
            return text == self._current or text in self._waiting

    def notices(self) -> list[str]:
        """Return what went wrong since the last call."""
        first, self._first_notices = self._first_notices, []
        return first + self._trust.notices()

    def close(self) -> None:
        """Stop rendering; what is being rendered is killed."""
        with self._work:
            self._closing = True
            self._waiting.clear()
            self._work.notify()
        self._engine.stop()
        self._thread.join(CLOSE_S)

    def _run(self) -> None:
        self._kept.prune()
        identity = self._engine.identity()
        while (text := self._next()) is not None:
            clip = self._make(identity, text)
            with self._work:
                self._clips[text] = clip
                self._current = None
        self._kept.prune()

    def _next(self) -> str | None:
        """Wait for the next text; None when the session is over."""
        with self._work:
            while not self._waiting and not self._closing:
                self._trust.settle()
                self._work.wait()
            if self._closing:
                return None
            self._current = text = next(iter(self._waiting))
            del self._waiting[text]
            return text

    def _make(self, identity: str, text: str) -> Clip | None:
        """Return the clip of a text, rendered now unless it is on the disk; None when it cannot be had."""
        spoken = spoken_text(text)
        if not spoken:
            return None
        clip = self._kept.find(identity, spoken)
        if clip is not None or self._trust.lost:
            return clip
        try:
            clip = self._kept.keep(identity, spoken, read_wav(self._engine.render(spoken, self._timeout_s)))
        except NothingHeard as failure:
            self._trust.left_out(str(failure))
        except ProgramFailure as failure:
            self._fail(str(failure))
        except OSError as error:
            self._fail(f"its sound cannot be kept ({reason(error)})")
        else:
            self._trust.worked()
        return clip

    def _fail(self, why: str) -> None:
        """Take note of a failure, unless the end of the session is all there is to it."""
        if not self._closing:
            self._trust.failed(why)
