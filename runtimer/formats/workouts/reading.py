"""Text to a tree of nodes, with whichever YAML parser there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from runtimer.formats.workouts.building import Builder, Contested, Tree
from runtimer.formats.workouts.decoding import Unreadable, check_characters
from runtimer.formats.workouts.syntax import syntax_error

PURE: Any = yaml.BaseLoader
FASTEST: Any = getattr(yaml, "CBaseLoader", PURE)
"""The parser that is always there, and libyaml's where PyYAML was built with it."""


def read(text: str, loader: Any = FASTEST) -> Tree:
    """The tree of a text; raises Unreadable when it has no sound syntax or breaks a limit."""
    check_characters(text)
    try:
        return Builder(loader is PURE).build(_events(text, loader))
    except (yaml.YAMLError, Contested) as error:
        if isinstance(error, yaml.YAMLError) and loader is PURE:
            raise Unreadable(syntax_error(error)) from None
        # The pure parser has the last word, so that a file means the same with both, and is wrong in the same place.
        return read(text, PURE)


def _events(text: str, loader: Any) -> Iterator[Any]:
    parser = loader(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()
