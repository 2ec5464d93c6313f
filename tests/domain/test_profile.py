"""What a runner tells, and the runner that it makes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.heart import HeartRates
from runtimer.domain.profile import PaceSource, Profile, RaceResult, race_that_counts, runner_of
from runtimer.domain.runner import Runner
from runtimer.domain.targets import Band, PaceName
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb

RACE = RaceResult(5000, 1170)


def test_nothing_told_is_nothing_known() -> None:
    assert runner_of(Profile()) == Runner()
    assert Profile().vdot is None
    assert Profile().source(PaceName.EASY) is None


def test_a_race_tells_every_pace() -> None:
    runner = runner_of(Profile(Unit.MI, race=RACE))
    assert set(runner.paces) == set(PaceName)
    assert runner.paces[PaceName.FIVE_K] == pytest.approx(5000 / 1170)
    assert runner.unit is Unit.MI


def test_own_values_go_before_the_race() -> None:
    profile = Profile(race=RACE, threshold_mps=4.1, own={PaceName.EASY: 3.0}, walk_mps=1.7)
    runner = runner_of(profile)
    assert (runner.paces[PaceName.EASY], runner.paces[PaceName.THRESHOLD], runner.walk_mps) == (3.0, 4.1, 1.7)
    assert runner.paces[PaceName.TEN_K] == runner_of(Profile(race=RACE)).paces[PaceName.TEN_K]
    sources = [profile.source(name) for name in (PaceName.EASY, PaceName.THRESHOLD, PaceName.TEN_K)]
    assert sources == [PaceSource.OWN, PaceSource.THRESHOLD, PaceSource.RACE]


def test_a_threshold_pace_stands_in_for_a_race() -> None:
    of_race = runner_of(Profile(race=RACE)).paces
    profile = Profile(threshold_mps=of_race[PaceName.THRESHOLD])
    assert runner_of(profile).paces == pytest.approx(of_race)
    assert profile.source(PaceName.MILE) is PaceSource.THRESHOLD


def test_a_race_is_old_after_half_a_year() -> None:
    race = RaceResult(5000, 1170, date(2026, 3, 1))
    assert not race.is_old(date(2026, 8, 31))
    assert race.is_old(date(2026, 9, 1))
    assert not RACE.is_old(date(2026, 9, 1))


@pytest.mark.parametrize(
    ("races", "counts"),
    [
        ([], None),
        ([(5000, 1170, None)], 0),
        ([(5000, 1170, date(2026, 9, 1)), (10_000, 2400, date(2026, 10, 1))], 1),  # 40:00 is the better one
        ([(5000, 1170, date(2026, 9, 1)), (10_000, 2500, date(2026, 10, 1))], 0),
        ([(5000, 1100, date(2026, 1, 1)), (5000, 1200, date(2026, 10, 1))], 1),  # the better one is old
        ([(5000, 1100, date(2025, 1, 1)), (5000, 1200, date(2026, 1, 1))], 1),  # both are: the last one
        ([(5000, 1000, date(2026, 12, 1)), (5000, 1200, date(2026, 10, 1))], 1),  # one is to come
        ([(5000, 1000, date(2026, 12, 1))], 0),
    ],
)
def test_of_several_races_the_best_of_the_last_half_year_counts(
    races: list[tuple[float, float, date | None]], counts: int | None
) -> None:
    results = [RaceResult(*race) for race in races]
    assert race_that_counts(results, date(2026, 11, 24)) == (None if counts is None else results[counts])


@pytest.mark.parametrize(
    ("metres", "seconds"), [(400, 60), (5000, 600), (5000, 10_000), (5000, 0), (200_000, 70_000)]
)
def test_no_such_race(metres: float, seconds: float) -> None:
    with pytest.raises(ValueError, match="race"):
        RaceResult(metres, seconds)


def test_estimates_use_the_easy_and_the_walking_pace() -> None:
    runner = Runner(paces={PaceName.EASY: 3.0}, walk_mps=1.8)
    assert [runner.estimate_mps(verb) for verb in (Verb.WARMUP, Verb.JOG, Verb.RECOVER, Verb.COOLDOWN)] == [
        3.0
    ] * 4
    assert runner.estimate_mps(Verb.WALK) == 1.8
    assert runner.estimate_mps(Verb.RUN) == pytest.approx(3.6)
    assert runner.estimate_mps(Verb.REST) == 0


def test_estimates_without_paces_are_those_of_the_format() -> None:
    assert [Runner().estimate_mps(verb) for verb in (Verb.WALK, Verb.JOG, Verb.RUN, Verb.REST)] == [
        1.5,
        2.5,
        3.0,
        0.0,
    ]


def test_zones_by_threshold_are_friels() -> None:
    heart = HeartRates(threshold_bpm=200)
    assert heart.zone(2) == Band(170, 178)
    assert heart.zone(4) == Band(190, 198)
    assert HeartRates(205, 200).zone(5) == Band(200, 205)


def test_zones_by_maximum_are_tenths() -> None:
    assert [HeartRates(200).zone(number) for number in (1, 3, 5)] == [
        Band(100, 120),
        Band(140, 160),
        Band(180, 200),
    ]
    assert HeartRates().zone(3) is None


@given(st.integers(100, 200), st.integers(1, 30))
def test_zones_rise(threshold: int, above: int) -> None:
    for heart in (HeartRates(threshold + above, threshold), HeartRates(threshold + above)):
        zones = [heart.zone(number) for number in range(1, 6)]
        ends = [end for zone in zones if zone for end in (zone.low, zone.high)]
        assert len(ends) == 10
        assert ends == sorted(ends)


@pytest.mark.parametrize("rates", [(60, None), (None, 300), (180, 180)])
def test_no_such_heart(rates: tuple[float | None, float | None]) -> None:
    with pytest.raises(ValueError, match="heart rate"):
        HeartRates(*rates)
