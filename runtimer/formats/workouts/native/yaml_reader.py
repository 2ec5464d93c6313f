"""Text to a tree of nodes, with whichever YAML parser there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from runtimer.formats.workouts.native.encodings import check_characters
from runtimer.formats.workouts.native.event_tree import Builder, Contested, Tree
from runtimer.formats.workouts.native.nodes import Broken, Place
from runtimer.formats.workouts.native.text_positions import Layout, laid_out
from runtimer.formats.workouts.native.yaml_errors import syntax_error

PURE: Any = yaml.BaseLoader
FASTEST: Any = getattr(yaml, "CBaseLoader", PURE)
"""The parser that is always there, and libyaml's where PyYAML was built with it."""


def read(text: str, loader: Any = FASTEST) -> Tree:
    """The tree of a text, with what is wrong in its writing.

    Raises Unreadable when it breaks a limit or is no text.
    """
    check_characters(text)
    layout = laid_out(text)
    tree = _built(layout, loader)
    return Tree(tree.root, (*layout.diagnostics, *tree.diagnostics))


def _built(layout: Layout, loader: Any) -> Tree:
    try:
        return Builder(layout, loader is PURE).build(_events(layout.text, loader))
    except (yaml.YAMLError, Contested) as error:
        if isinstance(error, yaml.YAMLError) and loader is PURE:
            diagnostic = syntax_error(error, layout)
            # What was mended there may have been meant otherwise: one mistake, one error.
            is_mended = any(
                error_of_layout.line in (diagnostic.line, diagnostic.line - 1)
                for error_of_layout in layout.errors
            )
            return Tree(Broken(Place(1, 1)), () if is_mended else (diagnostic,))
        # The pure parser has the last word, so that a file means the same with both, and is wrong in the same
        # place.
        return _built(layout, PURE)


def _events(text: str, loader: Any) -> Iterator[Any]:
    parser = loader(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()
