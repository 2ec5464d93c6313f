"""Kill -9 at any moment leaves the old pack or the new one, and every edit."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

KILLING = Path(__file__).with_name("killing.py")
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children that begin at once need fork")


def killing(*arguments: object) -> Counter[str]:
    ran = subprocess.run(
        [sys.executable, KILLING, *map(str, arguments)], capture_output=True, text=True, timeout=600
    )
    assert ran.returncode == 0, (arguments, ran.stderr)
    return Counter(json.loads(ran.stdout))


def test_killed_at_two_hundred_random_moments(tmp_path: Path) -> None:
    found = killing(tmp_path / "packs", 200, random.randrange(1 << 32))
    assert found.total() == 200
    assert found["killed, old"] > 10
    assert found["killed, new"] + found["done, new"] > 10


def test_killed_before_every_change_on_the_disk(tmp_path: Path) -> None:
    found = killing(tmp_path)
    assert all(
        found[f"{case} old"] >= 3 and found[f"{case} new"] >= 3 for case in ("install", "update", "remove")
    )
