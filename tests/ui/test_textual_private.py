"""What runtimer uses of Textual beyond its public parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.app import App
from textual.driver import Driver

import runtimer
from runtimer.ui.textual_private import PRIVATE

ROOT = Path(runtimer.__file__).with_name("ui")
IMPORT = r"from textual\.(?:\w+\.)*_|import textual\.(?:\w+\.)*_"
"""An import from a module that is private."""


@pytest.mark.parametrize("owner", PRIVATE, ids=lambda owner: owner.__name__)
async def test_textual_has_each_of_them(owner: type) -> None:
    app: App[None] = App()
    async with app.run_test():
        owners: dict[type, object] = {App: app, Driver: app._driver}
        missing = [name for name in PRIVATE[owner] if not hasattr(owners.get(owner, owner), name)]
    assert not missing


def test_one_module_uses_them() -> None:
    ours = {"_app", "_loop", "_driver"}  # names that classes of ours have, too
    names = "|".join({name for names in PRIVATE.values() for name in names if name.startswith("_")} - ours)
    uses = re.compile(rf"{IMPORT}|\.(?:{names})\b|def (?:{names})\b")
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in ROOT.rglob("*.py")}
    assert [path for path, source in sources.items() if uses.search(source)] == ["textual_private.py"]
