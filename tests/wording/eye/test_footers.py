"""Footers: the keys that are of use at an instant, the one that is wanted first."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.engine.running.commands import Command, Next, Pause, Resume, Start
from runtimer.engine.session import Session
from runtimer.engine.view.glance import Glance
from runtimer.wording.eye import footers


def glance(session: Session, seconds: float, *commands: Command) -> Glance:
    session.advance(b.at(seconds))
    for command in commands:
        session.apply(command, b.at(seconds))
    return session.glance(b.at(seconds))


@pytest.mark.parametrize(
    ("commands", "words"),
    [((), "start"), ((Start(10),), "start"), ((Start(0),), "pause"), ((Start(0), Pause()), "resume")],
)
def test_the_space_bar_comes_first_with_what_is_wanted_now(commands: tuple[Command, ...], words: str) -> None:
    shown = glance(Session(b.plan(b.run_s(60, 4), b.run_s(60, 4))), 0, *commands)
    assert footers.running(shown)[0] == ("space", words)


def test_a_step_that_a_key_ends_is_done_and_a_workout_that_is_over_summed_up() -> None:
    assert footers.running(glance(b.session(b.run_open(), b.run_s(9)), 5))[0] == ("space", "rep done")
    assert footers.running(glance(b.session(b.run_s(9, 4)), 10))[0] == ("space", "summary")


def test_keys_that_would_do_nothing_are_not_named() -> None:
    session = b.session(b.run_s(60, 4))
    b.give(session, Pause(), 5)
    lead_in = glance(session, 50, Resume())
    assert [sign for sign, _ in footers.running(lead_in)] == ["space", "?"]
    assert ("←", "take back") in footers.running(glance(b.session(b.run_s(60, 4)), 5, Next()))


def test_sets_have_keys_of_their_own() -> None:
    alone, in_set = b.session(b.run_s(60, 4)), b.session(b.times(2, b.run_s(60, 4)))
    names = [dict(footers.running(glance(session, 5))) for session in (alone, in_set)]
    assert [name.get("c") for name in names] == [None, "end set"]
    assert [name.get("a d") for name in names] == [None, "rep more, fewer"]


@pytest.mark.parametrize(
    ("scaled", "back", "keeping", "leaving"),
    [
        (False, None, ("u", "units"), ("q", "leave")),
        (True, None, ("r", "keep"), ("q", "leave")),
        (False, "library", ("u", "units"), ("←", "library")),
    ],
)
def test_before_the_start_a_change_of_speed_can_be_kept(
    scaled: bool, back: str | None, keeping: tuple[str, str], leaving: tuple[str, str]
) -> None:
    hints = footers.ready(scaled=scaled, back=back)
    assert hints[0] == ("space", "start")
    assert keeping in hints
    assert hints[-1] == leaving
    assert len(hints) == 7


def test_after_the_end_the_way_back_is_named_while_there_is_one() -> None:
    assert footers.summary(undoable=True, back=None)[:2] == (("space", "end"), ("←", "take back"))
    assert footers.summary(undoable=False, back="library")[:2] == (("space", "library"), ("↑ ↓", "scroll"))


def test_the_library_names_what_escape_does_once_words_are_typed() -> None:
    assert footers.library(finding=True)[-1] == ("esc", "clear")
    assert footers.library(finding=False)[-2:] == (("?", "keys"), ("q", "leave"))
