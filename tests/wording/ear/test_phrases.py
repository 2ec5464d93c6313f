"""Words for the ear: the phrase table, written by hand."""

from __future__ import annotations

import pytest

from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.engine.cues.sayings import (
    Authored,
    Beginning,
    BeltStep,
    ComingNext,
    Finished,
    Halfway,
    Left,
    RepResult,
    Saying,
    SendOffLate,
    SplitPassed,
    Whereabouts,
)
from runtimer.engine.plan.plan import Segment
from runtimer.engine.plan.planner import plan_workout
from runtimer.formats.workouts.native.parser import parse_workout
from runtimer.wording.ear import phrases

KM = Runner(Unit.KM, treadmill=Treadmill())
MI = Runner(Unit.MI, treadmill=Treadmill(Unit.MI, lowest=0.5, top=12))
KNOWN = {PaceName.EASY: 3.0, PaceName.THRESHOLD: 4.0}
"""Easy 5:33 a kilometre and 10.8 km/h, 8:56 a mile and 6.7 mph; threshold 4:10 and 14.4, 6:42 and 8.9."""
FAST_KM, FAST_MI = (
    Runner(Unit.KM, KNOWN, treadmill=KM.treadmill),
    Runner(Unit.MI, KNOWN, treadmill=MI.treadmill),
)


def segments(steps: str, runner: Runner) -> tuple[Segment, ...]:
    """The plan of steps written in a line."""
    parsed = parse_workout(f"name: test\nsteps: [{steps}]\n")
    assert parsed.workout, parsed.diagnostics
    return plan_workout(parsed.workout, runner).segments


def begin(steps: str, runner: Runner, index: int = 0) -> tuple[str, ...]:
    """What is said as a segment begins as planned."""
    segment = segments(steps, runner)[index]
    return phrases.phrases(Beginning(segment, segment.goal, segment.speed_mps), runner)


def coming(steps: str, runner: Runner, index: int = 0) -> tuple[str, ...]:
    """What is said as a segment comes next."""
    segment = segments(steps, runner)[index]
    return phrases.phrases(ComingNext(segment, segment.speed_mps), runner)


BEGINNINGS = [
    # distances
    (
        "run: 1000m, pace: 3:45/km",
        "Run one thousand metres",
        " at three forty-five. Belt sixteen.",
        " at six oh two per mile. Belt nine point nine.",
    ),
    (
        "run: 1mi, pace: 6:00/mi",
        "Run one mile",
        " at three forty-four per kilometre. Belt sixteen point one.",
        " at six minutes. Belt ten.",
    ),
    (
        "run: 400m, in: 78s",
        "Run four hundred metres",
        " in seventy-eight seconds. Belt eighteen point five.",
        " in seventy-eight seconds. Belt eleven point five.",
    ),
    ("run: 400yd, speed: 12 km/h", "Run four hundred yards", ". Belt twelve.", ". Belt seven point five."),
    ("run: 800m", "Run eight hundred metres", ". Press the key at the end.", ". Press the key at the end."),
    (
        "run: 0.25mi, pace: easy",
        "Run a quarter mile",
        " easy. Press the key at the end.",
        " easy. Press the key at the end.",
    ),
    (
        "run: 1.5km, pace: 95% threshold",
        "Run one and a half kilometres",
        " at ninety-five percent of threshold pace. Press the key at the end.",
        " at ninety-five percent of threshold pace. Press the key at the end.",
    ),
    (
        "run: to 10km, speed: 12 km/h",
        "Run up to ten kilometres in all",
        ". Belt twelve.",
        ". Belt seven point five.",
    ),
    # times
    ("run: 20min, speed: 12 km/h", "Run twenty minutes", ". Belt twelve.", ". Belt seven point five."),
    (
        "run: 10min, pace: 3:40-3:50/km",
        "Run ten minutes",
        " at three forty to three fifty. Belt sixteen.",
        " at five fifty-four to six ten per mile. Belt nine point nine.",
    ),
    (
        "run: 65min, pace: 5:00/km to 4:20/km",
        "Run one hour five minutes",
        " from five minutes to four twenty. Belt twelve.",
        " from eight oh three to six fifty-eight per mile. Belt seven point five.",
    ),
    (
        "run: 10min, speed: 12 km/h to 14 km/h",
        "Run ten minutes",
        " from twelve to fourteen kilometres an hour. Belt twelve.",
        " from seven point five to eight point seven miles an hour. Belt seven point five.",
    ),
    ("run: 10min, pace: 10k-5k", "Run ten minutes", " at ten k to five k pace.", " at ten k to five k pace."),
    (
        "run: 10min, pace: marathon - 10s/mi",
        "Run ten minutes",
        " at marathon pace minus six seconds.",
        " at marathon pace minus ten seconds.",
    ),
    ("recover: 90s", "Recover one minute thirty", ".", "."),
    ("walk: 2:05, speed: 5 km/h", "Walk two minutes five seconds", ". Belt five.", ". Belt three point one."),
    ("rest: 60s", "Rest one minute", ". Feet on the rails.", ". Feet on the rails."),
    # until the key
    (
        "run: open, pace: 3:45/km",
        "Run",
        " at three forty-five until you press the key. Belt sixteen.",
        " at six oh two per mile until you press the key. Belt nine point nine.",
    ),
    (
        "run: open, speed: 16 km/h",
        "Run until you press the key",
        ". Belt sixteen.",
        ". Belt nine point nine.",
    ),
    ("run: open", "Run until you press the key", ".", "."),
    # what else is held
    (
        "run: 45s, incline: 1.5%, hr: Z3, cadence: 180, rpe: 7-8",
        "Run forty-five seconds",
        ". Incline one point five percent. Heart rate zone three. Cadence one hundred eighty. Effort seven to eight.",
        ". Incline one point five percent. Heart rate zone three. Cadence one hundred eighty. Effort seven to eight.",
    ),
]


