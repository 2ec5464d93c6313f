"""What people paste, and what other keyboards write: one error at its place with its remedy, or valid.

Never read as something else.
"""

from __future__ import annotations

import pytest
from formats.mistakes.seeded import HEAD, STEP
from formats.mistakes.wild import CHARACTERS, WILD, Wild

from runtimer.domain.errors import Severity
from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.units import LengthUnit
from runtimer.domain.workout import Step
from runtimer.formats.workouts.native.encodings import Unreadable, decode
from runtimer.formats.workouts.native.parser import Parsed, parse_workout
from runtimer.formats.workouts.native.yaml_reader import FASTEST, PURE, read

BLANKS = "\u00a0\u1680\u2000\u2003\u2007\u2009\u200a\u202f\u205f\u3000"
WIDTHLESS = "\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2062\u2066\u2069\u206a\u2800\u3164\ufe0f\uffa0\ufff9"
TAGS = "\U000e0001\U000e0100"
"""Invisible characters above the first plane."""


def told(parsed: Parsed) -> list[tuple[str, int, int]]:
    return [(one.code, one.line, one.column) for one in parsed.diagnostics]


def step_of(text: str) -> Step:
    """The first step of a file that must be free of errors and doubts."""
    parsed = parse_workout(text)
    assert parsed.diagnostics == ()
    assert parsed.workout
    step = parsed.workout.steps[0]
    assert isinstance(step, Step)
    return step


@pytest.mark.parametrize("wild", WILD, ids=lambda wild: wild.name)
def test_a_wild_text_is_one_error_at_its_place(wild: Wild) -> None:
    parsed = parse_workout(wild.data)
    assert told(parsed) == [(wild.code, wild.line, wild.column)]
    assert wild.help in parsed.diagnostics[0].help
    assert parsed.workout is None


@pytest.mark.parametrize(
    "wild", [one for one in WILD if one.code not in ("not-utf-8", "binary")], ids=lambda wild: wild.name
)
def test_both_parsers_agree_on_wild_texts(wild: Wild) -> None:
    outcomes = []
    for loader in (FASTEST, PURE):
        try:
            outcomes.append(repr(read(decode(wild.data), loader)))
        except Unreadable as error:
            outcomes.append(repr(error.diagnostic))
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(
    "wild", [one for one in CHARACTERS if one.code == "look-alike"], ids=lambda wild: wild.name
)
def test_a_character_that_is_not_read_is_named(wild: Wild) -> None:
    message = parse_workout(wild.data).diagnostics[0].message
    assert "U+" in message


@pytest.mark.parametrize("char", [*BLANKS, *WIDTHLESS], ids=ascii)
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("@name: x\nsteps:\n  - run: 1km\n", 1, 1),
        ("name:@x\nsteps:\n  - run: 1km\n", 1, 6),
        ("name: x\nsteps:@\n  - run: 1km\n", 2, 7),
        ("name: x\n@\nsteps:\n  - run: 1km\n", 2, 1),
        (f"{HEAD}  -@run: 1km\n", 3, 4),
        (f"{HEAD}  - @run: 1km\n", 3, 5),
        (f"{HEAD}  - run:@1km\n", 3, 9),
        (f"{HEAD}  - run: @1km\n", 3, 10),
        (f"{HEAD}{STEP}@ - run: 1km\n", 4, 1),
        (f"{HEAD}{STEP}   @pace: easy\n", 4, 4),
        (f"{HEAD}{STEP}    pa@ce: easy\n", 4, 7),
        (f"{HEAD}{STEP}    pace@: easy\n", 4, 9),
        (f"{HEAD}{STEP}    note:@hello\n", 4, 10),
        (f"{HEAD}{STEP}    note: |\n      one\n     @two\n", 6, 6),
        (f"{HEAD}  - {{run:@1km}}\n", 3, 10),
        (f"{HEAD}  - {{run: 1km,@pace: easy}}\n", 3, 15),
        (f"{HEAD}  - {{r@un: 1km}}\n", 3, 7),
    ],
)
def test_an_invisible_character_outside_of_a_text_is_named_at_its_place(
    char: str, text: str, line: int, column: int
) -> None:
    parsed = parse_workout(text.replace("@", char))
    assert told(parsed) == [("invisible", line, column)]
    assert f"U+{ord(char):04X}" in parsed.diagnostics[0].message
    assert parsed.diagnostics[0].help == (
        "write an ordinary blank"
        if char in BLANKS and "pa@ce" not in text and "r@un" not in text and "e@:" not in text
        else "remove it"
    )


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_a_row_of_invisible_blanks_is_told_once(blank: str) -> None:
    parsed = parse_workout(f"{HEAD}{STEP}{blank * 4}pace: easy\n")
    assert [(one.code, one.line, one.column, one.width) for one in parsed.diagnostics] == [
        ("invisible", 4, 1, 4)
    ]


