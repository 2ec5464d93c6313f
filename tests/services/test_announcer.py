"""The announcer: which wording is heard when; nothing is cut, nothing stands in a countdown's way."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

import builders as b
import pytest
import strategies
from effort import calls
from fakes import FakeAudio, FakeSpeech
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.runner import Runner
from runtimer.domain.sound import Level
from runtimer.domain.workout import Workout
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.sayings import Authored, Beginning, Saying
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Command, Start
from runtimer.engine.session import Session
from runtimer.ports.sound import Clip, Phrase
from runtimer.services.announcer import Announcer
from runtimer.services.asks import Ask
from runtimer.services.coach import FADES, Coach
from runtimer.services.session_sound import Hearing
from runtimer.services.slots import Span, SpeechRequest, fit, span_of

BREATH_S, EPSILON = 0.15, 1e-5
NEAR = timedelta(seconds=0.06)
"""A device asks for sound so long ahead: what begins by then is heard, whatever comes."""


def at_s(when: timedelta) -> float:
    return when.total_seconds()


def cue(
    k: int,
    at: float,
    until: float | None = None,
    *,
    patience_s: float = 10,
    priority: int = 0,
    late: bool = False,
) -> Cue:
    end = None if until is None else b.at(until)
    return Cue(
        CueId(1, 1, "test", k),
        b.at(at),
        CueKind.WORDS,
        patience_s,
        priority,
        saying=Authored(str(k)),
        until=end,
        late=late,
    )


def wish(words: Cue, *lengths: float) -> SpeechRequest:
    return SpeechRequest(words, tuple(Clip(f"{length}.wav", length) for length in lengths))


def placed(
    wishes: Sequence[SpeechRequest], taken: Sequence[tuple[float, float]] = (), now: float = 0
) -> dict[int, tuple[float, float]]:
    """(start, length) of each that found a place, by its number."""
    phrases = fit(wishes, [Span(b.at(start), b.at(end)) for start, end in taken], b.at(now))
    return {phrase.id.k: (round(at_s(phrase.at), 3), phrase.clip.seconds) for phrase in phrases}


def test_longest_wording_that_is_over_in_time_is_heard() -> None:
    assert placed([wish(cue(1, 10, 14), 5, 4, 1)]) == {1: (10, 4)}


def test_what_does_not_fit_at_its_shortest_is_dropped() -> None:
    assert placed([wish(cue(1, 10, 14), 5, 4.1)]) == {}
    assert placed([wish(cue(1, 10, 14))]) == {}


def test_words_wait_for_what_is_sounding_as_long_as_they_mean_something() -> None:
    assert placed([wish(cue(1, 10, patience_s=5), 3)], taken=[(8, 12)]) == {1: (12.15, 3)}
    assert placed([wish(cue(1, 10, patience_s=2), 3)], taken=[(8, 12)]) == {}


def test_a_shorter_wording_serves_where_the_longer_one_has_no_room() -> None:
    assert placed([wish(cue(1, 10, patience_s=1), 4, 1.5)], taken=[(12, 20)]) == {1: (10, 1.5)}


def test_what_matters_more_comes_first_and_the_other_makes_way() -> None:
    assert placed([wish(cue(1, 9, priority=1), 3), wish(cue(2, 10, priority=2), 3)]) == {
        2: (10, 3),
        1: (13.15, 3),
    }


def test_late_words_are_over_just_in_time() -> None:
    late = cue(1, 10, 20, late=True)
    assert placed([wish(late, 3)]) == {1: (17, 3)}
    assert placed([wish(late, 3)], taken=[(18, 19)]) == {1: (14.85, 3)}
    assert placed([wish(late, 3)], now=18) == {}


def test_a_crowd_of_words_is_fitted_in_one_go() -> None:
    crowd = [wish(cue(k, k % 20, priority=70), 0.3) for k in range(600)]
    taken = [Span(b.at(at), b.at(at + 0.6)) for at in range(20)]
    assert calls(lambda: fit(crowd, taken, b.at(0))) < 40 * len(crowd)


spans = st.lists(st.tuples(st.floats(0, 60), st.floats(0.1, 5)), max_size=4).map(
    lambda drawn: [Span(b.at(start), b.at(start + length)) for start, length in drawn]
)


@st.composite
def wishes(draw: st.DrawFn) -> list[SpeechRequest]:
    made = []
    for k in range(draw(st.integers(0, 8))):
        at = draw(st.floats(0, 60))
        until = draw(st.none() | st.floats(0, 15).map(lambda room, at=at: at + room))
        words = cue(
            k,
            at,
            until,
            patience_s=draw(st.floats(0, 15)),
            priority=draw(st.integers(0, 3)),
            late=draw(st.booleans()),
        )
        lengths = sorted(draw(st.lists(st.floats(0.1, 8), max_size=3)), reverse=True)
        made.append(wish(words, *lengths))
    return made


def has_room(words: Cue, length: float, others: Sequence[Span], soonest: timedelta) -> bool:
    """Whether words of that length find a place, tried at every tenth of a second and beside everything else."""
    first = max(at_s(words.at), at_s(soonest))
    last = min(
        at_s(words.at) + words.patience_s,
        at_s(words.until) - length if words.until is not None else float("inf"),
    )
    starts = (
        [first + step / 10 for step in range(200)]
        + [last]
        + [at_s(span.end) + BREATH_S + EPSILON for span in others]
    )
    return any(
        first <= start <= last - EPSILON
        and all(
            start >= at_s(o.end) + BREATH_S + EPSILON or start + length + BREATH_S + EPSILON <= at_s(o.start)
            for o in others
        )
        for start in starts
    )


@given(wishes(), spans, st.floats(0, 60))
@settings(max_examples=300)
def test_placed_words_keep_their_windows_and_dropped_ones_had_no_room(
    asked: list[SpeechRequest], taken: list[Span], now: float
) -> None:
    phrases = fit(asked, taken, b.at(now))
    wanted = {each.cue.id: each for each in asked}
    heard = [*taken, *(span_of(phrase) for phrase in phrases)]
    for phrase in phrases:
        words = wanted[phrase.id].cue
        assert max(words.at, b.at(now)) <= phrase.at <= words.at + b.at(words.patience_s)
        assert words.until is None or span_of(phrase).end <= words.until
        assert phrase.clip in wanted[phrase.id].clips
    for one, other in itertools.combinations([span_of(phrase) for phrase in phrases], 2):
        assert one.end <= other.start or other.end <= one.start
    for phrase in phrases:
        assert all(span_of(phrase).end <= span.start or span.end <= phrase.at for span in taken)
    found = {phrase.id for phrase in phrases}
    for each in asked:
        if each.cue.id not in found and each.clips:
            assert not has_room(each.cue, each.clips[-1].seconds, heard, b.at(now))


def wording(saying: Saying, runner: Runner, language: str) -> tuple[str, ...]:
    """A stand-in: the name of what is said, at length and short."""
    assert runner.unit
    name = saying.text if isinstance(saying, Authored) else type(saying).__name__
    return (f"{name} and so on and so forth", name)


class SlowSpeech(FakeSpeech):
    """Clips of the lengths that a test draws, each of them ready after it was looked at so many times."""

    def __init__(self, lengths: Sequence[float], slowness: int) -> None:
        super().__init__(at_once=False)
        self.lengths = lengths
        self.slowness = slowness
        self.looks: dict[str, int] = {}

    def clip(self, text: str) -> Clip | None:
        looks = self.looks[text] = self.looks.get(text, 0) + 1
        if text in self.asked and looks > self.slowness:
            self.clips[text] = Clip(f"{text}.wav", self.lengths[len(text) % len(self.lengths)])
        return self.clips.get(text)


@dataclass
class Heard:
    """A phrase, with what was known of its pass when it was given to the player, and where it was faded."""

    phrase: Phrase
    given: timedelta
    window: tuple[timedelta, timedelta | None]
    ticks: list[timedelta]
    ends: timedelta
    faded: bool = False


@dataclass
class Ear(FakeAudio):
    """Hears phrases as a player plays them, and looks up what their session knew when they came."""

    session: Session = field(default_factory=lambda: Session(b.plan(b.run_s(5))))
    heard_words: list[Heard] = field(default_factory=list)
    taken_back: list[Heard] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def say(self, phrases: Sequence[Phrase]) -> None:
        for phrase in phrases:
            again = [
                h
                for h in self.taken_back
                if (h.phrase.id.in_pass, h.phrase.at) == (phrase.id.in_pass, phrase.at)
            ]
            if again:
                self.heard_words.append(replace(again[-1], phrase=phrase))
            elif phrase.at not in [
                heard.phrase.at for heard in self.heard_words if heard.phrase.at <= self.clock.now() + NEAR
            ]:
                self.heard_words.append(self._heard(phrase))

    def _heard(self, phrase: Phrase) -> Heard:
        now = self.clock.now()
        outlook = [
            (moment, cues_of(moment, CueSelection(Level.COACH)))
            for moment in self.session.outlook(now + b.at(60))
        ]
        ticks = [tick.at for _, cues in outlook for tick in cues if tick.kind is CueKind.TICK]
        if phrase.id.rule == "where":
            window = (now, outlook[0][0].ends)
        else:
            ((moment, words),) = (
                (m, words) for m, cues in outlook for words in cues if words.id == phrase.id
            )
            window = (words.at, moment.ends)
        return Heard(phrase, now, window, ticks, span_of(phrase).end)

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        super().cancel(before_revision, fade=fade)
        now = self.clock.now()
        begun = now if fade else now + NEAR
        stays = [
            h for h in self.heard_words if h.phrase.at <= begun or h.phrase.id.revision >= before_revision
        ]
        self.taken_back = [h for h in self.heard_words if h not in stays]
        self.heard_words = [
            replace(h, ends=min(h.ends, now), faded=h.ends > now or h.faded) if fade else h for h in stays
        ]


@given(
    strategies.workouts(),
    st.lists(
        st.tuples(st.floats(0, 60) | st.just(NEAR), strategies.commands | st.just(Ask.WHERE)), max_size=10
    ),
    st.lists(st.floats(0.2, 9), min_size=1, max_size=5),
    st.integers(0, 6),
)
@settings(max_examples=80, deadline=None)
def test_no_phrase_is_heard_in_a_countdown_over_an_end_or_over_another(
    workout: Workout,
    script: list[tuple[float | timedelta, Command | Ask]],
    lengths: list[float],
    slowness: int,
) -> None:
    session = Session(plan_workout(workout, Runner()))
    ear = Ear(session=session)
    coach = Coach(
        session,
        ear,
        voice=Hearing(Announcer(SlowSpeech(lengths, slowness), wording), CueSelection(Level.COACH)),
    )
    coach.command(Start(5), b.at(0))
    now = 0.0
    for wait, command in [*script, (300.0, Ask.WHERE)]:
        if isinstance(wait, timedelta):
            soon = min(
                (heard.phrase.at for heard in ear.heard_words if heard.phrase.at > b.at(now) + NEAR),
                default=b.at(now) + NEAR,
            )
            now = at_s(soon - NEAR)
        else:
            now += wait
        follow(coach, ear, b.at(now))
        coach.command(command, b.at(now))
    for heard in ear.heard_words:
        starts, ends = heard.phrase.at, span_of(heard.phrase).end
        assert starts >= max(heard.given, heard.window[0])
        assert heard.window[1] is None or ends <= heard.window[1]
        # 0.3 s before the first tick it is quiet (sound.md), and between the ticks
        assert all(ends <= tick - b.at(0.3) for tick in heard.ticks if tick >= starts)
        assert not any(starts - b.at(1) < tick < starts for tick in heard.ticks)
    in_order = sorted(ear.heard_words, key=lambda heard: heard.phrase.at)
    assert all(one.ends <= other.phrase.at for one, other in itertools.pairwise(in_order))
    assert len({heard.phrase.id for heard in in_order}) == len(in_order)
    assert len({heard.phrase.id.in_pass for heard in in_order}) == len(in_order)


def follow(coach: Coach, ear: FakeAudio, until: timedelta) -> None:
    """Follow the coach's own alarm clock."""
    due = coach.look(ear.clock.now()).due
    while due is not None and due <= until:
        assert due > ear.clock.now()
        ear.clock.time = due
        due = coach.look(due).due
    ear.clock.time = until
    coach.look(until)


