"""The twelve meanings of the workout format, from the text of a file to what happens in a session."""

from __future__ import annotations

import textwrap

import builders as b
import pytest

from runtimer.domain.runner import Runner
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.news import Outcome, SegmentSkipped, SendOffMissed
from runtimer.engine.plan.plan import Plan, Segment
from runtimer.engine.running.commands import Done, EndSet, Next, Start
from runtimer.engine.session import Session
from runtimer.services.workout_source import Reading, read_workout
from runtimer.wording.eye import events


def read(steps: str) -> Reading:
    return read_workout(
        f"name: test\nsteps:\n{textwrap.indent(textwrap.dedent(steps).strip(), '  ')}\n".encode(),
        "test.yaml",
        Runner(),
    )


def plan(steps: str) -> Plan:
    reading = read(steps)
    assert reading.plan is not None, reading.diagnostics
    return reading.plan


def codes(steps: str) -> list[tuple[str, str, int]]:
    """(severity, code, line) of every diagnostic; the steps begin in line 3."""
    return [(d.severity.value, d.code, d.line) for d in read(steps).diagnostics]


def lines(steps: str) -> list[int]:
    """The lines of the errors; each has a remedy."""
    diagnostics = read(steps).diagnostics
    assert all(d.help for d in diagnostics)
    return [d.line for d in diagnostics if d.severity.value == "error"]


def started(steps: str) -> Session:
    session = Session(plan(steps))
    b.give(session, Start(0), 0)
    return session


def seconds(segments: tuple[Segment, ...]) -> list[float | None]:
    return [s.duration_s for s in segments]


# 1 lists
def test_lists_belong_to_the_innermost_set_and_agree_with_it() -> None:
    ladder = """
    - repeat: 3
      steps: [{run: [10s, 20s, 30s], rpe: [6, 7, 8]}]
      between: [{rest: [5s, 6s]}]
    """
    assert seconds(plan(ladder).segments) == [10, 5, 20, 6, 30]
    assert lines("- repeat: 3\n  steps: [{run: [10s, 20s]}]") == [4]
    assert lines("- repeat: 3\n  steps: [{run: 10s}]\n  between: [{rest: [5s, 6s, 7s]}]") == [5]
    assert lines("- run: [10s, 20s]") == [3]
    assert lines("- repeat: 2\n  steps: [{run: 10s, name: [a, b]}]") == [4]


def test_lists_with_optional_repetitions_have_entries_for_all_and_none_with_until() -> None:
    assert seconds(
        plan("- repeat: 1-3\n  steps: [{run: [10s, 20s, 30s]}]\n  between: [{rest: [5s, 6s]}]").segments
    ) == [10, 5, 20, 6, 30]
    assert lines("- repeat: 1-3\n  steps: [{run: [10s]}]") == [4]
    assert lines("- repeat: until 10min\n  steps: [{run: [10s, 20s]}]") == [4]


# 2 optional repetitions
def test_optional_repetitions_are_run_into_said_and_left_out_by_end_set() -> None:
    session = started("- repeat: 1-2\n  steps: [{run: 60s}]\n  between: [{rest: 30s}]\n- cooldown: 60s")
    assert session.plan.duration_s == 120
    assert [s.optional for s in session.plan.segments] == [False, True, True, False]
    assert b.entered(session.advance(b.at(60))) == [(1, 60)]
    assert "optional" in events.segment_words(session.plan.segments[1], session.plan)
    assert session.glance(b.at(60)).left_s == 30 + 60 + 60  # with the repetition that the rest leads to
    assert b.entered(b.give(session, EndSet(), 65)) == [(3, 65)]


# 3 until
def test_until_counts_from_the_start_of_its_set() -> None:
    segments = plan(
        "- run: 10min\n- repeat: until 6min\n  steps: [{run: 2min}]\n  between: [{rest: 30s}]"
    ).segments
    assert seconds(segments) == [600, 120, 30, 120, 30, 120]
    assert lines("- run: 10min\n- repeat: until 5km\n  steps: [{rest: 2min}]") == [4]


# 4 every
def test_every_is_start_to_start_and_lateness_is_said() -> None:
    session = started("- repeat: 3\n  every: 1:40\n  steps: [{run: open}]\n  between: [{walk: 10s}]")
    b.give(session, Done(), 60)
    assert b.entered(session.advance(b.at(100))) == [(1, 60), (2, 70), (3, 100)][1:]
    late = b.give(session, Done(), 195)
    late += session.advance(b.at(205))
    assert SendOffMissed(b.at(205), pytest.approx(5)) in late
    assert session.next_deadline() is None
    assert session.glance(b.at(205)).segment == session.plan.segments[6]


# 5 totals
def test_to_counts_all_that_was_run_and_is_skipped_when_reached() -> None:
    session = started("- run: open\n- run: to 2min\n- run: to 30s\n- run: 10s")
    b.give(session, Done(), 50)
    assert session.next_deadline() == b.at(120)
    events = session.advance(b.at(120))
    assert SegmentSkipped(b.at(120), 2, None) in events
    assert b.entered(events) == [(3, 120)]