@pytest.mark.parametrize("char", WIDTHLESS, ids=ascii)
@pytest.mark.parametrize(("value", "column"), [("1@km", 11), ("1km@", 13), ("1@ km", 11)])
def test_an_invisible_character_in_a_value_is_named_at_its_place(char: str, value: str, column: int) -> None:
    parsed = parse_workout(f"{HEAD}  - run: {value}\n".replace("@", char))
    assert told(parsed) == [("invisible", 3, column)]


def test_each_invisible_character_is_told_and_nothing_is_hidden_by_it() -> None:
    parsed = parse_workout(
        f"{HEAD}  -\u00a0run: 5m\n\u00a0\u00a0\u00a0\u00a0pace: easy\n  - run:\u200b 1km\n    inclne: 1%\n"
    )
    assert told(parsed) == [
        *[
            ("invisible", 3, 4),
            ("short-distance", 3, 10),
            ("invisible", 4, 1),
            ("invisible", 5, 9),
            ("unknown-key", 6, 5),
        ],
    ]


def test_what_stands_behind_an_invisible_character_keeps_its_column() -> None:
    assert told(parse_workout(f"{HEAD}  - r\u200bun\u200b:\u200b 5m\n")) == [
        *[("invisible", 3, 6), ("invisible", 3, 9), ("invisible", 3, 11), ("short-distance", 3, 13)],
    ]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
def test_a_blank_of_any_kind_stands_between_a_number_and_its_unit(blank: str) -> None:
    assert step_of(f"{HEAD}  - run: 10{blank}km\n").goals == (DistanceGoal(10_000, LengthUnit.KM),)
    assert step_of(f"{HEAD}  - run: 1{blank}h{blank}5{blank}min\n").goals == (TimeGoal(3900),)


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
@pytest.mark.parametrize(
    "line",
    [
        *(
            "note: a@b",
            'note: "a@b"',
            "note: 'a@b'",
            'note: "@a b"',
            "note: |\n      a@b\n      @c",
            "note: >-\n      a\n      a@b",
        ),
        *("note: a\n      b@c", "note: a:@b", "note: a@#1"),
        *("cues: [{at: 50%, say: a@b}]", 'cues: [{at: 50%, say: "a,@b: c"}]', "cues: [{at: 50%, say: a:@b}]"),
    ],
)
def test_blanks_of_any_kind_stay_in_texts(blank: str, line: str) -> None:
    step = step_of(f"{HEAD}{STEP}    {line}\n".replace("@", blank))
    assert blank in (step.note or "") + "".join(cue.say or "" for cue in step.cues)


