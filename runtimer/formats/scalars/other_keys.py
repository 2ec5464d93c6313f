"""Targets that stand under the key of another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TypeVar

from runtimer.formats.scalars.numbers import even
from runtimer.formats.scalars.orthography import spelled
from runtimer.formats.scalars.refusal import Refused, quoted, takes

T = TypeVar("T")
Reader = Callable[[str], T]


def or_elsewhere(read: Reader[T], what: str, others: Mapping[str, Reader[object]]) -> Reader[T]:
    """A reader that refuses what ``read`` refuses, and names the key of ``others`` whose reader takes it.

    ``what`` it would have been.
    """

    @spelled
    @wraps(read)
    def reader(text: str) -> T:
        try:
            return read(text)
        except Refused as refused:
            key = next((key for key, reader in others.items() if takes(reader, text)), None)
            if key is None:
                raise
            text = even(text)
            raise Refused(
                refused.code, f"{quoted(text)} is a {key}, not a {what}", f"write `{key}: {text}` instead"
            ) from None

    return reader
