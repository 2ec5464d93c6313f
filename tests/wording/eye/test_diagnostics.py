"""Diagnostics as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.wording.eye.diagnostics import MOST_COLUMNS, render


def shown(text: str, line: int, column: int, width: int = 1, label: str = "a.yaml") -> list[str]:
    return render(
        Diagnostic(Severity.ERROR, "code", "message", line, column, "help", width), label, text
    ).split("\n")


def test_the_example_of_the_design() -> None:
    text = "\n" * 13 + "        inclne: 1%\n"
    unknown = Diagnostic(
        Severity.ERROR,
        "unknown-key",
        "unknown key `inclne` in a run step",
        14,
        9,
        "did you mean `incline`?",
        6,
    )
    assert render(unknown, "workouts/7x1000.yaml", text) == (
        "error: unknown key `inclne` in a run step\n"
        "  --> workouts/7x1000.yaml:14:9\n"
        "   |\n"
        "14 |         inclne: 1%\n"
        "   |         ^^^^^^\n"
        "   = help: did you mean `incline`?"
    )


def test_a_warning_says_so() -> None:
    assert render(Diagnostic(Severity.WARNING, "c", "slow", 1, 1, "help"), "a", "x").startswith(
        "warning: slow\n"
    )


def test_carets_stand_below_wide_characters() -> None:
    assert shown("漢字: é\u0301x", 1, 5, 3)[3:5] == ["1 | 漢字: é\u0301x", "  |       ^^"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\tb", "a    b"),
        ("a\x1b[2Jb", "a\\x1b[2Jb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\U000e0041b", "a\\U000e0041b"),
    ],
)
def test_what_moves_the_cursor_is_an_escape(text: str, seen: str) -> None:
    assert shown(text, 1, 1)[3] == f"1 | {seen}"
    assert shown("x", 1, 1, label=text)[1] == f" --> {seen}:1:1"


@pytest.mark.parametrize(
    ("line", "column", "width", "seen"),
    [
        ("  -\u00a0run: 1km", 4, 1, ["1 |   -\\xa0run: 1km", "  |    ^^^^"]),
        ("\u2003\u2003pace", 1, 2, ["1 | \\u2003\\u2003pace", "  | ^^^^^^^^^^^^"]),
        ("run:  1km", 5, 2, ["1 | run:  1km", "  |     ^^"]),
    ],
)
def test_a_blank_that_looks_like_another_is_seen_above_its_carets(
    line: str, column: int, width: int, seen: list[str]
) -> None:
    assert shown(line, 1, column, width)[3:5] == seen


def test_carets_below_escapes_are_as_wide() -> None:
    assert shown("ab\u202e\tcd", 1, 3, 2)[4] == "  |   " + "^" * (6 + 4)


@pytest.mark.parametrize("text", ["", "one line"])
def test_without_the_line_there_is_no_excerpt(text: str) -> None:
    assert shown(text, 3, 1) == ["error: message", " --> a.yaml:3:1", "  |", "  = help: help"]


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_system(breaks: str) -> None:
    assert shown(breaks.join(["a", "b", "c"]), 2, 1)[3] == "2 | b"


def test_a_long_line_is_cut_around_the_place() -> None:
    excerpt, carets = shown("x" * 5000 + "here" + "y" * 5000, 1, 5001, 4)[3:5]
    assert excerpt[carets.index("^") : carets.rindex("^") + 1] == "here"
    assert excerpt.startswith("1 | …x")
    assert excerpt.endswith("y…")


@given(st.text(), st.integers(1, 20), st.integers(1, 400), st.integers(0, 400))
def test_an_excerpt_is_printable_and_never_too_wide(text: str, line: int, column: int, width: int) -> None:
    lines = shown(text * 9, line, column, width)
    assert lines[-1] == f"{' ' * len(str(line))} = help: help"
    for one in lines:
        assert len(one) <= MOST_COLUMNS + 40 * 10
        assert not any(char in one for char in "\t\r\x1b\u202e\u2028\x85")
