"""The document as written: a verb is a key, every scalar a text."""

from __future__ import annotations

from itertools import combinations
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from runtimer.domain.goals import Goal
from runtimer.domain.targets import Band, SpeedTarget, Zone
from runtimer.domain.workout import MAX_REPETITIONS, MAX_STEP_CUES, Mark, Times, Until, Verb
from runtimer.formats.scalars import bands, counts, durations, goals, marks, paces, speeds, texts
from runtimer.formats.scalars.bands import RepTime
from runtimer.formats.scalars.other_keys import or_elsewhere
from runtimer.formats.workouts.native.fields import TAG, Each, Read

SPEED_KEYS = ("pace", "speed", "in")
"""The keys that say how fast; a step has one of them at most."""

_ANY_TEXT = ("string", "number", "boolean", "null")
_TEXT_OR_NUMBER = ("string", "number")

Prose = Annotated[str, Read(texts.prose, None, _ANY_TEXT, texts.LONGEST_TEXT)]
Title = Annotated[str, Read(texts.title, None, _ANY_TEXT, texts.LONGEST_TITLE)]
MovingGoals = Annotated[tuple[Goal, ...], Each(goals.moving_goal, goals.MOVING_GOAL)]
RecoveryGoals = Annotated[tuple[Goal, ...], Each(goals.recovery_goal, goals.RECOVERY_GOAL)]
RestGoals = Annotated[tuple[Goal, ...], Each(goals.rest_goal, goals.REST_GOAL)]

_PACE = or_elsewhere(paces.pace, "pace", {"speed": speeds.speed})
_SPEED = or_elsewhere(speeds.speed, "speed", {"pace": paces.pace})
_REP_TIME = or_elsewhere(bands.rep_time, "time", {"pace": paces.pace, "speed": speeds.speed})


class Part(BaseModel):
    """A mapping of the file: what it does not know it refuses."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CuePart(Part):
    """Words or a sound at a place in a step."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["say"]}, {"required": ["sound"]}]})

    at: Annotated[Mark, Read(marks.mark, marks.MARK)]
    say: Prose | None = None
    sound: Annotated[str | None, Read(texts.sound, texts.SOUND, most=texts.LONGEST_TEXT)] = None


class StepPart(Part):
    """What every step may have."""

    verb: ClassVar[Verb]
    incline: Annotated[tuple[float, ...], Each(bands.incline, bands.INCLINE)] = ()
    hr: Annotated[
        tuple[Band | Zone, ...], Each(bands.heart_rate, f"(?:{bands.BAND}|{bands.ZONE})", _TEXT_OR_NUMBER)
    ] = ()
    cadence: Annotated[tuple[Band, ...], Each(bands.cadence, bands.BAND, _TEXT_OR_NUMBER)] = ()
    rpe: Annotated[tuple[Band, ...], Each(bands.rpe, bands.BAND, _TEXT_OR_NUMBER)] = ()
    name: Title | None = None
    note: Prose | None = None
    say: Prose | None = None
    cues: Annotated[tuple[CuePart, ...], Field(json_schema_extra={"maxItems": MAX_STEP_CUES})] = ()


class MovingPart(StepPart):
    """A step that covers distance, at one of pace, speed, or time for the rep."""

    model_config = ConfigDict(
        json_schema_extra={
            "not": {"anyOf": [{"required": list(pair)} for pair in combinations(SPEED_KEYS, 2)]}
        }
    )

    pace: Annotated[tuple[SpeedTarget, ...], Each(_PACE, paces.PACE)] = ()
    speed: Annotated[tuple[SpeedTarget, ...], Each(_SPEED, speeds.SPEED)] = ()
    in_: Annotated[tuple[RepTime, ...], Each(_REP_TIME, bands.REP_TIME)] = Field((), alias="in")


class WarmupPart(MovingPart):
    """A warm-up."""

    verb = Verb.WARMUP
    warmup: MovingGoals