@pytest.mark.parametrize("text", ["👩\u200d🦰", "⚡\ufe0f go", "می\u200cخواهم"])
def test_parts_of_emoji_and_words_stay_in_texts(text: str) -> None:
    assert step_of(f"{HEAD}{STEP}    note: {text}\n").note == text


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("“go”", "“go”"),
        ("“#1 rule”", "“#1 rule”"),
        ("don’t", "don’t"),
        ("5'10\" is tall", "5'10\" is tall"),
        ("easy – then — hard", "easy – then — hard"),
        ("｢１km｣：go", "｢１km｣：go"),
        ("• run • jog", "• run • jog"),
        ('"#1 rule"', "#1 rule"),
        ("rule#1", "rule#1"),
        ("rule # and a comment", "rule"),
        ("|\n      ```\n      • run: 1km\n      pace:easy", "``` • run: 1km pace:easy"),
        ("'1. run: ''it''\n      2. run: x'", "1. run: 'it' 2. run: x"),
        ("x\n      pace:easy", "x pace:easy"),
    ],
)
def test_a_text_may_look_like_anything(text: str, note: str) -> None:
    assert step_of(f"{HEAD}{STEP}    note: {text}\n").note == note


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("2’", 120), ("2′", 120), ("1’30”", 90), ("1′30″", 90), ("45″", 45), ("45”", 45)],
)
def test_typographic_minutes_and_seconds_are_read(text: str, seconds: float) -> None:
    assert step_of(f"{HEAD}  - run: {text}\n").goals == (TimeGoal(seconds),)


@pytest.mark.parametrize(
    ("line", "code", "column", "said"),
    [
        ("note: Rule #1 is easy", "cut-text", 16, '`"Rule #1 is easy"`'),
        ("say: go #now", "cut-text", 13, '`"go #now"`'),
        ("note: a\n      rule #1", "cut-text", 12, '`"rule #1"`'),
        ("note: &go now", "unused-anchor", 11, "in quotes"),
    ],
)
def test_a_text_that_loses_a_part_is_doubted(line: str, code: str, column: int, said: str) -> None:
    parsed = parse_workout(f"{HEAD}{STEP}    {line}\n")
    (doubt,) = parsed.diagnostics
    assert (doubt.severity, doubt.code, doubt.line, doubt.column) == (
        Severity.WARNING,
        code,
        4 + line.count("\n"),
        column,
    )
    assert said in doubt.help
    assert parsed.workout


def test_keys_in_other_letters_hide_no_mistake() -> None:
    text = "Name: x\nSteps:\n  - Run: 5m\n    incline: 99%\n  - REPEAT: 0\n    STEPS:\n      - Jog: 1\n    Between:\n      - rest: 5m\n"
    parsed = parse_workout(text)
    assert told(parsed) == [
        *[
            ("unknown-key", 1, 1),
            ("unknown-key", 2, 1),
            ("unknown-key", 3, 5),
            ("short-distance", 3, 10),
            ("senseless-incline", 4, 14),
        ],
        *[
            ("unknown-key", 5, 5),
            ("no-repetition", 5, 13),
            ("unknown-key", 6, 5),
            ("unknown-key", 7, 9),
            ("bare-number", 7, 14),
        ],
        *[("unknown-key", 8, 5), ("short-distance", 9, 15)],
    ]
    meant = [one.help for one in parsed.diagnostics if one.code == "unknown-key"]
    assert meant == [
        f"did you mean `{key}`?" for key in ("name", "steps", "run", "repeat", "steps", "jog", "between")
    ]


@pytest.mark.parametrize("key", ["Steps", "STEPS", "stesp", "step", "“steps”"])
def test_a_misspelt_list_is_looked_into(key: str) -> None:
    assert told(parse_workout(f"name: x\n{key}:\n  - run: 5m\n")) == [
        ("unknown-key", 2, 1),
        ("short-distance", 3, 10),
    ]


def test_a_key_in_other_letters_beside_the_right_one_is_unknown() -> None:
    assert told(parse_workout(f"{HEAD}{STEP}    Run: 5m\n")) == [("unknown-key", 4, 5)]


def test_very_many_slips_are_cut_short() -> None:
    assert told(parse_workout(HEAD + "  • run: 1km\n" * 40_000))[-1][0] == "many-problems"
