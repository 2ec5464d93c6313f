"""The announcer: finds the words for cues, has them rendered ahead, decides which are heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice

from runtimer.domain.runner import Runner
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Saying
from runtimer.engine.cues.schedule import cues_in_order
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.cues.tones import sounds_until
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Done
from runtimer.engine.session import Session
from runtimer.ports.sound import Phrase, SpeechEngine
from runtimer.services.slots import Span, SpeechRequest, fit, latest, span_of

Wording = Callable[[Saying, Runner, str], tuple[str, ...]]
"""From what is to be said, to whom, in which language, to its wordings, longest first."""

COMMIT = timedelta(seconds=4)
"""A phrase goes out so long before it begins; until then one that matters more may take its place."""
HANDED = timedelta(seconds=0.1)
"""What begins so soon is with the device already, or about to be: without a fade it can neither be taken back
nor moved."""
LEAD = timedelta(seconds=0.25)
"""The least that a player needs: what it has handed to the device cannot be changed any more."""
POLL = timedelta(seconds=0.25)
"""How often one looks whether a clip is rendered that is wanted soon."""
AHEAD = 40
"""So many cues more are looked at each time for words to be rendered ahead."""
SILENT = (CueKind.TICK, CueKind.WORDS, CueKind.SOUND)
"""Cues that take no time from words: from ticks they keep away by themselves, under the author's sounds they
are hushed."""


@dataclass(frozen=True, slots=True)
class _Pending:
    """Words that are still to be placed."""

    cue: Cue
    texts: tuple[str, ...]


class Announcer:
    """Places words among tones and other words; the time is an argument.

    A command makes it forget what has not begun.

    ``early_s``: by how many seconds the player begins before the time, for headphones that are late.
    """

    def __init__(
        self, speech: SpeechEngine, wording: Wording, language: str = "en", early_s: float = 0
    ) -> None:
        self._speech = speech
        self._wording = wording
        self._language = language
        self._handed = HANDED + timedelta(seconds=early_s)
        self._lead = LEAD + timedelta(seconds=early_s)
        self._pending: dict[CueId, _Pending] = {}
        self._known: dict[CueId, timedelta] = {}
        """What was taken already, with when it need not be known any more."""
        self._said: set[tuple[int, str, int]] = set()
        """Words that have begun: in their pass they are not said again."""
        self._phrases: list[Phrase] = []
        """Those given to the player that are not over."""
        self._tones: list[Span] = []
        self._look_at: timedelta | None = None
        self._plan: Plan | None = None
        self._ahead: Iterator[Cue] = iter(())

    @property
    def look_at(self) -> timedelta | None:
        """When to look again, None: after the next cues."""
        return self._look_at

    def busy(self, now: timedelta) -> bool:
        """Return whether words wait for their time, or are being said."""
        return bool(self._pending) or any(span_of(phrase).end > now for phrase in self._phrases)

    def notices(self) -> list[str]:
        """Return what went wrong with speech since the last call."""
        return self._speech.notices()

    def take(self, cues: Iterable[Cue], runner: Runner, now: timedelta) -> None:
        """Take words that want to be said, and tones that they have to keep away from.

        Leave out what was taken before.
        """
        for cue in cues:
            if cue.id in self._known:
                continue
            over = sounds_until(cue) if cue.kind not in SILENT else latest(cue)
            if over < now:
                continue
            self._known[cue.id] = over
            if cue.kind not in SILENT:
                self._tones.append(Span(cue.at, over))
            elif cue.saying and cue.id.in_pass not in self._said:
                self._pending[cue.id] = _Pending(cue, self._wording(cue.saying, runner, self._language))
                self._look_at = now
        if self._look_at == now:
            self._speech.prepare([text for pending in self._by_time() for text in pending.texts])

    def look(self, now: timedelta) -> Sequence[Phrase]:
        """Return the phrases whose time has come to be given to the player."""
        if self._look_at is None or now < self._look_at:
            return ()
        self._note_begun(now)
        self._phrases = [phrase for phrase in self._phrases if span_of(phrase).end > now]
        self._tones = [tone for tone in self._tones if tone.end > now]
        self._pending = {i: pending for i, pending in self._pending.items() if latest(pending.cue) >= now}
        self._known = {i: over for i, over in self._known.items() if over >= now}
        occupied = [*self._tones, *(span_of(phrase) for phrase in self._phrases)]
        fitting = fit((self._wish(pending) for pending in self._pending.values()), occupied, now + self._lead)
        committed = [phrase for phrase in fitting if self._commits(phrase, now)]
        for phrase in committed:
            del self._pending[phrase.id]
        self._phrases += committed
        self._look_at = self._next_look({phrase.id: phrase.at for phrase in fitting}, now)
        return committed

    def forget(self, now: timedelta, revision: int, *, fade: bool) -> Sequence[Phrase]:
        """Forget what has not begun, since a command has changed what is to come.

        With ``fade`` nothing sounds any more.

        Return the phrases that begin about now all the same: they are to be given again, as of ``revision``,
        lest they be lost.
        """
        begun = now if fade else now + self._handed
        self._said -= {phrase.id.in_pass for phrase in self._phrases if phrase.at > begun}
        self._note_begun(begun)
        self._phrases = [] if fade else [phrase for phrase in self._phrases if phrase.at <= begun]
        begins = (
            phrase
            for phrase in self._phrases
            if min(span_of(phrase).end, phrase.at + timedelta(seconds=phrase.patience_s)) > now
        )
        again = [replace(phrase, id=replace(phrase.id, revision=revision)) for phrase in begins]
        self._tones = [] if fade else [tone for tone in self._tones if tone.start <= now]
        self._pending.clear()
        self._known.clear()
        self._look_at = None
        return again

    def render_ahead(self, plan: Plan, segment: int, wanted: CueSelection) -> None:
        """Have the words of the next steps rendered, as they will be if the runner touches no key.

        Each call goes on where the last one ended.
        """
        if plan is not self._plan:
            self._plan = plan
            self._ahead = (cue for moment in _moments(plan, segment) for cue in cues_in_order(moment, wanted))
        sayings = (cue.saying for cue in islice(self._ahead, AHEAD) if cue.saying)
        if texts := dict.fromkeys(
            text for saying in sayings for text in self._wording(saying, plan.runner, self._language)
        ):
            self._speech.prepare([*texts])

    def _note_begun(self, now: timedelta) -> None:
        self._said |= {phrase.id.in_pass for phrase in self._phrases if phrase.at <= now}

    def _by_time(self) -> list[_Pending]:
        return sorted(self._pending.values(), key=lambda pending: (pending.cue.at, pending.cue.id))

    def _wish(self, pending: _Pending) -> SpeechRequest:
        clips = (self._speech.clip(text) for text in pending.texts)
        return SpeechRequest(pending.cue, tuple(clip for clip in clips if clip))

    def _waits(self, pending: _Pending) -> bool:
        return any(self._speech.waits(text) for text in pending.texts)

    def _commits(self, phrase: Phrase, now: timedelta) -> bool:
        """Return whether a phrase goes out now: it is soon enough, and no wording of it is rendered meanwhile."""
        hurries = phrase.at <= now + self._lead + POLL
        return phrase.at <= now + COMMIT and (hurries or not self._waits(self._pending[phrase.id]))

    def _next_look(self, starts: dict[CueId, timedelta], now: timedelta) -> timedelta | None:
        """Return when the first of the pending words may go out.

        Those that have no clip yet are looked after from the same time on.
        """
        looks = []
        for cue_id, pending in self._pending.items():
            if cue_id in starts or self._waits(pending):
                looks.append(max(starts.get(cue_id, pending.cue.at) - COMMIT, now + POLL))
        return min(looks, default=None)


def _moments(plan: Plan, segment: int) -> Iterator[Moment]:
    """Yield the moments of a plan from a segment on, as they come if the runner touches no key but the one that a step may need."""
    session = Session.begun_at(plan, segment)
    while True:
        moment = Moment.of(session.state)
        yield moment
        if moment.ends is not None:
            session.advance(moment.ends)
        elif (end := session.estimated_end()) is not None:
            session.apply(Done(), end)
        else:
            return
