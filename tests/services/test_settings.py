"""What holds: file, environment, today."""

from __future__ import annotations

from datetime import date

import pytest

from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.services.settings import Held, Loaded, SettingOrigin, SettingsText, WrongEnvironment, held, load

TODAY = date(2026, 11, 24)
FILE = SettingsText(
    "runtimer.toml", '[runner]\nunit = "mi"\nrace = "5k 20:00 2026-10-01"\n[screen]\ntheme = "light"\n'
)


def test_without_a_file_everything_is_as_ever() -> None:
    loaded = load(SettingsText("there.toml"), {}, TODAY)
    assert loaded == Loaded(label="there.toml")


def test_the_file_makes_the_runner() -> None:
    loaded = load(FILE, {}, TODAY)
    assert loaded.runner.unit is Unit.MI
    assert loaded.runner.paces[PaceName.FIVE_K] == pytest.approx(5000 / 1200)
    assert (loaded.theme, loaded.runner.treadmill, loaded.diagnostics, loaded.notices) == (
        "light",
        None,
        (),
        (),
    )


def test_the_environment_goes_before_the_file_for_the_runner_only() -> None:
    file = SettingsText("x", FILE.text + "[treadmill]\n")
    loaded = load(file, {"RUNTIMER_UNIT": "KM"}, TODAY)
    assert loaded.runner.unit is loaded.profile.unit is Unit.KM
    assert loaded.runner.treadmill == Treadmill(Unit.MI, lowest=0.5, top=12.0)


@pytest.mark.parametrize("value", ["miles", "5", "k m"])
def test_a_wrong_environment_is_an_error(value: str) -> None:
    with pytest.raises(WrongEnvironment, match="RUNTIMER_UNIT"):
        load(FILE, {"RUNTIMER_UNIT": value}, TODAY)


def test_an_empty_variable_says_nothing() -> None:
    assert load(FILE, {"RUNTIMER_UNIT": ""}, TODAY).runner.unit is Unit.MI


def test_mistakes_cost_no_more_than_themselves() -> None:
    loaded = load(
        SettingsText("x", '[runner]\nrace = "5k 20:00"\nmax_hr = 170\nthreshold_hr = 180\nuint = "mi"\n'),
        {},
        TODAY,
    )
    assert [(one.line, one.code) for one in loaded.diagnostics] == [
        (4, "threshold-above-maximum"),
        (5, "unknown-key"),
    ]
    assert loaded.runner.paces
    assert loaded.runner.heart.max_bpm == 170


def test_a_file_that_is_not_toml_costs_no_session() -> None:
    loaded = load(SettingsText("x", "[runner\n"), {}, TODAY)
    assert [one.code for one in loaded.diagnostics] == ["not-toml"]
    assert loaded.runner == Runner()


def test_an_unreadable_file_is_told() -> None:
    loaded = load(SettingsText("x.toml", failure="Permission denied"), {}, TODAY)
    assert loaded.runner == Runner()
    (notice,) = loaded.notices
    assert "x.toml: Permission denied" in notice


@pytest.mark.parametrize(
    ("day", "said"), [("2026-05-25", ""), ("2026-05-24", "six months"), ("2026-11-25", "yet to come")]
)
def test_the_age_of_a_race_is_said_and_the_race_used(day: str, said: str) -> None:
    loaded = load(SettingsText("x", f'[runner]\nrace = "5k 20:00 {day}"\n'), {}, TODAY)
    assert loaded.runner.paces
    assert [said in notice and day in notice for notice in loaded.notices] == ([True] if said else [])


def test_every_setting_says_where_it_comes_from() -> None:
    environment = {"RUNTIMER_UNIT": "km"}
    file = SettingsText("x", f"{FILE.text}[treadmill]\nstep = 0.5\n")
    settings = {one.name: one for one in held(load(file, environment, TODAY), environment)}
    assert settings["runner.unit"] == Held("runner.unit", "km", SettingOrigin.ENVIRONMENT)
    assert settings["runner.race"] == Held("runner.race", "5k 20:00 2026-10-01", SettingOrigin.FILE)
    assert settings["treadmill.lag"] == Held("treadmill.lag", "7", SettingOrigin.DEFAULT)


def test_without_a_treadmill_nothing_of_one_holds() -> None:
    settings = {one.name: one.value for one in held(load(FILE, {}, TODAY), {})}
    assert {value for name, value in settings.items() if name.startswith("treadmill.")} == {"no treadmill"}


@pytest.mark.parametrize(
    ("paces", "said"),
    [
        ('easy = "5:30/mi"', "your easy pace is faster than your marathon pace"),
        ('10k = "3:20/km"', "your 10k pace is faster than your 5k pace"),
        ('walk = "20km/h"', "your walking pace is faster than your easy pace"),
        ('easy = "5:10/km"\n10k = "4:04/km"\nwalk = "9:30/km"', None),
    ],
)
def test_paces_in_the_wrong_order_are_told_and_used(paces: str, said: str | None) -> None:
    loaded = load(SettingsText("x", f'[runner]\nrace = "5k 19:30"\n[runner.paces]\n{paces}\n'), {}, TODAY)
    assert [said in notice for notice in loaded.notices if said] == ([True] if said else [])
    assert (loaded.notices == ()) is (said is None)
    assert len(loaded.runner.paces) == len(PaceName)


@pytest.mark.parametrize("key", ['race = "5k {}:00"', 'threshold = "{}:00/5km"'])
def test_paces_that_come_from_one_value_are_never_told(key: str) -> None:
    for minutes in (13, 20, 30, 45, 55, 60):
        loaded = load(SettingsText("x", f"[runner]\n{key.format(minutes)}\n"), {}, TODAY)
        assert loaded.runner.paces
        assert loaded.notices == ()
