"""The settings file: what it means, and what is wrong with it where."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.errors import Diagnostic
from runtimer.domain.heart import HeartRates
from runtimer.domain.profile import Profile, RaceResult
from runtimer.domain.sound import Level, SoundSettings
from runtimer.domain.targets import PaceName
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.formats.settings.runner_settings import Meant, meaning
from runtimer.formats.settings.setting_keys import KEYS, SettingKey, Theme
from runtimer.formats.settings.toml_document import parse_settings

WHOLE = """\
[runner]
unit = "mi"
race = ["5k 19:30 2026-03-01", "10k 40:30"]
threshold = "4:00/km"
max_hr = 190
threshold_hr = 172

[runner.paces]
easy = "5:00/km"
10k = "10mph"
walk = "6km/h"

[treadmill]
unit = "km"
step = 0.5
lowest = 1
top = 16.0
top_incline = 12
incline_step = 1
lag = 5
calibration = [[10, 9.8], [16, 15.5]]

[sound]
backend = "Miniaudio"
level = "coach"
on = ["countdown"]
off = ["last-rep"]
tones = 80
words = 0
offset = 0.2
keep_awake = true
speech = "command"
speech_command = ["voice", "-w"]
language = "de"

[screen]
theme = "light"
"""


def meant(text: str) -> Meant:
    file = parse_settings(text)
    assert file.diagnostics == ()
    result = meaning(file)
    assert result.diagnostics == ()
    return result


def found(text: str) -> list[Diagnostic]:
    file = parse_settings(text)
    return [*file.diagnostics, *meaning(file).diagnostics]


def test_every_key() -> None:
    whole = meant(WHOLE)
    assert whole.profile == Profile(
        Unit.MI,
        (RaceResult(5000, 1170, date(2026, 3, 1)), RaceResult(10_000, 2430)),
        1000 / 240,
        {PaceName.EASY: 1000 / 300, PaceName.TEN_K: Unit.MI.from_per_hour(10)},
        Unit.KM.from_per_hour(6),
        HeartRates(190, 172),
    )
    assert whole.treadmill == Treadmill(Unit.KM, 0.5, 1, 16, 12, 1, 5, ((10, 9.8), (16, 15.5)))
    assert whole.theme is Theme.LIGHT
    assert whole.sound == SoundSettings(
        "miniaudio",
        Level.COACH,
        frozenset({"countdown"}),
        frozenset({"last-rep"}),
        0.8,
        0,
        0.2,
        True,
        "command",
        ("voice", "-w"),
        "de",
    )


def test_everything_is_optional() -> None:
    assert meant("") == Meant()
    assert meant("[runner]\n[screen]\n# nothing\n") == Meant()


def test_an_empty_table_is_an_ordinary_treadmill_in_the_unit_of_the_runner() -> None:
    assert meant("[treadmill]\n").treadmill == Treadmill()
    machine = meant('runner.unit = "mi"\n[treadmill]\n').treadmill
    assert machine == Treadmill(Unit.MI, lowest=0.5, top=12.0)


def test_a_factor_is_measured_by_shown() -> None:
    machine = meant("[treadmill]\ncalibration = 0.98\n").treadmill
    assert machine
    assert machine.setting_for(Unit.KM.from_per_hour(9.8)).shown == 10.0


@pytest.mark.parametrize(
    ("text", "scale"), [("+2%", 1.02), ("-1.5 %", 0.985), ("−20%", 0.8), ("3%", 1.03), ("0%", 1.0)]
)
def test_a_scale_of_all_speeds(text: str, scale: float) -> None:
    assert meant(f'[runner]\nscale = "{text}"\n').scale == pytest.approx(scale)


@pytest.mark.parametrize("key", KEYS.values(), ids=lambda key: key.name)
def test_every_example_has_a_meaning(key: SettingKey) -> None:
    name, example = key.name, key.example
    table, _, last = name.rpartition(".")
    meant(f"[{table}]\n{last} = {example}\n")


@pytest.mark.parametrize(
    ("text", "line", "column", "width", "code", "remedy"),
    [
        ('[runner]\nuint = "km"\n', 2, 1, 4, "unknown-key", "did you mean `unit`?"),
        ("[runer]\nx = 1\n", 1, 2, 5, "unknown-key", "did you mean `[runner]`?"),
        ('[screen]\nunit = "km"\n', 2, 1, 4, "unknown-key", "`unit` belongs below `[runner]`"),
        ('[runner.paces]\nesay = "5:00/km"\n', 2, 1, 4, "unknown-key", "did you mean `easy`?"),
        ("[screen]\nxyzzy = 1\n", 2, 1, 5, "unknown-key", "known here: theme"),
        ("runner = 5\n", 1, 10, 1, "not-a-table", "`[runner]`"),
        ('[runner]\n  unit = "miles"  # far\n', 2, 10, 7, "unknown-word", "write km or mi"),
        ("[runner]\nunit = 5\n", 2, 8, 1, "not-a-text", '`"km"`'),
        ("[runner]\nunit = true\n", 2, 8, 4, "not-a-text", '`"km"`'),
        ('[runner]\nrace = ""\n', 2, 8, 2, "no-value", '`"5k 19:30"`, or remove the line'),
        ('[runner.paces]\neasy = " "\n', 2, 8, 3, "no-value", '`"5:20/km"`, or remove the line'),
        ('[runner]\nrace = "5k"\n', 2, 8, 4, "not-a-race", "`5k 19:30`"),
        (
            '[runner]\nrace = "half 1:35"\n',
            2,
            8,
            11,
            "senseless-race",
            "did you mean `half 1:35:00`, in hours?",
        ),
        ('[runner]\nrace = "marathon 50:00"\n', 2, 8, 16, "senseless-race", "distance and a time"),
        ('[runner]\nrace = "5k 19:30 2026-13-01"\n', 2, 8, 21, "not-a-day", "2026-03-01"),
        ("[runner]\nrace_date = 2026-03-01\n", 2, 1, 9, "unknown-key", "write the day behind the race"),
        ('[runner]\nrace = ["5k 19:30", "10k"]\n', 2, 8, 19, "not-a-race", "`5k 19:30`"),
        ("[runner]\nrace = []\n", 2, 8, 2, "no-value", "or remove the line"),
        ("[runner]\nrace = [5]\n", 2, 8, 3, "not-texts", "write it like"),
        ('[runner]\nthreshold = "4:05"\n', 2, 13, 6, "bare-number", "`4:05/km` or `4:05/mi`"),
        ('[runner]\nthreshold = "4:00-4:10/km"\n', 2, 13, 14, "not-one-pace", "5:20/km"),
        ('[runner.paces]\neasy = "marathon"\n', 2, 8, 10, "not-one-pace", "5:20/km"),
        ('[runner.paces]\neasy = "90km/h"\n', 2, 8, 8, "senseless-speed", "between"),
        ('[runner]\nmax_hr = "190"\n', 2, 10, 5, "not-a-number", "`172`"),
        ("[runner]\nmax_hr = true\n", 2, 10, 4, "not-a-number", "`172`"),
        ("[runner]\nmax_hr = nan\n", 2, 10, 3, "not-a-number", "`172`"),
        ("[runner]\nmax_hr = 20\n", 2, 10, 2, "senseless-number", "between 80 and 230"),
        ("[runner]\nmax_hr = 170\nthreshold_hr = 172\n", 3, 16, 3, "threshold-above-maximum", "maximal"),
        ("[runner]\nscale = 2\n", 2, 9, 1, "not-a-text", '`"+2%"`'),
        ('[runner]\nscale = "fast"\n', 2, 9, 6, "not-a-change", "`+2%`"),
        ('[runner]\nscale = "+30%"\n', 2, 9, 6, "senseless-change", "-20% and +20%"),
        ('[sound]\nlevel = "choach"\n', 2, 9, 8, "unknown-word", "did you mean `coach`?"),
        ('[sound]\nbackend = "alsa"\n', 2, 11, 6, "unknown-word", "miniaudio"),
        ('[sound]\noff = ["countdwn"]\n', 2, 7, 12, "unknown-word", "did you mean `countdown`?"),
        ('[sound]\non = "countdown"\n', 2, 6, 11, "not-texts", '`["one", "two"]`'),
        ("[sound]\ntones = 110\n", 2, 9, 3, "senseless-number", "between 0 and 100 percent"),
        ('[sound]\nkeep_awake = "yes"\n', 2, 14, 5, "not-a-flag", "`true`"),
        ("[sound]\nspeech_command = []\n", 2, 18, 2, "no-command", "espeak-ng"),
        ('[sound]\nspeech_command = ["say\\u0007"]\n', 2, 18, 13, "not-texts", "`"),
        ("[treadmill]\nlowest = 5\ntop = 4\n", 3, 7, 1, "top-below-lowest", "unit of the display"),
        ("[treadmill]\ncalibration = 3\n", 2, 15, 1, "senseless-calibration", "factor"),
        (
            "[treadmill]\ncalibration = [\n  [10, 9],\n  [8, 8],\n]\n",
            2,
            15,
            1,
            "unordered-calibration",
            "slowest first",
        ),
        ("[treadmill]\ncalibration = [[10, 9, 8]]\n", 2, 15, 12, "not-a-calibration", "points"),
        ("[treadmill]\ncalibration = [[0, 0]]\n", 2, 15, 8, "senseless-calibration", "points"),
        ("[treadmill]\ncalibration = []\n", 2, 15, 2, "not-a-calibration", "points"),
        ('[screen]\ntheme = "drak"\n', 2, 9, 6, "unknown-word", "did you mean `dark`?"),
        ("[runner]\nunit = mi\n", 2, 8, 2, "not-toml", '`unit = "mi"`'),
        ("[runner]\nrace = 5k 19:30  # mine\n", 2, 8, 8, "not-toml", '`race = "5k 19:30"`'),
        ('[runner]\nunit = "km"\nunit = "mi"\n', 3, 12, 1, "not-toml", "once"),
        ("[runner\n", 1, 8, 1, "not-toml", "a line of its own"),
        ('[runner]\nunit = "km', 2, 11, 1, "not-toml", "quotes"),
    ],
)
def test_mistake(text: str, line: int, column: int, width: int, code: str, remedy: str) -> None:
    (one,) = found(text)
    assert (one.line, one.column, one.width, one.code) == (line, column, width, code)
    assert remedy in one.help


@pytest.mark.parametrize(
    "char", "\u00a0\u2007\u202f\u3000\u200b\u200d\u2060\ufeff\u00ad\u202e\u2028\x85", ids=ascii
)
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('@[runner]\nunit = "km"\n', 1, 1),
        ('[@runner]\nunit = "km"\n', 1, 2),
        ('[runner]@\nunit = "km"\n', 1, 9),
        ('[runner]\n@unit = "km"\n', 2, 1),
        ('[runner]\nunit@= "km"\n', 2, 5),
        ('[runner]\nunit =@"km"\n', 2, 7),
        ('[runner]\nunit = "km"@\n', 2, 12),
        ("[runner]\nmax_hr = 1@90\n", 2, 11),
    ],
)
def test_an_invisible_character_is_named_at_its_place(char: str, text: str, line: int, column: int) -> None:
    (one,) = found(text.replace("@", char))
    assert (one.line, one.column, one.code) == (line, column, "not-toml")
    assert f"U+{ord(char):04X}" in one.message


def test_blanks_of_any_kind_may_stand_in_a_value() -> None:
    assert parse_settings('[runner]\nunit = "km\u00a0"\nthreshold = "4:05\u202f/km"\n').values.keys() == {
        "runner.unit",
        "runner.threshold",
    }


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("unit = “mi”", 'write `unit = "mi"`'),
        ("unit: mi", 'put a text in quotes: `unit = "mi"`'),
        ('unit = "mi\u200b"', "write `mi`"),
        ("threshold = “4:05/km”", 'write `threshold = "4:05/km"`'),
        ("max_hr = １９０", "write `max_hr = 190`"),
        ("max_hr = “190”", "write `max_hr = 190`"),
        ("max_hr = 190bpm", "write `max_hr = 190`"),
        ("scale = −2%", 'put a text in quotes: `scale = "−2%"`'),
        ('scale = "—2%"', "write `-2%`"),
        ("race = 5k 19:30 30.10.2026", "write it like `race ="),
        ('race = "5k 19:30 30.10.2026"', "write `2026-10-30`"),
        ('race = ["5k 19:30", "10k 40:30 10/30/2026"]', "write `2026-10-30`"),
    ],
)
def test_what_is_pasted_into_a_value_has_its_remedy(line: str, remedy: str) -> None:
    (one,) = found(f"[runner]\n{line}\n")
    assert one.line == 2
    assert remedy in one.help


@pytest.mark.parametrize(
    ("line", "remedy"),
    [("keep_awake = True", "write `keep_awake = true`"), ("tones = 80%", "write `tones = 80`")],
)
def test_a_value_that_is_no_text_is_not_to_be_put_in_quotes(line: str, remedy: str) -> None:
    assert [one.help for one in found(f"[sound]\n{line}\n")] == [remedy]


def test_names_in_other_letters_hide_no_mistake_and_count_for_nothing() -> None:
    text = '[Runner]\nUnit = "furlong"\nmax_hr = 20\n[SOUND]\nTones = 110\n[screen]\nTheme = "light"\n'
    file = parse_settings(text)
    assert [(one.line, one.column, one.code) for one in file.diagnostics] == [
        *[(1, 2, "unknown-key"), (2, 1, "unknown-key"), (2, 8, "unknown-word"), (3, 10, "senseless-number")],
        *[(4, 2, "unknown-key"), (5, 1, "unknown-key"), (5, 9, "senseless-number"), (7, 1, "unknown-key")],
    ]
    assert file.values == {}
    assert meaning(file).theme is Theme.DARK


def test_all_mistakes_at_once_and_the_rest_counts() -> None:
    text = '[runner]\nuint = "km"\nrace = "5k 19:30"\nmax_hr = 20\n[treadmill]\nlag = -1\nstep = 0.5\n'
    file = parse_settings(text)
    assert [(one.line, one.code) for one in file.diagnostics] == [
        (2, "unknown-key"),
        (4, "senseless-number"),
        (6, "senseless-number"),
    ]
    assert meaning(file).profile == Profile(races=(RaceResult(5000, 1170),))
    assert meaning(file).treadmill == Treadmill(step=0.5)


def test_values_that_do_not_go_together_leave_the_first() -> None:
    file = parse_settings("[runner]\nmax_hr = 170\nthreshold_hr = 172\n[treadmill]\ntop = 0.5\n")
    assert meaning(file).profile.heart == HeartRates(170)
    assert meaning(file).treadmill == Treadmill()


@pytest.mark.parametrize(
    "text",
    [
        "[runner]\r\nunit = 5\r\n",
        "# [runner]\n'runner'.unit = 5\n",
        '[screen]\ntheme = """\n[runner]\nunit = 1\n"""\n[runner]\n"unit" = 5\n',
        "runner = {unit = 5}\n",
    ],
)
def test_a_mistake_is_found_in_every_way_of_writing(text: str) -> None:
    last = found(text)[-1]
    assert last.code == "not-a-text"
    assert text.splitlines()[last.line - 1][last.column - 1 :][: last.width] in ("5", "{unit = 5}")


def test_a_file_of_nonsense_is_cut_short() -> None:
    assert len(found("".join(f"key{number} = 1\n" for number in range(5000)))) == 50


@given(st.text(max_size=60) | st.text(alphabet="[]{}=\"'.,#\n\\ unrace190km-:", max_size=60))
def test_nothing_makes_it_raise(text: str) -> None:
    for prefix in ("", "[runner]\n", "[treadmill]\ncalibration = "):
        for one in found(prefix + text):
            assert 1 <= one.line <= (prefix + text).count("\n") + 1
            assert one.column >= 1


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 100_000,
        "x = " + "9" * 10_000,
        "x = " + "[" * 3000 + "]" * 3000,
        "x = a" + " " * 100_000 + "b",
    ],
)
def test_hostile_files_are_a_diagnostic(text: str) -> None:
    assert len(found(text)) == 1


@given(
    st.dictionaries(
        st.sampled_from(sorted(KEYS)),
        st.integers() | st.text() | st.booleans() | st.lists(st.integers(), max_size=2),
    )
)
def test_any_value_is_taken_or_told(values: dict[str, object]) -> None:
    text = "".join(f"{name} = {tomlkit.item(value).as_string()}\n" for name, value in values.items())
    tomllib.loads(text)
    file = parse_settings(text)
    assert len(file.values) + len(file.diagnostics) == len(values)
