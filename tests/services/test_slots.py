"""A place for words: which wording is heard when."""

from __future__ import annotations

from datetime import timedelta

import builders as b
from hypothesis import given
from hypothesis import strategies as st

from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.ports.sound import Clip
from runtimer.services.slots import BREATH, Occupied, Span, SpeechRequest, fit, span_of

instants = st.floats(0, 100).map(lambda s: b.at(round(s, 3)))
spans = st.builds(lambda start, length: Span(start, start + b.at(length)), instants, st.floats(0.1, 5))
lengths = st.floats(0.2, 6)


def cue(
    number: int, at: timedelta, *, patience_s: float, priority: int, until: timedelta | None = None
) -> Cue:
    return Cue(
        CueId(1, 1, "splits", number),
        at,
        kind=CueKind.WORDS,
        patience_s=patience_s,
        priority=priority,
        until=until,
    )


@st.composite
def requests(draw: st.DrawFn) -> list[SpeechRequest]:
    made = []
    for number in range(draw(st.integers(0, 8))):
        at = draw(instants)
        until = draw(st.none() | st.floats(0.5, 20).map(lambda s, at=at: at + b.at(s)))
        words = cue(
            number, at, patience_s=draw(st.floats(0, 10)), priority=draw(st.integers(0, 3)), until=until
        )
        clips = tuple(Clip(f"{number}-{k}", draw(lengths)) for k in range(draw(st.integers(0, 3))))
        made.append(SpeechRequest(words, clips))
    return made


@given(requests(), st.lists(spans, max_size=6), instants)
def test_phrases_stand_in_nobodys_way_and_are_over_in_time(
    wanted: list[SpeechRequest], occupied: list[Span], soonest: timedelta
) -> None:
    phrases = fit(wanted, occupied, soonest)
    by_id = {request.cue.id: request for request in wanted}
    placed = [span_of(phrase) for phrase in phrases]
    for phrase in phrases:
        request = by_id[phrase.id]
        assert max(request.cue.at, soonest) <= phrase.at <= request.cue.at + b.at(request.cue.patience_s)
        assert phrase.clip in request.clips
        if request.cue.until is not None:
            assert span_of(phrase).end <= request.cue.until
    for index, span in enumerate(placed):
        for neighbour in (*occupied, *placed[:index]):
            assert span.end + BREATH <= neighbour.start or neighbour.end + BREATH <= span.start


@given(st.lists(spans, max_size=8), instants, st.floats(0, 20), st.floats(0.2, 5))
def test_the_soonest_start_is_never_after_the_latest(
    occupied: list[Span], first: timedelta, room_s: float, length_s: float
) -> None:
    places, last, length = Occupied(occupied), first + b.at(room_s), b.at(length_s)
    soonest, latest = places.soonest(first, last, length), places.latest(first, last, length)
    assert (soonest is None) == (latest is None)
    if soonest is not None and latest is not None:
        assert first <= soonest <= latest <= last


def test_a_shorter_wording_is_heard_where_the_long_one_has_no_room() -> None:
    long, short = Clip("long", 4.0), Clip("short", 1.0)
    request = SpeechRequest(cue(0, b.at(10), patience_s=0, priority=1), (long, short))
    (phrase,) = fit([request], [Span(b.at(12), b.at(13))], b.at(0))
    assert phrase.clip == short


def test_what_matters_more_is_placed_first() -> None:
    first = SpeechRequest(cue(0, b.at(10), patience_s=0, priority=1), (Clip("less", 2.0),))
    second = SpeechRequest(cue(1, b.at(11), patience_s=0, priority=2), (Clip("more", 2.0),))
    assert [phrase.clip.path for phrase in fit([first, second], [], b.at(0))] == ["more"]
