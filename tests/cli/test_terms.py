"""What a session is run on, from arguments and settings."""

from __future__ import annotations

import argparse

import pytest

from runtimer.cli.terms import Terms, add_session_options, terms_of
from runtimer.domain.sound import Level, SoundSettings
from runtimer.services.settings import Loaded

SET = Loaded(sound=SoundSettings("miniaudio", Level.COACH, words=0.5), theme="light")


def parsed(*arguments: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_session_options(parser)
    return parser.parse_args(arguments)


def test_settings_hold_where_nothing_is_said() -> None:
    assert terms_of(parsed(), SET) == Terms(10.0, None, SET.sound, "light")


def test_what_is_said_counts_more_than_the_settings() -> None:
    terms = terms_of(parsed("--audio", "bell", "--ready", "0"), SET)
    assert (terms.sound.backend, terms.ready_s) == ("bell", 0)
    assert (terms.sound.level, terms.sound.words) == (Level.COACH, 0.5)


def test_a_rehearsal_is_silent_unless_a_sound_is_asked_for() -> None:
    assert terms_of(parsed("--rehearse", "60"), SET).sound.backend == "none"
    assert terms_of(parsed("--rehearse", "60", "--audio", "none"), SET).is_rehearsal
    assert terms_of(parsed("--rehearse", "60", "--audio", "bell"), SET).sound.backend == "bell"


@pytest.mark.parametrize(
    ("terms", "ends_by_itself"),
    [(Terms(), False), (Terms(rehearse=10), True), (Terms(keys_come=False), True)],
)
def test_steps_that_a_key_would_end_end_by_themselves_where_nobody_presses_one(
    terms: Terms, ends_by_itself: bool
) -> None:
    assert terms.auto_done is ends_by_itself


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (("--rehearse", "0"), "N must be a number within 0.1 and 100000"),
        (("--rehearse", "fast"), "N must be a number"),
        (("--ready", "-1"), "S must be seconds within 0 and 600"),
        (("--ready", "nan"), "S must be seconds"),
    ],
)
def test_nonsense_is_refused_with_its_remedy(
    arguments: tuple[str, ...], remedy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parsed(*arguments)
    assert remedy in capsys.readouterr().err
