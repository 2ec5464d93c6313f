"""The JSON Schema of the workout file, for editors."""

from __future__ import annotations

from typing import Any

from runtimer.formats.workouts.native.document import Document

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def workout_schema() -> dict[str, Any]:
    """The schema, with each kind of text defined once."""
    texts: dict[str, Any] = {}
    schema = _shared(Document.model_json_schema(by_alias=True), texts)
    schema["$defs"] |= texts
    return {"$schema": _DIALECT, **schema, "title": "A runtimer workout"}


def _shared(schema: Any, texts: dict[str, Any]) -> Any:
    """The schema with references in the place of texts, which are collected in ``texts``."""
    if isinstance(schema, list):
        return [_shared(part, texts) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "pattern" in schema and "title" in schema:
        defaults = {key: value for key, value in schema.items() if key == "default"}
        texts[schema["title"]] = {key: value for key, value in schema.items() if key != "default"}
        return {"$ref": f"#/$defs/{schema['title']}", **defaults}
    return {key: _shared(value, texts) for key, value in schema.items()}
