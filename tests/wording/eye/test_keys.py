"""The one table of keys, and that whoever needs a key finds it there."""

from __future__ import annotations

from datetime import timedelta

import builders as b
import pytest

from runtimer.cli.key_lines import KEYS as NAMED_IN_LINES
from runtimer.domain.units import Unit
from runtimer.services.keypad import Keypad
from runtimer.ui.terminal.key_names import key_of
from runtimer.ui.terminal.tokens import Character
from runtimer.wording.eye import keys
from runtimer.wording.eye.keys import ALIASES, KEYS, TABLE, Action, Repeats

NOT_THE_SESSIONS = {Action.REMEMBER, Action.HELP, Action.INTERRUPT, Action.ESCAPE, Action.UNIT}


def test_each_key_is_for_one_thing_and_each_thing_has_keys() -> None:
    names = [name for key in KEYS for name in key.names]
    assert len(names) == len(set(names))
    assert {key.action for key in KEYS} == set(Action)


def test_another_name_of_a_key_is_no_key_itself() -> None:
    for alias, name in ALIASES.items():
        assert keys.action_of(alias) is keys.action_of(name) is not None
        assert alias not in keys.ACTIONS


@pytest.mark.parametrize("character", [*"+=-[]?., pnadcsmurq0123456789"])
def test_what_the_terminal_types_is_found_in_the_table(character: str) -> None:
    pressed = key_of(Character(character))
    assert pressed is not None
    assert keys.action_of(pressed.name) is keys.action_of(character) is not None


SESSION_KEYS = [name for key in KEYS if key.action not in NOT_THE_SESSIONS for name in key.names]


@pytest.mark.parametrize("name", SESSION_KEYS)
def test_the_keypad_knows_every_key_of_a_session(name: str) -> None:
    at = timedelta(seconds=30)
    session = b.session(b.times(3, b.run_s(60, 4)))
    keypad = Keypad(Unit.KM)
    if keys.action_of(name) is Action.TYPE:
        keypad.press("1", at, session.glance(at))
        keypad.press(name, at, session.glance(at))
        assert keypad.typed(at) != "1"
    else:
        assert keypad.press(name, at, session.glance(at)) is not None


def test_lines_name_what_is_no_matter_of_a_screen() -> None:
    assert set(NAMED_IN_LINES) == {name for key in KEYS if not key.on_screen for name in key.names}
    assert {"space", "right", "plus", "[", "q"} <= set(NAMED_IN_LINES)
    assert not {"u", "r", "escape", "question_mark", "ctrl+c", "1"} & set(NAMED_IN_LINES)


def test_only_figures_count_however_fast_they_come() -> None:
    assert keys.repeating(Repeats.EVERY) == {*"0123456789", ".", "backspace"}


def test_the_help_explains_every_key_once() -> None:
    rows = keys.help_rows()
    signs = " ".join(sign for sign, _ in rows).split()
    assert len(signs) == len(set(signs)) + 1, "enter takes what is typed, too"
    assert len(rows) == sum(len(row.words) for row in TABLE)
    assert all(words for _, words in rows)
    assert "→ n enter PageDown" in dict(rows)


def test_signs_are_what_a_key_bears() -> None:
    assert keys.sign_of(Action.NEXT) == "→"
    assert keys.sign_of(Action.LONGER, Action.SHORTER) == "+ -"
    assert keys.sign_of(Action.FASTER, Action.SLOWER) == "↑ ↓"
    assert keys.sign_of(Action.HELP) == "?"
