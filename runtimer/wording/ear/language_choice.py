"""Which languages there are."""

from __future__ import annotations

from runtimer.discovery import Kind, load_part
from runtimer.domain.sound import languages
from runtimer.wording.ear.language import Language


def language(code: str) -> Language:
    """Return a language; raises ValueError that names those there are."""
    if code not in languages():
        raise ValueError(f"no words in {code!r}; there are {', '.join(languages())}")
    spoken: Language = load_part(Kind.LANGUAGE, code).LANGUAGE
    return spoken