@pytest.mark.parametrize("segment", [0, 40])
def test_words_are_rendered_ahead_from_the_step_where_the_runner_is(segment: int) -> None:
    plan = b.plan(*(replace(b.run_s(60), name=f"step {number}") for number in range(50)))
    speech = FakeSpeech()
    announcer = Announcer(
        speech, lambda saying, *_: (saying.segment.name or "",) if isinstance(saying, Beginning) else ()
    )
    for _ in range(3):
        announcer.render_ahead(plan, segment, CueSelection(Level.NORMAL))
    assert speech.asked[:5] == [f"step {number}" for number in range(segment, segment + 5)]


class Words:
    """An announcer that was given words for ten seconds, and looks.

    The commands come at times that tests choose.
    """

    def __init__(self, early_s: float = 0) -> None:
        self.announcer = Announcer(FakeSpeech(), wording, early_s=early_s)
        self.said = [(phrase.id.revision, at_s(phrase.at)) for phrase in self.take(8)]

    def take(self, now: float, revision: int = 1, at: float = 10) -> Sequence[Phrase]:
        words = Cue(CueId(revision, 1, "test", 1), b.at(at), CueKind.WORDS, 5, saying=Authored("so"))
        self.announcer.take([words], Runner(), b.at(now))
        return self.announcer.look(b.at(now))

    def key(self, now: float, revision: int, *, fade: bool = False) -> list[tuple[int, float]]:
        """What is given again after a key."""
        return [(p.id.revision, at_s(p.at)) for p in self.announcer.forget(b.at(now), revision, fade=fade)]


