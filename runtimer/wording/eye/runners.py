"""A runner in words: what they told, and the paces that follow from it."""

from __future__ import annotations

from collections.abc import Iterator

from runtimer.domain.daniels import RACES_M
from runtimer.domain.heart import ZONES, HeartRates
from runtimer.domain.profile import PaceSource, Profile, RaceResult, runner_of
from runtimer.domain.units import Unit
from runtimer.wording.eye import figures

_SOURCES = {
    PaceSource.OWN: "your own",
    PaceSource.RACE: "from your race",
    PaceSource.THRESHOLD: "from your threshold pace",
    None: "",
}


def introduced(profile: Profile) -> str:
    """Say what is known of a runner, slowest pace first."""
    return "\n".join([*_told(profile), *_paces(profile)])


def race(result: RaceResult, unit: Unit) -> str:
    """Say a race result with its day."""
    named = next((name.value for name, metres in RACES_M.items() if metres == result.metres), None)
    distance = named or f"{figures.number(result.metres / unit.metres)} {unit}"
    return f"{distance} in {figures.duration(result.seconds)}{f' on {result.day}' if result.day else ''}"


def zones(heart: HeartRates) -> str:
    """Say the heart-rate zones: ``Z1 112-146 · Z2 …``; empty while none is known."""
    bands = [(number, heart.zone(number)) for number in ZONES]
    return " · ".join(f"Z{number} {figures.band(band)}" for number, band in bands if band)


def _told(profile: Profile) -> Iterator[str]:
    yield f"unit        {profile.unit}"
    for effort in profile.races:
        counts = " · counts" if effort == profile.race and len(profile.races) > 1 else ""
        yield f"race        {race(effort, profile.unit)} · VDOT {effort.vdot:.1f}{counts}"
    if profile.vdot and not profile.race:
        yield f"VDOT        {profile.vdot:.1f}"
    rates = ((profile.heart.max_bpm, "maximal"), (profile.heart.threshold_bpm, "at threshold"))
    if limits := " · ".join(f"{what} {bpm:.0f}" for bpm, what in rates if bpm):
        yield f"heart rate  {limits}"
        yield f"            {zones(profile.heart)}"


def _paces(profile: Profile) -> Iterator[str]:
    runner = runner_of(profile)
    rows = [(mps, name.value, _SOURCES[profile.source(name)]) for name, mps in runner.paces.items()]
    if runner.walk_mps:
        rows.append((runner.walk_mps, "walk", _SOURCES[PaceSource.OWN]))
    if rows:
        yield ""
    for mps, name, source in sorted(rows):
        pace, speed = figures.pace(mps, runner.unit), figures.speed(mps, runner.unit)
        yield f"{name:<11} {pace:>9}  {speed:>9}  {source}".rstrip()
