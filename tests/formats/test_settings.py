"""The settings file: what it means, and its mistakes with their places."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.profile import Profile, Race
from runtimer.domain.targets import PaceName
from runtimer.domain.units import METRES_PER_MILE, Unit
from runtimer.formats.settings import parse_settings

WHOLE = """\
# mine
[runner]
unit = "mi"          # as on my belt
race = "5k 19:30"
race_date = 2026-03-01
walk = "10:00/km"

[runner.paces]
easy = "8:40/mi"
MP = "4:45/km"
"""


def test_everything_is_read() -> None:
    parsed = parse_settings(WHOLE)
    assert parsed.diagnostics == ()
    assert parsed.profile == Profile(
        Unit.MI,
        Race(5000, 1170, date(2026, 3, 1)),
        {PaceName.EASY: pytest.approx(METRES_PER_MILE / 520), PaceName.MARATHON: pytest.approx(1000 / 285)},
        pytest.approx(1000 / 600),
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "[runner]\n"])
def test_everything_is_optional(text: str) -> None:
    assert parse_settings(text) == parse_settings("")
    assert parse_settings(text).profile == Profile()


@pytest.mark.parametrize(
    ("race", "metres", "seconds"),
    [
        ("5k 19:30", 5000, 1170), ("10 km in 41:21", 10_000, 2481), ("half 1:32:10", 21_097.5, 5530), ("marathon: 3:10:49", 42_195, 11_449),
        ("mile 5:50", METRES_PER_MILE, 350), ("3000m 10:30", 3000, 630),
    ],
)  # fmt: skip
def test_races(race: str, metres: float, seconds: float) -> None:
    assert parse_settings(f'[runner]\nrace = "{race}"\n').profile.race == Race(metres, seconds)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("[runer]\n", "unknown-key", 1, 2),
        ('[runner]\nrase = "5k 19:30"\n', "unknown-key", 2, 1),
        ('[runner]\n  unit = "miles"\n', "unknown-unit", 2, 3),
        ("[runner]\nunit = 3\n", "not-a-text", 2, 1),
        ('[runner]\nrace = "19:30"\n', "not-a-race", 2, 1),
        ('[runner]\nrace = "5k 1:30"\n', "senseless-race", 2, 1),
        ('[runner]\nrace_date = "yesterday"\n', "not-a-date", 2, 1),
        ('[runner.paces]\neasi = "5:20/km"\n', "unknown-pace", 2, 1),
        ('[runner.paces]\n"mile" = "3:40-3:50/km"\n', "not-exact", 2, 2),
        ('[runner.paces]\neasy = "5:20"\n', "bare-number", 2, 1),
        ("runner = 3\n", "not-a-table", 1, 1),
        ("[runner\n", "syntax", 1, 8),
        ('[runner]\nunit = "km\n', "syntax", 2, 11),
    ],
)
def test_mistakes_are_told_at_their_place_with_a_remedy(text: str, code: str, line: int, column: int) -> None:
    found = parse_settings(text).diagnostics
    assert [(one.code, one.line, one.column) for one in found] == [(code, line, column)]
    assert found[0].help


def test_one_mistake_does_not_cost_the_rest() -> None:
    parsed = parse_settings(WHOLE.replace('"mi"', '"mo"').replace("8:40/mi", "8:40"))
    assert [one.line for one in parsed.diagnostics] == [3, 9]
    assert parsed.profile.race is not None
    assert set(parsed.profile.paces) == {PaceName.MARATHON}


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    assert parse_settings(text).profile


def test_own_paces_go_before_those_of_the_race() -> None:
    runner = parse_settings(WHOLE).profile.runner()
    assert runner.paces[PaceName.EASY] == pytest.approx(METRES_PER_MILE / 520)
    assert 1000 / runner.paces[PaceName.FIVE_K] == pytest.approx(234, abs=0.1)