@pytest.mark.parametrize(
    ("now", "early_s"), [(9.91, 0), (9.95, 0), (10.0, 0), (10.2, 0), (9.5, 0.5), (9.41, 0.5)]
)
def test_words_that_begin_about_now_are_given_again_as_they_are(now: float, early_s: float) -> None:
    words = Words(early_s)
    assert words.said == [(1, 10)]
    assert words.key(now, 2) == [(2, 10)]
    assert words.key(now + 0.01, 3) == [(3, 10)]
    assert words.take(now + 0.02, 3) == ()


@pytest.mark.parametrize(("now", "early_s"), [(9.89, 0), (9.0, 0), (9.39, 0.5)])
def test_words_that_begin_later_are_placed_anew(now: float, early_s: float) -> None:
    words = Words(early_s)
    assert words.key(now, 2) == []
    assert [phrase.id.revision for phrase in words.take(now, 2)] == [2]


def test_words_that_are_over_are_not_given_again() -> None:
    words = Words()
    assert words.key(13, 2) == []
    assert words.take(13, 2) == ()


def test_words_that_a_pause_took_away_before_they_began_are_said_after_it() -> None:
    words = Words()
    assert words.key(9.93, 2) == [(2, 10)]
    assert words.key(9.96, 3, fade=True) == []
    assert [at_s(phrase.at) for phrase in words.take(20, 4, at=20)] == [20.25]
    assert words.key(21, 5, fade=True) == []
    assert words.take(21.1, 5, at=21) == ()


def test_a_player_that_begins_early_gets_its_words_so_much_earlier() -> None:
    words = Words(early_s=1)
    assert words.key(8.5, 2) == []
    assert [at_s(phrase.at) for phrase in words.take(9.5, 2)] == [10.75]


def test_only_what_belongs_to_the_past_is_faded() -> None:
    assert {command.__name__ for command in FADES} >= {"Pause", "Next", "Back", "Done", "Finish"}
    assert {command.__name__ for command in FADES}.isdisjoint({"SetSpeed", "Extend", "AddRep", "Resume"})
