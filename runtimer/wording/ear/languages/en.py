"""English."""

from __future__ import annotations

from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.wording.ear.language import Counting, Forms, Language, Noun, PaceWords, Words

NAME = "en"
RANK = 10

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_LARGE = ((1_000_000, "million"), (1000, "thousand"), (100, "hundred"))

_WORDS = Words(
    point="point",
    minus="minus",
    oh="oh",
    nouns={
        Noun.HOUR: Forms("one hour", "hours"),
        Noun.MINUTE: Forms("one minute", "minutes"),
        Noun.SECOND: Forms("one second", "seconds"),
        Noun.METRE: Forms("one metre", "metres"),
        Noun.KILOMETRE: Forms("one kilometre", "kilometres"),
        Noun.MILE: Forms("one mile", "miles"),
        Noun.YARD: Forms("one yard", "yards"),
        Noun.PERCENT: Forms("one percent", "percent"),
        Noun.REP: Forms("one rep", "reps"),
        Noun.KM_AN_HOUR: Forms("one kilometre an hour", "kilometres an hour"),
        Noun.MILE_AN_HOUR: Forms("one mile an hour", "miles an hour"),
    },
    quarters={
        Noun.KILOMETRE: {2: "half a kilometre"},
        Noun.MILE: {1: "a quarter mile", 2: "half a mile", 3: "three quarters of a mile"},
    },
    and_quarters={
        Noun.KILOMETRE: {2: "{} and a half"},
        Noun.MILE: {1: "{} and a quarter", 2: "{} and a half", 3: "{} and three quarters"},
    },
    verbs={
        Verb.WARMUP: "warm up",
        Verb.RUN: "run",
        Verb.JOG: "jog",
        Verb.WALK: "walk",
        Verb.RECOVER: "recover",
        Verb.REST: "rest",
        Verb.COOLDOWN: "cool down",
    },
    paces={
        PaceName.EASY: PaceWords("easy pace", "easy"),
        PaceName.MARATHON: PaceWords("marathon pace", "at marathon pace"),
        PaceName.HALF: PaceWords("half marathon pace", "at half marathon pace"),
        PaceName.THRESHOLD: PaceWords("threshold pace", "at threshold"),
        PaceName.TEN_K: PaceWords("ten k pace", "at ten k pace"),
        PaceName.FIVE_K: PaceWords("five k pace", "at five k pace"),
        PaceName.THREE_K: PaceWords("three k pace", "at three k pace"),
        PaceName.MILE: PaceWords("mile pace", "at mile pace"),
        PaceName.INTERVAL: PaceWords("interval pace", "at interval pace"),
        PaceName.REPETITION: PaceWords("repetition pace", "at repetition pace"),
    },
    rep=Counting("rep {} of {}", "last rep"),
    set_=Counting("set {} of {}", "last set"),
    after="after {}",
    optional="optional",
    until_key="until you press the key",
    press_key="press the key at the end",
    in_all="up to {} in all",
    like_rep="as long as the rep",
    half_of_rep="half as long as the rep",
    share_of_rep="{} of the rep",
    until_start="until the next start",
    at="at {}",
    within="in {}",
    changing="from {}",
    span="{} to {}",
    once=frozenset({"seconds", "minutes", "pace"}),
    share="{} of {}",
    slower="{} plus {}",
    faster="{} minus {}",
    per={Unit.KM: "{} per kilometre", Unit.MI: "{} per mile"},
    incline="incline {}",
    heart_rate="heart rate {}",
    zone="heart rate zone {}",
    cadence="cadence {}",
    effort="effort {}",
    belt="belt {}",
    set_belt="set belt to {}",
    rails="feet on the rails",
    coming="next",
    halfway="halfway",
    left="{} left",
    to_go="{} to go",
    left_in_all="{} left in all",
    split={Unit.KM: "kilometre {}", Unit.MI: "mile {}"},
    slow="{} slow",
    fast="{} fast",
    on_time="on time",
    late="{} late",
    finish="workout done",
    slow_down="slow the belt",
)


class English(Language):
    """English: metres as in Britain, numbers without *and*, which makes them shorter."""

    words = _WORDS

    def number(self, whole: int) -> str:
        """Say a whole number: ``one thousand two hundred fifty-six``."""
        for size, name in _LARGE:
            if whole >= size:
                much, remainder = divmod(whole, size)
                return " ".join([self.number(much), name, *([self.number(remainder)] if remainder else [])])
        if whole < len(_ONES):
            return _ONES[whole]
        tens, ones = divmod(whole, 10)
        return f"{_TENS[tens - 2]}-{_ONES[ones]}" if ones else _TENS[tens - 2]


LANGUAGE = English()
