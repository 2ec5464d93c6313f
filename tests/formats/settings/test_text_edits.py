"""One value set: everything else stays."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.settings.runner_settings import Meant, meaning
from runtimer.formats.settings.setting_keys import KEYS, SettingKey
from runtimer.formats.settings.text_edits import blank_file, set_races, set_value, unset_value
from runtimer.formats.settings.toml_document import parse_settings

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
    assert set_value(MINE, "runner.unit", "mi") == MINE.replace(
        '# unit = "km"   # mine', 'unit = "mi"     # mine'
    )


def test_a_new_key_leaves_the_others_as_they_are() -> None:
    changed = set_value(
        set_value(MINE, "runner.paces.walk", "9:30/km"), "treadmill.calibration", "[[10, 9.8], [16, 15.5]]"
    )
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
def test_every_key_can_be_set_in_every_file(key: SettingKey, text: str) -> None:
    name, example = key.name, key.example
    changed = set_value(text, name, example.strip('"'))
    file = parse_settings(changed)
    assert name in file.values
    assert set(file.values) == {name}
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
        ("", "runner.max_hr", " ", "no-value", "`runtimer settings unset runner.max_hr`"),
        ("", "runner.max_hr", "fast", "not-a-number", "172"),
        ("", "runner.max_hr", "190\n[treadmill]", "not-a-number", "172"),
        ("[runner]\nmax_hr = 170\n", "runner.threshold_hr", "175", "threshold-above-maximum", "maximal"),
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
    dated = set_races("", "10k 40:00 on 2026-10-04", today)
    assert parse_settings(dated).raw == {"runner.race": "10k 40:00 2026-10-04"}
    assert parse_settings(set_races(dated, "half 1:30:00", today)).raw == {
        "runner.race": "half 1:30:00 2026-11-24"
    }
    with pytest.raises(Refused):
        set_races(dated, "half 1:30", today)


@pytest.mark.parametrize(
    "line",
    [
        "10,000m 40:00, on 2026-10-04, half 1:30:00,  5k 19:30 2026-09-01",
        "10,000m 40:00,  2026-10-04,half 1:30:00 2026-11-24; 5k 19:30 on 2026-09-01,",
        "10,000m 40:00 2026-10-04; half 1:30:00, 5k 19:30 2026-09-01",
    ],
)
def test_several_races_have_commas_between(line: str) -> None:
    text = set_races("", line, date(2026, 11, 24))
    assert parse_settings(text).raw == {
        "runner.race": "10,000m 40:00 2026-10-04, half 1:30:00 2026-11-24, 5k 19:30 2026-09-01"
    }
    assert parse_settings(text).diagnostics == ()
    assert [race.metres for race in parse_settings(text).values["runner.race"]] == [10_000, 21_097.5, 5000]


def test_one_race_without_a_meaning_changes_nothing() -> None:
    text = set_races("", "5k 19:30", date(2026, 11, 24))
    with pytest.raises(Refused):
        set_races(text, "10k 40:00, half", date(2026, 11, 24))


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.name)
@pytest.mark.parametrize(
    "text",
    [
        "",
        MINE,
        "[runner]\nscale = '+1%'\n",
        "runner = {}\n",
        "treadmill.lag = 5\r\nrunner.paces.walk = '9:00/km'\r\n",
    ],
)
def test_what_is_taken_away_is_as_if_it_had_never_been_set(key: SettingKey, text: str) -> None:
    before = parse_settings(text or blank_file())
    if key.name in before.raw:
        text = unset_value(text, key.name)
        before = parse_settings(text)
    changed = unset_value(set_value(text, key.name, key.example.strip('"')), key.name)
    now = parse_settings(changed)
    assert (now.raw, now.diagnostics) == (before.raw, ())
    assert meaning(now) == meaning(before)
    with pytest.raises(Refused, match="is not set"):
        unset_value(changed, key.name)


@pytest.mark.parametrize("text", ["[treadmill]\n# mine\n", "treadmill = {}\n"])
def test_a_treadmill_of_which_nothing_is_said_stays_where_something_else_is_taken_away(text: str) -> None:
    text = f'runner.unit = "mi"\n{text}'
    assert "treadmill" in parse_settings(unset_value(text, "runner.unit")).tables
    assert unset_value(text, "runner.unit").endswith(text.partition("\n")[2])


@pytest.mark.parametrize("before", ["", "[treadmill]\n# step = one notch of my belt, see page 3\n"])
def test_a_sentence_is_no_value_whose_mark_was_forgotten(before: str) -> None:
    assert before in set_value(before, "treadmill.step", "0.2")


def test_a_new_line_ends_as_the_others() -> None:
    assert (
        set_value("[treadmill]\r\ntop = 18\r\n", "treadmill.step", "0.2")
        == "[treadmill]\r\ntop = 18\r\nstep = 0.2\r\n"
    )


def test_line_ends_and_indentation_stay() -> None:
    text = "[treadmill]\r\n  # lag = 7\r\n  step = 0.5\r\n"
    assert set_value(text, "treadmill.lag", "5") == text.replace("# lag = 7", "lag = 5")
    assert unset_value(text, "treadmill.step") == "# [treadmill]\r\n  # lag = 7\r\n  # step = 0.5\r\n"
    assert set_value(unset_value(text, "treadmill.step"), "treadmill.step", "0.5") == text


def test_all_lines_of_a_value_become_comments_and_comments_stay() -> None:
    text = '[sound]\non = [ # mine\n  "halfway", # half\n] # tail\nlevel = "coach"\n'
    assert (
        unset_value(text, "sound.on")
        == '[sound]\n# on = [ # mine\n  # "halfway", # half\n# ] # tail\nlevel = "coach"\n'
    )


def test_what_is_taken_away_stays_as_a_comment() -> None:
    assert unset_value(MINE, "runner.race") == MINE.replace('race = "5k', '# race = "5k')
    assert set_value(unset_value(MINE, "runner.race"), "runner.race", "5k 19:30") == MINE


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("[treadmill]\nlag = [\n 5,\n]\n", ""),
        ("[treadmill]\ncalibration = [\n  [10, 9.8],\n]\nlag = 5\n", "[treadmill]\nlag = 5\n"),
        ("treadmill = { lag = 5, step = 0.5 }\n", "treadmill = { step = 0.5 }\n"),
    ],
)
def test_a_value_of_several_lines_or_beside_another_is_taken_out(text: str, without: str) -> None:
    name = "treadmill.calibration" if "calibration" in text else "treadmill.lag"
    assert parse_settings(unset_value(text, name)).raw == parse_settings(without).raw
    assert parse_settings(unset_value(text, name)).tables == parse_settings(without).tables


def test_a_mistake_can_be_taken_away() -> None:
    assert parse_settings(unset_value("[runner]\nmax_hr = 20\n", "runner.max_hr")).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [("", "runner.unit", "not-set"), ("", "runner.uint", "unknown-key"), ("[", "runner.unit", "not-toml")],
)
def test_not_taken_away(text: str, name: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        unset_value(text, name)
    assert refused.value.code == code


@pytest.mark.parametrize("line", ["", "  "])
def test_no_race_is_told_how_one_is_set(line: str) -> None:
    with pytest.raises(Refused) as refused:
        set_races("", line, date(2026, 11, 24))
    assert (refused.value.code, refused.value.message) == (
        "no-value",
        "a value for `runner.race` is missing here",
    )
    assert '`"5k 19:30 2026-03-01"`' in refused.value.help


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
