"""A pack says which runtimer it needs at least."""

from __future__ import annotations

import pytest

from runtimer.domain.pack import Manifest, PackError
from runtimer.formats.packs.versions import check_requirements


def needing(requirement: str) -> Manifest:
    return Manifest(1, "club", "1.0.0", "MIT", ("A. Coach",), requires={"runtimer": requirement})


@pytest.mark.parametrize(
    ("required", "running"),
    [(">=0.1", "0.1.0"), (">= 0.9.9", "0.10.0"), (">=1", "1.0.0"), (">=1.2", "1.2.0-rc1"), (">=0.1", "2.0")],
)
def test_a_runtimer_that_is_new_enough_will_do(required: str, running: str) -> None:
    check_requirements(needing(required), running)


@pytest.mark.parametrize(
    ("required", "running"), [(">=0.2", "0.1.9"), (">=1.10", "1.9.0"), (">=2", "1.99.99")]
)
def test_an_older_one_is_told_to_update(required: str, running: str) -> None:
    with pytest.raises(PackError, match="update runtimer") as refusal:
        check_requirements(needing(required), running)
    assert refusal.value.code == "newer-runtimer"
