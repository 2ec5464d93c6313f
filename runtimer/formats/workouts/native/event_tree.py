"""YAML events to a tree of nodes, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.formats.scalars.characters import described, unprintable
from runtimer.formats.scalars.refusal import quoted
from runtimer.formats.workouts.native.encodings import unreadable
from runtimer.formats.workouts.native.nodes import (
    Broken,
    Mapping,
    MappingEntry,
    Node,
    Place,
    Scalar,
    Sequence,
)
from runtimer.formats.workouts.native.text_positions import Layout

MAX_NODES = 20_000
MAX_NESTING = 64
"""Lists and mappings in each other; eight sets take about half of it."""

_YAML = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Tree:
    """The document and what is wrong with its writing; ``root`` is None when there is no document."""

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Open:
    """A list or mapping that has not ended yet."""

    place: Place
    is_mapping: bool
    anchor: str | None
    before: int
    flow: bool
    height: int = 1
    items: list[Node] = field(default_factory=list)
    entries: dict[str, MappingEntry] = field(default_factory=dict)
    complete: bool = True
    key: Scalar | Broken | None = None


@dataclass(frozen=True, slots=True)
class _Anchored:
    node: Node
    size: int
    height: int


class Contested(Exception):
    """The fast parser may read this differently from the pure one."""


class Builder:
    """Builds nodes from events, iteratively: no nesting in the file nests calls here."""

    def __init__(self, layout: Layout, is_last_word: bool) -> None:
        self._layout = layout
        self._is_last_word = is_last_word
        self._root: Node | None = None
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored] = {}
        self._count = 0
        self._unused: dict[str, Place] = {}
        self._found: list[Diagnostic] = []

    def build(self, events: Iterator[Any]) -> Tree:
        """The tree of one document.

        Raises Unreadable at a limit, Contested where the pure parser must decide.
        """
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._report(
                        "second-document",
                        "a second document begins here",
                        "put it in a file of its own",
                        self._place(event),
                    )
                    break
            else:
                self._take(event)
        for anchor, place in self._unused.items():
            message = (
                f"{quoted('&' + anchor)} is no part of this text: it names it, and nothing asks for the name"
            )
            self._report(
                "unused-anchor",
                message,
                "put the text in quotes if it belongs to it",
                place,
                Severity.WARNING,
            )
        return Tree(self._root, tuple(self._found))

    def _take(self, event: Any) -> None:
        if not self._is_last_word and self._is_contested(event):
            raise Contested
        if isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._counted(1, event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._counted(1, event)
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()

    def _is_contested(self, event: Any) -> bool:
        """Whether the two parsers differ here.

        They do on where a tag or a missing value ends, and on ``?`` in a plain text between brackets.
        """
        if not isinstance(event, yaml.ScalarEvent):
            return getattr(event, "tag", None) is not None
        in_brackets = bool(self._open) and self._open[-1].flow and not event.style
        return event.tag is not None or (in_brackets and (not event.value or "?" in event.value))

    def _counted(self, nodes: int, event: Any) -> None:
        self._count += nodes
        if self._count >= MAX_NODES:
            place = self._place(event)
            message = f"the document has {MAX_NODES:,} nodes or more once its aliases are expanded"
            raise unreadable(
                "many-nodes", message, "write less of it, or fewer aliases", place.line, place.column
            )

    def _scalar(self, event: Any) -> None:
        place = self._place(event)
        if event.anchor:
            self._unused[event.anchor] = place
        char = unprintable(event.value)
        tagged = self._tagged(event)
        if char:
            self._report(
                "unprintable",
                f"this text has an unprintable character, {described(char)}",
                "remove it",
                place,
            )
        self._add(Broken(place) if char or tagged else Scalar(place, event.value), event.anchor)

    def _begin(self, event: Any) -> None:
        self._tagged(event)
        if len(self._open) >= MAX_NESTING:
            self._too_deep(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(
            _Open(self._place(event), is_mapping, event.anchor, self._count, bool(event.flow_style))
        )

    def _too_deep(self, event: Any) -> None:
        place = self._place(event)
        raise unreadable(
            "deep",
            f"nested more than {MAX_NESTING} deep",
            "sets nest at most 8 deep",
            place.line,
            place.column,
        )

    def _tagged(self, event: Any) -> bool:
        if event.tag is None:
            return False
        tag = quoted(event.tag.replace(_YAML, "!!"))
        remedy = (
            "remove the tag; values need no type"
            if tag.startswith("`!!")
            else "put a text that begins with `!` in quotes"
        )
        self._report("tag", f"a tag is not allowed: {tag}", remedy, self._place(event))
        return True

    def _end(self) -> None:
        ended = self._open.pop()
        if ended.is_mapping:
            first = next(iter(ended.entries.values()), None)
            node: Node = Mapping(first.key if first else ended.place, ended.entries, ended.complete)
        else:
            node = Sequence(ended.place, tuple(ended.items))
        self._add(node, ended.anchor, self._count - ended.before + 1, ended.height)

    def _alias(self, event: Any) -> None:
        place = self._place(event)
        self._unused.pop(event.anchor, None)
        if any(around.anchor == event.anchor for around in self._open):
            self._report(
                "self-alias",
                f"{quoted('*' + event.anchor)} stands inside what it names",
                "write the steps out instead",
                place,
            )
            self._add(Broken(place), None)
        elif anchored := self._anchors.get(event.anchor):
            self._counted(anchored.size, event)
            if len(self._open) + anchored.height > MAX_NESTING:
                self._too_deep(event)
            self._add(anchored.node, None, height=anchored.height)
        else:
            name = quoted("&" + event.anchor)
            self._report(
                "unknown-alias", f"nothing above is named {name}", "name it with `&`, or write it out", place
            )
            self._add(Broken(place), None)

    def _add(self, node: Node, anchor: str | None, size: int = 1, height: int = 0) -> None:
        if anchor:
            self._anchors[anchor] = _Anchored(node, size, height)
        if not self._open:
            self._root = node
            return
        around = self._open[-1]
        around.height = max(around.height, height + 1)
        if not around.is_mapping:
            around.items.append(node)
        elif around.key is None:
            around.key = self._key(node)
        else:
            self._enter(around, around.key, node)
            around.key = None

    def _key(self, node: Node) -> Scalar | Broken:
        if isinstance(node, Scalar | Broken):
            return node
        self._report("not-a-key", "a key must be a word", "write `key: value`", node.place)
        return Broken(node.place)

    def _enter(self, around: _Open, key: Scalar | Broken, value: Node) -> None:
        if isinstance(key, Broken):
            around.complete = False
        elif key.text == "<<":
            around.complete = False
            self._report("merge-key", "merge keys are not allowed", "write the keys out", key.place)
        elif key.text in around.entries:
            first = around.entries[key.text].key.line
            self._report(
                "duplicate-key",
                f"{quoted(key.text)} stands here twice; first in line {first}",
                "remove one of them",
                key.place,
            )
        else:
            around.entries[key.text] = MappingEntry(key.place, value)

    def _report(
        self, code: str, message: str, remedy: str, place: Place, severity: Severity = Severity.ERROR
    ) -> None:
        self._found.append(
            Diagnostic(
                severity, code, message, line=place.line, column=place.column, help=remedy, width=place.width
            )
        )

    def _place(self, event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        first, last = self._layout.column(start.line, start.column), self._layout.column(end.line, end.column)
        return Place(start.line + 1, first + 1, max(1, last - first) if start.line == end.line else 1)
