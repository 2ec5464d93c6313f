"""The file as a tree of texts, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

Loc = tuple[str | int, ...]
"""The way from the document to a node: keys and list indices."""


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column from 1, in characters, and how many characters are meant."""

    line: int
    column: int
    width: int = 1


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """A value and where its key stands."""

    key: Place
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values.

    Not ``complete`` when a key was refused, so that nothing can be said to be missing.
    """

    place: Place
    entries: dict[str, MappingEntry]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Broken:
    """Something that has been reported already and must not be reported again."""

    place: Place


Node = Scalar | Sequence | Mapping | Broken

Plain = str | list["Plain"] | dict[str, "Plain"] | None
"""The tree without places; None stands for what is broken."""


def plain(node: Node) -> Plain:
    """The tree as pydantic takes it."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: plain(entry.value) for key, entry in entries.items()}
        case Broken():
            return None


def count(node: Node) -> int:
    """How many nodes a tree has; what an alias stands for counts wherever it stands."""
    match node:
        case Sequence(items=items):
            return 1 + sum(map(count, items))
        case Mapping(entries=entries):
            return 1 + sum(count(entry.value) for entry in entries.values())
    return 1


def child(node: Node, part: str | int) -> Node | None:
    """The value at a key or list index, None when there is none."""
    if isinstance(node, Mapping) and isinstance(part, str) and part in node.entries:
        return node.entries[part].value
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def descend(node: Node, loc: Loc) -> Node:
    """The node at a location, or the last one on the way that there is."""
    for part in loc:
        below = child(node, part)
        if below is None:
            return node
        node = below
    return node


def renamed(node: Node, names: dict[Loc, str], loc: Loc = ()) -> Node:
    """The tree with other names for the keys at these locations."""
    if isinstance(node, Sequence):
        return Sequence(
            node.place, tuple(renamed(item, names, (*loc, index)) for index, item in enumerate(node.items))
        )
    if not isinstance(node, Mapping):
        return node
    below = {
        key: MappingEntry(entry.key, renamed(entry.value, names, (*loc, key)))
        for key, entry in node.entries.items()
    }
    return Mapping(
        node.place, {names.get((*loc, key), key): entry for key, entry in below.items()}, node.complete
    )


def key_place(root: Node, loc: Loc) -> Place:
    """Where the key at the end of a location stands, its value's place for a list item."""
    above = descend(root, loc[:-1])
    if loc and isinstance(above, Mapping) and isinstance(loc[-1], str) and loc[-1] in above.entries:
        return above.entries[loc[-1]].key
    return descend(root, loc).place
