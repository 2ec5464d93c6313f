"""One thing said at length, then shorter and shorter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ENDS = (".", "!", "?", "…", ":", ";")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are said or left out together; the least ``weight`` goes first.

    ``comma`` parts them from what follows.
    """

    words: str
    weight: int
    comma: bool = False
    authored: bool = False
    """Whether the words are the author's own, which stay as they are."""


Sentence = Sequence[Piece]


def shortened(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    """Return the wordings from the longest to the shortest, which has the heaviest pieces only.

    Empty when there are no words.
    """
    spoken = [[piece for piece in sentence if piece.words] for sentence in sentences]
    weights = sorted({piece.weight for sentence in spoken for piece in sentence})
    return tuple(_wording(spoken, least) for least in weights)


def _wording(sentences: Iterable[Sentence], least: int) -> str:
    lasting = ([piece for piece in sentence if piece.weight >= least] for sentence in sentences)
    return " ".join(_sentence(pieces) for pieces in lasting if pieces)


def _sentence(pieces: Sentence) -> str:
    *others, last = pieces
    text = " ".join(
        [
            *(
                f"{piece.words}{',' if piece.comma and not piece.words.endswith(_ENDS) else ''}"
                for piece in others
            ),
            last.words,
        ]
    )
    begun = text if pieces[0].authored else text[0].upper() + text[1:]
    return begun if begun.endswith(_ENDS) else f"{begun}."
