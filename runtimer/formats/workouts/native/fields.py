"""Fields of the document: texts that a parser gives their meaning, and what an editor may expect there."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from runtimer.formats.scalars.numbers import LONGEST_SCALAR
from runtimer.formats.scalars.refusal import Refused

TAG = "\0"
"""Begins every union tag: no key of a file can hold it, so a tag is never mistaken for one."""

WRONG_KIND = "wrong-kind"


@dataclass(frozen=True, slots=True)
class Read:
    """Marks a field as a text that ``parse`` reads.

    For editors, ``pattern`` is its form, ``types`` what other YAML readers take it for.

    ``most`` is the most characters, ``numbers`` the least and the most for a reader that takes it for a
    number.
    """

    parse: Callable[[str], Any]
    pattern: str | None = None
    types: tuple[str, ...] = ("string",)
    most: int = LONGEST_SCALAR
    numbers: tuple[int, int] | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Gives a validator that takes texts only."""
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The explicit schema: pydantic's own would refuse ``1:30``."""
        return self.schema()

    def read(self, value: object) -> Any:
        """The meaning of a text; raises PydanticCustomError with a message and a remedy."""
        if not isinstance(value, str):
            raise PydanticCustomError(WRONG_KIND, "not a text")
        try:
            return self.parse(value)
        except Refused as refused:
            context = {"message": refused.message, "help": refused.help}
            raise PydanticCustomError(refused.code, "{message}", context) from None

    def schema(self) -> JsonSchemaValue:
        """The JSON Schema of the text."""
        schema: JsonSchemaValue = {
            "type": list(self.types) if len(self.types) > 1 else self.types[0],
            "maxLength": self.most,
        }
        if self.pattern:
            schema |= {"title": self.parse.__name__, "pattern": f"^(?:{_any_case(self.pattern)})$"}
        if self.numbers:
            schema |= {"minimum": self.numbers[0], "maximum": self.numbers[1]}
        return schema


@dataclass(frozen=True, slots=True)
class Each(Read):
    """Marks a field as such a text or a list with one for each repetition; it becomes a tuple."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """A union of both, tagged by what is there."""
        single = core_schema.no_info_plain_validator_function(lambda value: (self.read(value),))
        each = core_schema.tuple_schema(
            [core_schema.no_info_plain_validator_function(self.read)], variadic_item_index=0, min_length=1
        )
        return core_schema.tagged_union_schema(
            {f"{TAG}one": single, f"{TAG}each": each}, discriminator=_one_or_each
        )

    def schema(self) -> JsonSchemaValue:
        """The JSON Schema of the text or list."""
        text = Read(self.parse, self.pattern, self.types, self.most, self.numbers).schema()
        return {"anyOf": [text, {"type": "array", "items": text, "minItems": 1}]}


def _one_or_each(value: object) -> str:
    return f"{TAG}each" if isinstance(value, list) else f"{TAG}one"


def _any_case(pattern: str) -> str:
    """The pattern for readers without a flag for it: letters of words in both cases, classes as they are."""
    pieces = re.split(r"(\[[^\]]*\]|\\.|\(\?[:=!<]+|%)", pattern)
    return "".join(
        piece if index % 2 else re.sub("[a-z]", _both_cases, piece) for index, piece in enumerate(pieces)
    )


def _both_cases(letter: re.Match[str]) -> str:
    return f"[{letter.group()}{letter.group().upper()}]"
