"""Which languages there are."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from runtimer.wording.ear import languages
from runtimer.wording.ear.language import Language


@cache
def all_languages() -> dict[str, Language]:
    """Return every language by its code: each module of ``languages`` that has a ``LANGUAGE``."""
    modules = (
        importlib.import_module(f"{languages.__name__}.{module.name}")
        for module in pkgutil.iter_modules(languages.__path__)
    )
    found = (getattr(module, "LANGUAGE", None) for module in modules)
    return {language.code: language for language in found if isinstance(language, Language)}


def language(code: str) -> Language:
    """Return a language; raises ValueError that names those there are."""
    known = all_languages()
    if code not in known:
        raise ValueError(f"no words in {code!r}; there are {', '.join(sorted(known))}")
    return known[code]