@pytest.mark.parametrize(("step", "goal", "km", "mi"), BEGINNINGS, ids=[step for step, *_ in BEGINNINGS])
def test_what_begins(step: str, goal: str, km: str, mi: str) -> None:
    assert begin(f"{{{step}}}", KM)[0] == goal + km
    assert begin(f"{{{step}}}", MI)[0] == goal + mi


@pytest.mark.parametrize(
    ("step", "km", "mi"),
    [
        (
            "pace: threshold",
            "at threshold, four ten. Belt fourteen point four.",
            "at threshold, six forty-two. Belt eight point nine.",
        ),
        ("pace: easy", "easy. Belt ten point eight.", "easy. Belt six point seven."),
        ("pace: 90% easy", "at six ten. Belt nine point seven.", "at nine fifty-six. Belt six."),
        (
            "pace: easy to threshold",
            "from five thirty-three to four ten. Belt ten point eight.",
            "from eight fifty-six to six forty-two. Belt six point seven.",
        ),
    ],
)
def test_named_paces_of_a_runner_who_has_them(step: str, km: str, mi: str) -> None:
    assert begin(f"{{run: 20min, {step}}}", FAST_KM)[0] == f"Run twenty minutes {km}"
    assert begin(f"{{run: 20min, {step}}}", FAST_MI)[0] == f"Run twenty minutes {mi}"


SEVEN = "{repeat: 7, steps: [{run: 1000m, pace: 3:45/km, incline: 1%, rpe: 8}], between: [{recover: 90s, pace: 6:40/km}]}"
NESTED = "{repeat: 3, steps: [{repeat: 4, steps: [{run: 60s, speed: 15 km/h}, {jog: 30s}]}]}"


def test_a_repetition_is_said_shorter_and_shorter_until_the_belt_is_left() -> None:
    assert begin(SEVEN, KM, 4) == (
        "Rep three of seven. One thousand metres at three forty-five. Incline one percent. Effort eight. Belt sixteen.",
        "Rep three of seven. One thousand metres at three forty-five. Incline one percent. Belt sixteen.",
        "Rep three of seven. One thousand metres. Incline one percent. Belt sixteen.",
        "One thousand metres. Incline one percent. Belt sixteen.",
        "One thousand metres. Belt sixteen.",
        "Belt sixteen.",
    )
    assert begin(SEVEN, KM, 12)[0].startswith("Last rep. One thousand metres")


def test_between_repetitions_none_is_counted() -> None:
    assert begin(SEVEN, KM, 5) == (
        "Recover one minute thirty at six forty. Belt nine.",
        "Recover one minute thirty. Belt nine.",
        "Belt nine.",
    )


def test_where_the_belt_is_unknown_the_pace_outlives_the_repetition() -> None:
    assert begin("{repeat: 2, steps: [{run: 1000m, pace: 5k}]}", KM) == (
        "Rep one of two. One thousand metres at five k pace. Press the key at the end.",
        "Rep one of two. One thousand metres at five k pace.",
        "One thousand metres at five k pace.",
        "One thousand metres.",
    )


@pytest.mark.parametrize(
    ("index", "outer", "inner"),
    [
        (0, "Set one of three, r", "Rep one of four"),
        (14, "Set two of three, l", "Last rep"),
        (16, "Last set, r", "Rep one of four"),
    ],
)
def test_sets_of_sets(index: int, outer: str, inner: str) -> None:
    rest = ("One minute. Belt fifteen.", "Belt fifteen.")
    assert begin(NESTED, KM, index) == (f"{outer}{inner[1:]}. {rest[0]}", f"{inner}. {rest[0]}", *rest)


