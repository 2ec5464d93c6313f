"""Each hostile archive is refused for its own reason, soon, and with little memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from formats.packs.hostile import Hostile, every
from formats.packs.lying import archive

from runtimer.domain.pack import PackError
from runtimer.formats.packs.archive import unpack

MOST_S = 1.0
MOST_BYTES = 100 * 1024 * 1024
ALL = list(every())
MANY_SLICES = "as many empty chunks as may be"
"""Takes 0.3 s, and twenty times as long while each of a million slices is traced."""


def test_what_the_liar_writes_is_a_pack_while_it_does_not_lie() -> None:
    assert unpack(archive()).manifest.name == "tuesday-club"


def test_there_are_enough_and_each_has_its_name() -> None:
    assert len({name for name, _, _ in ALL}) == len(ALL) >= 40


@pytest.mark.parametrize("hostile", ALL, ids=lambda one: one[0])
def test_it_is_refused_for_its_own_reason(hostile: Hostile) -> None:
    _, make, code = hostile
    data = make()
    begun = time.process_time()
    with pytest.raises(PackError) as caught:
        unpack(data)
    assert time.process_time() - begun < MOST_S
    assert caught.value.code == code, caught.value.reason
    assert caught.value.reason.isprintable()


@pytest.mark.parametrize("hostile", [one for one in ALL if one[0] != MANY_SLICES], ids=lambda one: one[0])
def test_it_takes_little_memory(hostile: Hostile) -> None:
    data = hostile[1]()
    tracemalloc.start()
    try:
        with pytest.raises(PackError):
            unpack(data)
        assert tracemalloc.get_traced_memory()[1] + len(data) < MOST_BYTES
    finally:
        tracemalloc.stop()