class RunPart(MovingPart):
    """The hard part, or simply running."""

    verb = Verb.RUN
    run: MovingGoals


class JogPart(MovingPart):
    """Easy running between hard parts."""

    verb = Verb.JOG
    jog: RecoveryGoals


class WalkPart(MovingPart):
    """Walking between hard parts."""

    verb = Verb.WALK
    walk: RecoveryGoals


class RecoverPart(MovingPart):
    """Easy movement between hard parts."""

    verb = Verb.RECOVER
    recover: RecoveryGoals


class RestPart(StepPart):
    """Standing, or feet on the side rails: no distance, so no pace."""

    verb = Verb.REST
    rest: RestGoals


class CooldownPart(MovingPart):
    """A cool-down."""

    verb = Verb.COOLDOWN
    cooldown: MovingGoals


REPEAT = "repeat"
VERBS = (*(verb.value for verb in Verb), REPEAT)
SET_KEYS = (REPEAT, "steps", "between", "every")


def choose(value: object) -> str | None:
    """The tag of the model that a step is read with, run if nothing tells; None for what is no mapping."""
    if not isinstance(value, dict):
        return None
    if REPEAT in value:
        return TAG + REPEAT
    verb = next((key for key in value if key in VERBS), None)
    return TAG + (verb or (REPEAT if any(key in value for key in SET_KEYS) else Verb.RUN.value))


class SetPart(Part):
    """Steps done several times."""

    repeat: Annotated[
        Times | Until, Read(counts.times, counts.TIMES, ("string", "integer"), numbers=(1, MAX_REPETITIONS))
    ]
    steps: Steps
    between: Steps = ()
    every: Annotated[float | None, Read(durations.duration, durations.DURATION)] = None


AnyPart = Annotated[
    Annotated[WarmupPart, Tag(f"{TAG}warmup")]
    | Annotated[RunPart, Tag(f"{TAG}run")]
    | Annotated[JogPart, Tag(f"{TAG}jog")]
    | Annotated[WalkPart, Tag(f"{TAG}walk")]
    | Annotated[RecoverPart, Tag(f"{TAG}recover")]
    | Annotated[RestPart, Tag(f"{TAG}rest")]
    | Annotated[CooldownPart, Tag(f"{TAG}cooldown")]
    | Annotated[SetPart, Tag(f"{TAG}repeat")],
    Discriminator(choose),
]
Steps = Annotated[tuple[AnyPart, ...], Field(min_length=1)]


class Document(Part):
    """A workout file."""

    runtimer: Annotated[
        int, Read(counts.version, str(counts.FORMAT), ("string", "integer"), numbers=(1, counts.FORMAT))
    ] = 1
    name: Title
    about: Prose | None = None
    author: Prose | None = None
    license: Annotated[str | None, Read(texts.license_id, texts.LICENSE, most=texts.LONGEST_TEXT)] = None
    source: Prose | None = None
    tags: tuple[Prose, ...] = ()
    steps: Steps


PARTS: dict[str, type[Part]] = {
    f"{TAG}{part.verb.value}": part
    for part in (WarmupPart, RunPart, JogPart, WalkPart, RecoverPart, RestPart, CooldownPart)
} | {f"{TAG}{REPEAT}": SetPart}
"""The models of steps by union tag."""


def keys(part: type[Part]) -> tuple[str, ...]:
    """The keys that a mapping of this kind may have, as written."""
    return tuple(field.alias or name for name, field in part.model_fields.items())


_ALL: tuple[type[Part], ...] = (Document, CuePart, *PARTS.values())
KEYS = tuple(dict.fromkeys(key for part in _ALL for key in keys(part)))
"""Every key that there is."""

LIST_KEYS = ("tags",)
TEXT_KEYS = (*LIST_KEYS, "name", "about", "author", "source", "note", "say")
"""Those whose values are texts for people."""
