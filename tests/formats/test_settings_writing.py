"""One value set: everything else stays."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.formats.settings.keys import KEYS, Key
from runtimer.formats.settings.meaning import Meant, meaning
from runtimer.formats.settings.reading import parse_settings
from runtimer.formats.settings.writing import blank_file, set_race, set_value
from runtimer.formats.workouts.scalars.refusal import Refused

MINE = """\
# my file

[screen]   # first
theme = "light" # easy on the eyes

[runner]
# unit = "km"   # mine
race = "5k 19:30"
    max_hr = 190

[runner.paces]
easy = "5:20/km"
"""


def test_a_value_is_changed_in_its_place() -> None:
    assert set_value(MINE, "screen.theme", "dark") == MINE.replace('"light"', '"dark"')
    assert set_value(MINE, "runner.max_hr", "188") == MINE.replace("190", "188")


def test_a_comment_becomes_the_value() -> None:
    assert set_value(MINE, "runner.unit", "mi") == MINE.replace('# unit = "km"   # mine', 'unit = "mi"     # mine')


def test_a_new_key_leaves_the_others_as_they_are() -> None:
    changed = set_value(set_value(MINE, "runner.paces.walk", "9:30/km"), "treadmill.calibration", "[[10, 9.8], [16, 15.5]]")
    assert [line for line in MINE.splitlines() if line not in changed.splitlines()] == []
    expected = tomllib.loads(MINE)
    expected["runner"]["paces"]["walk"] = "9:30/km"
    expected["treadmill"] = {"calibration": [[10, 9.8], [16, 15.5]]}
    assert tomllib.loads(changed) == expected


def test_the_blank_file_says_nothing_and_explains_everything() -> None:
    assert meaning(parse_settings(blank_file())) == Meant()
    assert parse_settings(blank_file()).diagnostics == ()
    for name in KEYS:
        assert f"\n# {name.rpartition('.')[2]} = " in blank_file()


def test_the_whole_blank_file_has_a_meaning_without_its_marks() -> None:
    text = "\n".join(line.removeprefix("# ") for line in blank_file().splitlines()[1:])
    file = parse_settings(text)
    assert (file.diagnostics, meaning(file).diagnostics) == ((), ())
    assert set(file.values) == set(KEYS)


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.name)
@pytest.mark.parametrize("text", ["", "[runner]\n[treadmill]\n", "runner = {}\n", "# only words"])
def test_every_key_can_be_set_in_every_file(key: Key, text: str) -> None:
    name, example = key.name, key.example
    text = set_value(text, "runner.race", "5k 19:30") if name == "runner.race_date" else text
    changed = set_value(text, name, example.strip('"'))
    file = parse_settings(changed)
    assert name in file.values
    assert set(file.values) <= {name, "runner.race"}
    assert set_value(changed, name, example.strip('"')) == changed


def test_windows_line_ends_stay() -> None:
    text = MINE.replace("\n", "\r\n")
    assert tomllib.loads(set_value(text, "runner.unit", "mi"))["runner"]["unit"] == "mi"


@pytest.mark.parametrize(
    ("text", "name", "value", "code", "remedy"),
    [
        ("", "runner.unit", "parsec", "unknown-word", "write km or mi"),
        ("", "runner.uint", "km", "unknown-key", "did you mean `runner.unit`?"),
        ("", "theme", "dark", "unknown-key", "did you mean `screen.theme`?"),
        ("", "zzz", "1", "unknown-key", "shows all keys"),
        ("", "runner.threshold", "", "no-value", "after the key"),
        ("", "runner.max_hr", " ", "no-value", "take `runner.max_hr` out of the file"),
        ("", "runner.max_hr", "fast", "not-a-number", "172"),
        ("", "runner.max_hr", "190\n[treadmill]", "not-a-number", "172"),
        ("[runner]\nmax_hr = 170\n", "runner.threshold_hr", "175", "threshold-above-maximum", "maximal"),
        ("", "runner.race_date", "2026-03-01", "date-without-race", "race"),
        ("[runner\n", "runner.unit", "km", "not-toml", ""),
        ("runner = 5\n", "runner.unit", "km", "not-editable", "by hand"),
    ],
)
def test_refused(text: str, name: str, value: str, code: str, remedy: str) -> None:
    with pytest.raises(Refused) as refused:
        set_value(text, name, value)
    assert refused.value.code == code
    assert remedy in refused.value.help


def test_an_old_mistake_does_not_stand_in_the_way() -> None:
    text = "[runner]\nmax_hr = 170\nthreshold_hr = 175\nuint = 5\n"
    assert set_value(text, "screen.theme", "auto").startswith(text)


def test_a_race_brings_its_day() -> None:
    today = date(2026, 11, 24)
    dated = set_race("", "10k 40:00 on 2026-10-04", today)
    assert parse_settings(dated).raw == {"runner.race": "10k 40:00", "runner.race_date": date(2026, 10, 4)}
    assert parse_settings(set_race(dated, "half 1:30:00", today)).raw == {"runner.race": "half 1:30:00", "runner.race_date": today}
    with pytest.raises(Refused):
        set_race(dated, "half 1:30", today)


@pytest.mark.parametrize("line", ["", "  "])
def test_no_race_is_told_how_one_is_set(line: str) -> None:
    with pytest.raises(Refused) as refused:
        set_race("", line, date(2026, 11, 24))
    assert (refused.value.code, refused.value.message) == ("no-value", "a value for `runner.race` is missing here")
    assert '`"5k 19:30"`' in refused.value.help


values = st.fixed_dictionaries(
    {},
    optional={
        "runner.unit": st.sampled_from(["km", "mi"]),
        "runner.max_hr": st.integers(150, 220).map(str),
        "runner.paces.5k": st.sampled_from(["3:50/km", "10mph"]),
        "treadmill.top": st.sampled_from(["16", "22.5"]),
        "treadmill.calibration": st.sampled_from(["0.98", "[[10, 9.8]]"]),
        "screen.theme": st.sampled_from(["dark", "light"]),
    },
)


@given(values)
def test_no_way_of_writing_is_damaged(wanted: dict[str, str]) -> None:
    text, held = "runner.unit = 'km'\n", {"runner.unit": "km"}
    for name, value in wanted.items():
        try:
            text = set_value(text, name, value)
            held[name] = value if KEYS[name].is_text else tomllib.loads(f"v = {value}")["v"]
        except Refused as refused:
            if refused.code != "not-editable":
                raise
    assert parse_settings(text).raw == held
    assert parse_settings(text).diagnostics == ()


@given(values, st.sampled_from(["", MINE]))
def test_setting_several_holds_them_all(wanted: dict[str, str], text: str) -> None:
    for name, value in wanted.items():
        text = set_value(text, name, value)
    file = parse_settings(text)
    assert file.diagnostics == ()
    for name, value in wanted.items():
        assert file.raw[name] == (value if KEYS[name].is_text else tomllib.loads(f"v = {value}")["v"])
