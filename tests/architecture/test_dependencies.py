"""What runtimer depends on is bounded on both sides: a new major version is tried before runners get it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["simpleaudio"]]


@pytest.mark.parametrize("dependency", RUNTIME, ids=lambda dependency: re.split(r"[<>=;]", dependency)[0])
def test_a_dependency_has_bounds_that_the_installed_version_is_within(dependency: str) -> None:
    bounds = re.fullmatch(r"([\w-]+)>=([\d.]+),<(\d+)(;.*)?", dependency)
    assert bounds, "write `name>=1.2,<2`"
    name, least, next_major, _ = bounds.groups()
    try:
        installed = [int(part) for part in re.findall(r"\d+", version(name))]
    except PackageNotFoundError:
        pytest.skip("not installed here")
    assert [int(part) for part in least.split(".")] <= installed
    assert installed[0] == int(next_major) - 1, "the next major version of what is tried"