# 6 shares
def test_share_is_at_least_five_seconds_and_needs_a_run() -> None:
    assert seconds(plan("- run: 200s\n- jog: 50% of rep\n- walk: equal\n- rest: 1% of rep").segments) == [
        200,
        100,
        200,
        5,
    ]
    assert lines("- jog: 50% of rep") == [3]
    assert lines("- run: 60s\n- run: 50% of rep") == [4]


# 7 done or skipped
def test_next_is_done_from_eighty_percent_on() -> None:
    session = started("- run: 100s\n- run: 100s\n- run: open\n- run: 5s")
    for instant in (79, 79 + 80, 79 + 80 + 1):
        b.give(session, Next(), instant)
    assert [p.outcome for p in session.passes] == [Outcome.SKIPPED, Outcome.DONE, Outcome.DONE]


# 8 rest
@pytest.mark.parametrize("step", ["rest: 200m", "rest: 90s, pace: easy", "rest: 90s, speed: 6km/h"])
def test_rest_covers_no_distance(step: str) -> None:
    diagnostics = read(f"- run: 60s\n- {{{step}}}").diagnostics
    assert [d.line for d in diagnostics] == [4]
    assert "walk" in diagnostics[0].help
    assert plan("- rest: 90s").metres == 0


def test_between_carries_the_number_of_the_repetition_just_done() -> None:
    segments = plan("- repeat: 2\n  steps: [{run: 60s}]\n  between: [{rest: 30s}]").segments
    assert [(s.reps[0].number, s.between) for s in segments] == [(1, False), (1, True), (2, False)]


# 9 ranges and progressions
@pytest.mark.parametrize(
    ("target", "mps"),
    [("pace: 3:40-3:50/km", 1000 / 225), ("speed: 14-16km/h", 15 / 3.6), ("in: 220-230s", 1000 / 225)],
)
def test_range_is_held_at_its_middle_in_the_quantity_written(target: str, mps: float) -> None:
    assert plan(f"- {{run: 1000m, {target}}}").segments[0].speeds_mps == (pytest.approx(mps),)


def test_progression_is_a_row_a_notch_apart_and_not_with_an_open_goal() -> None:
    row = plan("- run: 20min\n  speed: 10 to 12 mph").segments[0].speeds_mps
    assert len(row) == 21
    assert row[1] - row[0] == pytest.approx(0.1 * 1609.344 / 3600)
    assert lines("- run: open\n  pace: 5:00/km to 4:20/km") == [4]


# 10 estimates
def test_estimates_are_marked_and_never_a_countdown() -> None:
    segments = plan("- walk: 300m\n- jog: 500m\n- run: 600m\n- run: open").segments
    assert [s.estimate_s for s in segments] == [200, 200, 200, 300]
    assert seconds(segments) == [None] * 4
    assert all(s.estimated for s in segments)


# 11 ranges of sense
@pytest.mark.parametrize(
    "target",
    [
        "speed: 0.9km/h", "speed: 46km/h", "pace: 1:00/km", "incline: -7%", "incline: 41%", "rpe: 0", "rpe: 11",
        "cadence: 99", "cadence: 261", "hr: 39", "hr: 231", "incline: ٣%",
    ],
)  # fmt: skip
def test_outside_the_range_of_sense_is_an_error(target: str) -> None:
    assert lines(f"- run: 60s\n  {target}") == [4]


@pytest.mark.parametrize("target", ["pace: 2:05/km", "pace: 21:00/km", "speed: 26km/h", "incline: 16%"])
def test_what_nobody_has_run_is_a_warning(target: str) -> None:
    assert [(severity, line) for severity, _, line in codes(f"- run: 60s\n  {target}")] == [("warning", 4)]


# 12 sounds and cues
@pytest.mark.parametrize("sound", ["../horn.wav", "/tmp/horn.wav", "C:\\horn.wav", "a\\b.wav"])
def test_sound_stays_inside_the_folder(sound: str) -> None:
    assert lines(f"- run: 60s\n  cues: [{{at: 30s, sound: '{sound}'}}]") == [4]


def test_cue_that_can_never_fall_is_warned_of() -> None:
    assert codes("- run: open\n  cues: [{at: 50%, say: half}]") == [("warning", "cue-never", 4)]
    assert codes("- run: 60s\n  cues: [{at: 50%, say: half}, {at: -70s, say: never}]") == [
        ("warning", "cue-never", 4)
    ]


def test_cues_fall_where_their_marks_say() -> None:
    session = started(
        "- run: 1000m\n  speed: 18km/h\n  say: go\n  cues: [{at: every 400m, say: lap}, {at: -30s, say: soon}, {at: 50%, sound: go}]"
    )
    cues = [cue for moment in session.outlook(b.at(199)) for cue in cues_of(moment)]
    words = [(cue.at.total_seconds(), cue.text) for cue in cues if cue.authored]
    assert words == [(0, "go"), (80, "lap"), (100, "go"), (160, "lap"), (170, "soon")]
