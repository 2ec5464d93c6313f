"""Laws of reading: nothing raises, both YAML parsers agree, the schema knows what the loader knows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from formats.mistakes.seeded import PARSING, Mistake
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from runtimer.domain.errors import Severity
from runtimer.formats.workouts.native.encodings import Unreadable, decode
from runtimer.formats.workouts.native.event_tree import Tree
from runtimer.formats.workouts.native.json_schema import workout_schema
from runtimer.formats.workouts.native.parser import Parsed, parse_workout
from runtimer.formats.workouts.native.yaml_reader import FASTEST, PURE, read
from runtimer.wording.eye.diagnostics import render

SHIPPED = {
    file.name: file.read_text("utf-8")
    for file in sorted((Path(__file__).parents[4] / "workouts").glob("*.yaml"))
}
PIECES = [
    *"\n\r\t :-[]{}#&*!|>'\"%@`,?~<\\",
    *(
        "\u00a0",
        "\u200b",
        "\u00a0\u00a0",
        "“",
        "”",
        "—",
        "−",
        "：",
        "• ",
        "* ",
        "1. ",
        "```\n",
        "#1",
        ",5",
        "Run: ",
        "Steps:\n",
        "１",
        "½",
    ),
    *(
        "  ",
        "- ",
        ": ",
        "<<: ",
        "&a ",
        "*a",
        "|\n",
        "---\n",
        "...\n",
        "? ",
        "!!str ",
        "é",
        "漢",
        "🏃",
        "5m",
        "\x07",
    ),
]
FIELDS = ("run", "jog", "pace", "speed", "in", "incline", "hr", "rpe", "repeat", "at", "license")

SEEN_BY_SCHEMA = (
    *(
        "unknown key",
        "unknown key of the workout",
        "unknown verb",
        "no verb",
        "wrong unit",
        "metres for minutes",
        "bare number",
    ),
    *(
        "missing name",
        "missing steps",
        "two verbs",
        "repeat and a verb",
        "two targets",
        "repeat none",
        "repeat too often",
    ),
    *(
        "endless number",
        "newer format",
        "rest in metres",
        "rest at a pace",
        "share of what",
        "between on a step",
        "no repeat",
    ),
    *(
        "a line of words",
        "long text",
        "long name",
        "cue without words",
        "cue with both",
        "sound from elsewhere",
        "licence",
    ),
)


def is_sound(parsed: Parsed) -> bool:
    """Whether there is either a workout, or an error that says why there is none, with a remedy and in the file."""
    errors = [one for one in parsed.diagnostics if one.severity is Severity.ERROR]
    told = all(
        one.help and one.line >= 1 and one.column >= 1 and render(one, "x", parsed.text)
        for one in parsed.diagnostics
    )
    return told and bool(errors) == (parsed.workout is None)


def outcome(text: str, loader: object) -> Tree | object:
    try:
        return read(text, loader)
    except Unreadable as error:
        return error.diagnostic


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A shipped file with a few pieces put in, cut out, or copied elsewhere."""
    text = SHIPPED[draw(st.sampled_from(sorted(SHIPPED)))]
    for _ in range(draw(st.integers(1, 4))):
        at, upto = (draw(st.integers(0, len(text))) for _ in range(2))
        piece = draw(st.sampled_from(PIECES) | st.just(text[at : at + 20]) | st.text(max_size=3))
        cut = draw(st.integers(0, 8))
        text = text[:upto] + piece + text[upto + cut :]
    return text


@given(st.binary() | st.text())
def test_nothing_raises(data: bytes | str) -> None:
    assert is_sound(parse_workout(data))


@given(mutated())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_file_is_a_workout_or_an_error(text: str) -> None:
    assert is_sound(parse_workout(text))


@given(st.sampled_from(FIELDS), st.text("0123456789:.%-/ kmhsinto5E", max_size=12))
def test_any_value_is_understood_or_an_error(key: str, value: str) -> None:
    assert is_sound(parse_workout(f"name: x\nsteps:\n  - {key}: '{value}'\n"))
    assert is_sound(parse_workout(f"name: x\nsteps:\n  - run: 1km\n    {key}: '{value}'\n"))


@given(mutated())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_both_parsers_agree_on_mutated_files(text: str) -> None:
    assert outcome(text, FASTEST) == outcome(text, PURE)


@pytest.mark.parametrize(
    "mistake",
    [one for one in PARSING if one.code not in ("large-file", "not-utf-8")],
    ids=lambda one: one.name,
)
def test_both_parsers_agree_on_mistakes(mistake: Mistake) -> None:
    text = decode(mistake.data)
    assert outcome(text, FASTEST) == outcome(text, PURE)


def schema_errors(text: str) -> list[str]:
    validator = Draft202012Validator(workout_schema())
    return [error.message for error in validator.iter_errors(yaml.load(text, yaml.BaseLoader))]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(workout_schema())


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_the_schema_accepts_what_is_shipped(name: str) -> None:
    assert schema_errors(SHIPPED[name]) == []


@pytest.mark.parametrize("name", SEEN_BY_SCHEMA)
def test_the_schema_refuses_seeded_mistakes(name: str) -> None:
    assert schema_errors(next(one.data.decode() for one in PARSING if one.name == name))


def test_the_schema_accepts_what_other_readers_make_numbers_of() -> None:
    step = {"run": "1:30", "pace": "5K + 5S/KM", "cadence": 180, "rpe": 8, "incline": "1%", "name": 7}
    document = {"runtimer": 1, "name": 2024, "steps": [{"repeat": 7, "steps": [step]}]}
    assert list(Draft202012Validator(workout_schema()).iter_errors(document)) == []
