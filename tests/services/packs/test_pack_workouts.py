"""What the workouts of a pack may come to together, and that no more than one of them is held."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from club import club, workout

from runtimer.domain.pack import Pack, PackError
from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.engine.plan.plan import Plan
from runtimer.formats.packs import extent as extent_module
from runtimer.formats.packs.extent import MOST_NODES, MOST_SEGMENTS, extent
from runtimer.formats.packs.limits import MOST_FILES, MOST_WORKOUT_BYTES, check_listing
from runtimer.formats.workouts.native.nodes import count
from runtimer.formats.workouts.native.parser import parse_workout
from runtimer.services.packs.pack_workouts import judged, summaries
from runtimer.services.workout_source import read_workout

SHIPPED = [path.read_bytes() for path in sorted((Path(__file__).parents[3] / "workouts").glob("*.yaml"))]
HUNDRED = "repeat: 100\n{0}  steps:\n{0}    - "


def tens_of_thousands(step: str) -> str:
    """A step a hundred times a hundred times."""
    return "name: x\nsteps:\n  - " + HUNDRED.format("  ") + HUNDRED.format("      ") + step + "\n"


SEGMENTS = tens_of_thousands("{run: 1s}")
CUES = (
    "name: x\nsteps:\n  - repeat: 100\n    steps:\n      - {run: 9min, cues: ["
    + ", ".join(["{at: 5s, say: x}"] * 30)
    + "]}\n"
)
SPEEDS = "name: x\nsteps:\n  - repeat: 100\n    steps:\n      - {run: 20min, pace: 12:00/km to 3:00/km}\n"
TOO_LONG = tens_of_thousands("{run: 1min}")
OUT_OF_RANGE = tens_of_thousands("{run: 1s, pace: 5k - 100s/km}")
UNTIL_NEVER = "name: x\nsteps:\n  - repeat: until 5h\n    steps:\n      - repeat: until 5h\n        steps: [{run: 1s}]\n"
ALIASES = (
    "name: x\nsteps:\n  - &a {repeat: 1, steps: [" + ", ".join(["{run: 1s}"] * 50) + "]}\n"
    "  - &b {repeat: 1, steps: [" + ", ".join(["*a"] * 50) + "]}\n  - *b\n"
)
VALUES = "name: x\nsteps:\n" + "  - {run: 1s}\n" * 6000
MISTAKES = "name: x\nsteps:\n" + "  - {rnu: 1s, pace: quick}\n" * 3000
FAST = Runner(paces={PaceName.FIVE_K: 6.0})


def pack_of(*texts: str) -> Pack:
    return club(files={f"workouts/{n:03}.yaml": text.encode() for n, text in enumerate(texts)})


TOO_MANY_SEGMENTS = {
    "segments": SEGMENTS,
    "cues": CUES,
    "speeds": SPEEDS,
    "too long": TOO_LONG,
    "out of range": OUT_OF_RANGE,
    "until": UNTIL_NEVER,
}
TOO_MANY_NODES = {"aliases": ALIASES, "values": VALUES, "mistakes": MISTAKES}


@pytest.mark.parametrize("kind", [*TOO_MANY_SEGMENTS, *TOO_MANY_NODES])
def test_workouts_that_are_allowed_one_by_one_are_too_much_together(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of nodes a fifth of what is allowed: to read them all takes a minute, and shows no more."""
    monkeypatch.setattr(extent_module, "MOST_NODES", MOST_NODES // 5)
    texts = TOO_MANY_SEGMENTS | TOO_MANY_NODES
    pack = pack_of(*[texts[kind]] * 40)
    with pytest.raises(PackError, match="make several packs of it") as refused:
        summaries(pack.files, FAST)
    assert refused.value.code == ("many-nodes" if kind in TOO_MANY_NODES else "many-segments")
    assert "`workouts/0" in refused.value.reason


def test_as_much_as_is_allowed_is_read() -> None:
    assert len(summaries(pack_of(*[SEGMENTS] * 10).files, Runner())) == 10
    with pytest.raises(PackError, match=r"with `workouts/010\.yaml` .* more than 100,000 segments"):
        summaries(pack_of(*[SEGMENTS] * 10, "name: x\nsteps: [{run: 1s}]\n").files, Runner())


def test_text_of_all_workouts_has_a_limit() -> None:
    texts = {f"workouts/{n}.yaml": 1 << 20 for n in range(4)}
    check_listing({"pack.json": 1, "README.md": 1 << 20, **texts})
    with pytest.raises(
        PackError, match="workouts of the pack are together larger than 4 MiB: make several packs of it"
    ):
        check_listing({"pack.json": 1, **texts, "workouts/x.yml": 1})


def test_a_pack_as_large_as_can_be_of_usual_workouts_is_far_from_every_limit() -> None:
    readings = [read_workout(data, "x", Runner()) for data in SHIPPED]
    times = MOST_FILES / len(SHIPPED)
    assert times * sum(map(len, SHIPPED)) < MOST_WORKOUT_BYTES / 2
    assert times * sum(count(parse_workout(data).root) for data in SHIPPED) < MOST_NODES / 2
    assert times * sum(extent(reading.plan) for reading in readings if reading.plan) < MOST_SEGMENTS / 2


def plans() -> int:
    """How many plans there are in memory."""
    gc.collect()
    return sum(type(one) is Plan for one in gc.get_objects())


def test_one_workout_is_held_at_a_time() -> None:
    before, seen = plans(), 0
    for reading in judged(pack_of(*[workout(str(n)).decode() for n in range(5)]), Runner()):
        assert reading.plan
        assert plans() == before + 1
        seen += 1
    assert seen == 5


def test_how_far_the_reading_is() -> None:
    told: list[tuple[int, int | None]] = []
    summaries(pack_of(*[SEGMENTS] * 3).files, Runner(), lambda done, total: told.append((done, total)))
    assert told == [(0, 3), (1, 3), (2, 3)]
