"""The keys of the settings: what each is said to take, it takes; what parts there are, it says."""

from __future__ import annotations

import tomllib

import pytest

from runtimer.discovery import Kind, part_names
from runtimer.domain.sound import backends, languages, voices
from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.settings.setting_keys import KEYS, TABLES, SettingKey


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_the_example_of_a_key_is_taken(key: SettingKey) -> None:
    written = tomllib.loads(f"value = {key.example}")["value"]
    assert key.read(written) is not None
    assert key.is_text == isinstance(written, str)
    assert key.table in TABLES


@pytest.mark.parametrize(
    ("name", "choices"),
    [("sound.backend", backends()), ("sound.speech", voices()), ("sound.language", languages())],
)
def test_a_key_takes_every_part_and_names_it(name: str, choices: tuple[str, ...]) -> None:
    assert choices
    for choice in choices:
        assert KEYS[name].read(choice.upper()) == choice
        assert choice in KEYS[name].meaning
    with pytest.raises(Refused) as refusal:
        KEYS[name].read("no such thing at all")
    assert all(choice in refusal.value.help for choice in choices)


def test_cues_are_switched_by_the_names_of_their_rules() -> None:
    rules = part_names(Kind.CUE_RULE)
    assert KEYS["sound.off"].read(list(rules)) == frozenset(rules)
    assert all(rule in KEYS["sound.on"].meaning for rule in rules)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("runner.unit", "mi", "mi"),
        ("sound.tones", "80", 80),
        ("sound.on", '["halfway"]', ["halfway"]),
        ("sound.tones", "80 # loud\nmore = 1", "80 # loud\nmore = 1"),
    ],
)
def test_words_of_the_command_line_become_what_toml_would_have(name: str, words: str, value: object) -> None:
    assert KEYS[name].of_words(words) == value
