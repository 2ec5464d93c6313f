"""Time left where repetitions are optional."""

from __future__ import annotations

import builders as b

from runtimer.engine.session import Session


def left(session: Session, seconds: float) -> int:
    """Seconds left at an instant."""
    session.advance(b.at(seconds))
    return session.glance(b.at(seconds)).left_s


def test_an_optional_repetition_counts_from_the_between_that_leads_to_it() -> None:
    session = b.session(b.times(1, b.run_s(30), b.jog_s(5), between=(b.rest_s(10),), most=3), b.jog_s(60))
    assert [left(session, s) for s in (0, 34)] == [95, 61]
    assert [left(session, s) for s in (35, 44, 45, 75, 79)] == [105, 96, 95, 65, 61]
    assert [left(session, s) for s in (80, 90, 125)] == [105, 95, 60]


def test_without_a_between_it_counts_as_it_begins() -> None:
    session = b.session(b.times(1, b.run_s(30), b.jog_s(5), most=2), b.jog_s(60))
    assert [left(session, s) for s in (34, 35, 65)] == [61, 95, 65]


def test_optional_repetitions_of_a_set_inside_an_optional_one_are_not_begun_with_it() -> None:
    inner = b.times(1, b.run_s(10), between=(b.rest_s(5),), most=2)
    session = b.session(b.times(1, inner, between=(b.times(2, b.jog_s(10)),), most=2))
    assert [left(session, s) for s in (0, 9)] == [10, 1]
    assert left(session, 10) == 15
    assert [left(session, s) for s in (25, 35, 45)] == [30, 20, 10]
    assert left(session, 55) == 15
