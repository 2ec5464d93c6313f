"""What pydantic found, as issues in words for runners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from runtimer.formats.scalars.refusal import nearest, quoted
from runtimer.formats.workouts.native.document import (
    KEYS,
    PARTS,
    REPEAT,
    SET_KEYS,
    VERBS,
    CuePart,
    Document,
    MovingPart,
    Part,
    RestPart,
    keys,
)
from runtimer.formats.workouts.native.fields import TAG, WRONG_KIND
from runtimer.formats.workouts.native.issues import Issue
from runtimer.formats.workouts.native.nodes import (
    Broken,
    Loc,
    Mapping,
    Node,
    Place,
    Scalar,
    Sequence,
    descend,
    key_place,
)

MOST_ERRORS = 200
"""More places than anyone reads; each costs a search for what was meant."""

_STEP_KEYS = frozenset(keys(MovingPart)) | frozenset(SET_KEYS) | frozenset(VERBS)
_IN_BRACES = "in braces a comma ends an entry: put a text with a comma in quotes, and write `key: value` for each entry"
_QUOTES = "“”„‘’"
_KINDS = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}


def issues(error: ValidationError, root: Node) -> Iterator[Issue]:
    """The first errors of a validation, one for each mistake; what is reported already is left out."""
    places = set()
    for item in error.errors(include_url=False, include_input=False):
        loc: Loc = tuple(part for part in item["loc"] if not _is_tag(part))
        node = descend(root, loc)
        mistake = (item["type"], node.place, loc[-1:])
        # An alias shows its mistakes wherever it stands.
        if isinstance(node, Broken) or mistake in places:
            continue
        places.add(mistake)
        if len(places) > MOST_ERRORS:
            return
        issue = _issue(item, loc, root)
        if issue:
            yield issue


def _is_tag(part: str | int) -> bool:
    return isinstance(part, str) and part.startswith(TAG)


def _issue(item: Any, loc: Loc, root: Node) -> Issue | None:
    match item["type"]:
        case "missing":
            return _missing(loc, _Around(item["loc"], loc, root))
        case "extra_forbidden":
            return _extra(loc, _Around(item["loc"], loc, root), descend(root, loc), key_place(root, loc))
        case "too_short":
            return _too_short(loc, root)
        case "union_tag_not_found":
            return _wrong_kind(loc, root, "a step", "write a step like `- run: 1km`")
        case "model_type":
            remedy = (
                "write a cue like `- {at: 50%, say: Halfway}`" if loc else "begin with `name:`, then `steps:`"
            )
            return _wrong_kind(loc, root, "a mapping", remedy)
        case "tuple_type":
            return _wrong_kind(
                loc, root, "a list", f"write `{loc[-1]}:` and a list with `- ` before each entry"
            )
        case kind if kind == WRONG_KIND:
            return _wrong_kind(loc, root, "a text", "write one value on the line of the key")
    return Issue(item["type"], item["ctx"]["message"], item["ctx"]["help"], loc)


class _Around:
    """The mapping that an error about a key is in."""

    def __init__(self, raw: Loc, loc: Loc, root: Node) -> None:
        mapping = descend(root, loc[:-1])
        self.complete = isinstance(mapping, Mapping) and mapping.complete
        self.entries = list(mapping.entries) if isinstance(mapping, Mapping) else []
        self.verbs = [key for key in self.entries if key in VERBS]
        self.tag = next(
            (part for part in reversed(raw) if isinstance(part, str) and part.startswith(TAG)), ""
        )
        self.part, self.words = self._kind(loc)

    def _kind(self, loc: Loc) -> tuple[type[Part], str]:
        if len(loc) == 1:
            return Document, "the workout"
        if loc[-3] == "cues":
            return CuePart, "a cue"
        if self.tag == TAG + REPEAT:
            return PARTS[self.tag], "a set"
        return PARTS[self.tag], f"a {self.tag.removeprefix(TAG)} step" if self.verbs else "a step"

    @property
    def is_step(self) -> bool:
        """Whether it is a step or a set."""
        return self.part not in (Document, CuePart)

    @property
    def known(self) -> tuple[str, ...]:
        """The keys it may have, with every verb while it has none."""
        return (
            keys(self.part)
            if self.verbs or not self.is_step
            else tuple(dict.fromkeys((*VERBS, *keys(self.part))))
        )

    def meant(self, key: str) -> str | None:
        """The key that an unknown one was probably meant to be."""
        return nearest(key.strip(_QUOTES), [missing for missing in self.known if missing not in self.entries])


def _missing(loc: Loc, around: _Around) -> Issue | None:
    key = str(loc[-1])
    if not around.complete or len(around.verbs) > 1:
        return None
    spellings = VERBS if around.words == "a step" else (key,)
    if any(
        around.meant(key_there) in spellings
        for key_there in around.entries[:MOST_ERRORS]
        if key_there not in around.known
    ):
        return None
    if around.words == "a step":
        return Issue(
            "no-verb", "this step has no verb", f"say what to do with one of {', '.join(VERBS)}", loc[:-1]
        )
    example = {"name": "name: 7 × 1000 m", "repeat": "repeat: 7", "at": "at: 50%"}.get(
        key, f"{key}:` with `- run: 1km"
    )
    return Issue("missing-key", f"{around.words} has no `{key}`", f"add `{example}`", loc[:-1])


def _extra(loc: Loc, around: _Around, value: Node, place: Place) -> Issue | None:
    key = str(loc[-1])
    if around.is_step and len(around.verbs) > 1 and key in _STEP_KEYS:
        return _second_verb(loc, around) if key in VERBS else None
    if around.part is RestPart and key in keys(MovingPart):
        message = f"rest covers no distance, so it has no `{key}`"
        return Issue("rest-moves", message, "did you mean `walk`?", loc, on_key=True)
    message, meant = f"unknown key {quoted(key)} in {around.words}", around.meant(key)
    # What a list or a mapping below a misspelt key holds is worth looking at; so is any value where only the
    # letters are other ones.
    is_certain = meant == key.strip(_QUOTES).lower() or not isinstance(value, Scalar)
    has_no_colon = value == Scalar(replace(place, column=place.column + place.width, width=1), "")
    remedy = (
        _without_colon(key) if has_no_colon else f"did you mean `{meant}`?" if meant else _remedy(key, around)
    )
    return Issue("unknown-key", message, remedy, loc, on_key=True, meant=meant if is_certain else None)


def _second_verb(loc: Loc, around: _Around) -> Issue:
    read = around.tag.removeprefix(TAG)
    rank = [verb for verb in around.verbs if verb != read].index(str(loc[-1])) + 1
    first, second = around.verbs[0], around.verbs[rank]
    message = f"`{second}` is a second verb in this step, beside `{first}`"
    return Issue(
        "two-verbs", message, f"make it a step of its own: `- {second}: …`", (*loc[:-1], second), on_key=True
    )


def _without_colon(key: str) -> str:
    name, _, value = key.partition(":")
    return f"write `{name}: {value}`, with a blank after the colon" if name in KEYS and value else _IN_BRACES


def _remedy(key: str, around: _Around) -> str:
    if around.is_step and key in SET_KEYS:
        return f"`{key}` belongs to a set, beside `repeat`"
    if around.tag == TAG + REPEAT and key in _STEP_KEYS:
        return f"`{key}` belongs to a step, inside `steps`"
    return f"known here: {', '.join(around.known)}"


def _too_short(loc: Loc, root: Node) -> Issue | None:
    node = descend(root, loc)
    if isinstance(node, Sequence) and node.items:
        return None
    return Issue("empty-list", f"`{loc[-1]}` is empty", "write at least one entry, or remove the key", loc)


def _wrong_kind(loc: Loc, root: Node, wanted: str, remedy: str) -> Issue:
    node = descend(root, loc)
    if isinstance(node, Scalar) and not node.text:
        return Issue("no-value", f"a value is missing here: {wanted}", remedy, loc)
    return Issue(WRONG_KIND, f"this must be {wanted}, not {_KINDS[type(node)]}", remedy, loc)