def test_in_the_midst_of_a_repetition_it_is_not_said_again() -> None:
    assert begin(NESTED, KM, 1) == ("Jog thirty seconds.",)


def test_an_optional_repetition_says_so_and_a_lonely_one_is_not_counted() -> None:
    assert begin("{repeat: 4-6, steps: [{run: 60s}]}", KM, 4)[0] == "Rep five of six, optional. One minute."
    assert begin("{repeat: 1, steps: [{run: 60s}]}", KM)[0] == "Run one minute."


def test_a_name_stands_for_the_verb_and_stays_as_it_is() -> None:
    assert begin("{jog: 60s, name: float 2×, speed: 12 km/h}", KM)[0] == "float 2×, one minute. Belt twelve."
    assert coming("{run: 20s, name: Go!, pace: mile}", KM)[0] == "Next, Go! twenty seconds at mile pace."


def test_the_belt_is_said_as_the_machine_shows_it() -> None:
    step = "{run: 20min, speed: 12 km/h}"
    slow = Treadmill(calibration=((10.0, 9.5),))
    assert (
        begin(step, Runner(treadmill=slow))[0]
        == "Run twenty minutes at twelve kilometres an hour. Belt twelve point six."
    )
    quarters = Treadmill(step=0.25)
    assert begin("{run: 20min, speed: 9.2 km/h}", Runner(treadmill=quarters))[0].endswith(
        "nine point two kilometres an hour. Belt nine point two five."
    )
    assert begin("{run: 1km, pace: 3:45/km}", Runner(Unit.MI, treadmill=Treadmill()))[0].endswith(
        "at six oh two per mile. Belt sixteen."
    )
    assert begin(step, Runner())[0] == "Run twenty minutes. Belt twelve."


def test_a_step_begins_with_the_goal_and_the_speed_that_it_has_now() -> None:
    segment, faster = segments("{run: 60s, speed: 12 km/h}", KM)[0], 12.4 / 3.6
    assert (
        phrases.phrases(Beginning(segment, segment.goal, faster), KM)[0]
        == "Run one minute at twelve kilometres an hour. Belt twelve point four."
    )


def test_shares_and_send_offs() -> None:
    by_key = "{run: 800m}, {recover: %s}"
    assert begin(by_key % "equal", KM, 1)[0] == "Recover as long as the rep."
    assert begin(by_key % "50% of rep", KM, 1)[0] == "Recover half as long as the rep."
    assert begin(by_key % "75% of rep", KM, 1)[0] == "Recover seventy-five percent of the rep."
    assert begin("{run: 80s}, {recover: 50% of rep}", KM, 1)[0] == "Recover forty seconds."
    assert (
        begin("{repeat: 2, every: 5:00, steps: [{run: 800m}]}", KM, 1)[0]
        == "Rest until the next start. Feet on the rails."
    )


def test_what_comes_next() -> None:
    assert coming(SEVEN, KM, 1) == (
        "Next, recover one minute thirty at six forty. Set belt to nine.",
        "Next, recover one minute thirty. Set belt to nine.",
        "Set belt to nine.",
    )
    assert coming(SEVEN, MI, 2)[-2:] == (
        "Next, one thousand metres. Set belt to nine point nine.",
        "Set belt to nine point nine.",
    )
    assert (
        coming(SEVEN, KM, 2)[1]
        == "Next, rep two of seven, one thousand metres at three forty-five. Incline one percent. Set belt to sixteen."
    )
    assert coming("{rest: 60s}", KM) == ("Next, rest one minute.",)
    assert coming("{run: open}", KM) == ("Next, run until you press the key.",)


SAYINGS = [
    (BeltStep(12.3 / 3.6), ("Belt twelve point three.",), ("Belt seven point six.",)),
    (Halfway(), ("Halfway.",), ("Halfway.",)),
    (Left(seconds=60), ("One minute left.",), ("One minute left.",)),
    (Left(seconds=29.2), ("Thirty seconds left.",), ("Thirty seconds left.",)),
    (Left(metres=400), ("Four hundred metres to go.",), ("Four hundred metres to go.",)),
    (Left(metres=402.336), ("Four hundred ten metres to go.",), ("A quarter mile to go.",)),
    (Left(metres=1500), ("One and a half kilometres to go.",), ("Zero point nine miles to go.",)),
    (Left(metres=3218.688), ("Three point two kilometres to go.",), ("Two miles to go.",)),
    (Left(), (), ()),
    (Left(seconds=0), (), ()),
    (
        SplitPassed(3, 224.3, -0.8),
        ("Kilometre three, three forty-four, one second fast.", "Three forty-four, one second fast.", "Three forty-four."),
        ("Mile three, three forty-four, one second fast.", "Three forty-four, one second fast.", "Three forty-four."),
    ),
    (SplitPassed(1, 300, 71),
     ("Kilometre one, five minutes, one minute eleven slow.", "Five minutes, one minute eleven slow.", "Five minutes."),
     ("Mile one, five minutes, one minute eleven slow.", "Five minutes, one minute eleven slow.", "Five minutes.")),
    (SplitPassed(12, 245), ("Kilometre twelve, four oh five.", "Four oh five."), ("Mile twelve, four oh five.", "Four oh five.")),
    (
        Finished(7, 3679, 13_200),
        (
            "Workout done. Seven reps, one hour one minute, thirteen point two kilometres. Slow the belt.",
            "Workout done. One hour one minute, thirteen point two kilometres. Slow the belt.",
            "Workout done. One hour one minute. Slow the belt.",
            "Workout done. Slow the belt.",
            "Workout done.",
        ),
        (
            "Workout done. Seven reps, one hour one minute, eight point two miles. Slow the belt.",
            "Workout done. One hour one minute, eight point two miles. Slow the belt.",
            "Workout done. One hour one minute. Slow the belt.",
            "Workout done. Slow the belt.",
            "Workout done.",
        ),
    ),
    (Finished(0, 65, 0), ("Workout done. One minute five seconds. Slow the belt.", "Workout done. Slow the belt.", "Workout done."),
     ("Workout done. One minute five seconds. Slow the belt.", "Workout done. Slow the belt.", "Workout done.")),
    (Whereabouts(None, None, 1879, None), ("Thirty-two minutes left in all.",), ("Thirty-two minutes left in all.",)),
    (Whereabouts(None, None, 0, None), (), ()),
    (Authored("Tall hips: 2 × quick/light!"), ("Tall hips: 2 × quick/light!",), ("Tall hips: 2 × quick/light!",)),
    (Authored(" "), (), ()),
]  # fmt: skip


@pytest.mark.parametrize(("saying", "km", "mi"), SAYINGS, ids=[str(saying) for saying, *_ in SAYINGS])
def test_sayings(saying: Saying, km: tuple[str, ...], mi: tuple[str, ...]) -> None:
    assert phrases.phrases(saying, KM) == km
    assert phrases.phrases(saying, MI) == mi


@pytest.mark.parametrize(
    ("result", "time", "off"),
    [
        (RepResult(224, -1), "Three forty-four.", "One second fast."),
        (RepResult(78.4, 0.4), "Seventy-eight seconds.", "On time."),
        (RepResult(3900, 2), "One hour five minutes.", "Two seconds slow."),
    ],
)
def test_results(result: RepResult, time: str, off: str) -> None:
    assert phrases.phrases(result, KM) == phrases.phrases(result, MI) == (f"{time} {off}", time)
    assert phrases.phrases(RepResult(result.seconds), KM) == (time,)


def test_where_i_am() -> None:
    plan = segments(SEVEN, KM)
    assert phrases.phrases(Whereabouts(plan[4], Left(metres=388), 1879, plan[4].speed_mps), KM) == (
        "Rep three of seven. Three hundred ninety metres to go. Belt sixteen. Thirty-two minutes left in all.",
        "Rep three of seven. Three hundred ninety metres to go. Thirty-two minutes left in all.",
        "Rep three of seven. Three hundred ninety metres to go.",
        "Three hundred ninety metres to go.",
    )
    after = phrases.phrases(Whereabouts(plan[5], Left(seconds=30), 95, plan[5].speed_mps), KM)
    assert (
        after[0]
        == "After rep three of seven. Recover. Thirty seconds left. Belt nine. One minute thirty-five left in all."
    )
    standing = segments("{rest: open}", KM)[0]
    assert phrases.phrases(Whereabouts(standing, None, 0, 0.0), KM) == ("Rest.",)


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="no words in 'tlh'; there are de, en"):
        phrases.phrases(Halfway(), KM, "tlh")


@pytest.mark.parametrize(
    ("late_s", "english", "german"),
    [
        (1, "One second late.", "Eine Sekunde zu spät."),
        (72.4, "One minute twelve late.", "Eine Minute zwölf zu spät."),
    ],
)
def test_how_late_a_repetition_begins(late_s: float, english: str, german: str) -> None:
    assert phrases.phrases(SendOffLate(late_s), KM) == (english,)
    assert phrases.phrases(SendOffLate(late_s), KM, "de") == (german,)
