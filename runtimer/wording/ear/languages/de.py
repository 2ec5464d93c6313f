"""German."""

from __future__ import annotations

from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb
from runtimer.wording.ear.language import Counting, Forms, Language, Noun, PaceWords, Words

NAME = "de"
RANK = 20

_ONES = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_MILLION = 1_000_000

_WORDS = Words(
    point="Komma",
    minus="minus",
    oh="null",
    nouns={
        Noun.HOUR: Forms("eine Stunde", "Stunden"),
        Noun.MINUTE: Forms("eine Minute", "Minuten"),
        Noun.SECOND: Forms("eine Sekunde", "Sekunden"),
        Noun.METRE: Forms("ein Meter", "Meter"),
        Noun.KILOMETRE: Forms("ein Kilometer", "Kilometer"),
        Noun.MILE: Forms("eine Meile", "Meilen"),
        Noun.YARD: Forms("ein Yard", "Yards"),
        Noun.PERCENT: Forms("ein Prozent", "Prozent"),
        Noun.REP: Forms("eine Wiederholung", "Wiederholungen"),
        Noun.KM_AN_HOUR: Forms("ein Kilometer pro Stunde", "Kilometer pro Stunde"),
        Noun.MILE_AN_HOUR: Forms("eine Meile pro Stunde", "Meilen pro Stunde"),
    },
    quarters={
        Noun.KILOMETRE: {2: "ein halber Kilometer"},
        Noun.MILE: {1: "eine Viertelmeile", 2: "eine halbe Meile", 3: "eine Dreiviertelmeile"},
    },
    verbs={
        Verb.WARMUP: "einlaufen",
        Verb.RUN: "laufen",
        Verb.JOG: "traben",
        Verb.WALK: "gehen",
        Verb.RECOVER: "erholen",
        Verb.REST: "Pause",
        Verb.COOLDOWN: "auslaufen",
    },
    paces={
        PaceName.EASY: PaceWords("Dauerlauftempo", "locker"),
        PaceName.MARATHON: PaceWords("Marathontempo", "im Marathontempo"),
        PaceName.HALF: PaceWords("Halbmarathontempo", "im Halbmarathontempo"),
        PaceName.THRESHOLD: PaceWords("Schwellentempo", "an der Schwelle"),
        PaceName.TEN_K: PaceWords("Zehnertempo", "im Zehnertempo"),
        PaceName.FIVE_K: PaceWords("Fünfertempo", "im Fünfertempo"),
        PaceName.THREE_K: PaceWords("Dreitausendertempo", "im Dreitausendertempo"),
        PaceName.MILE: PaceWords("Meilentempo", "im Meilentempo"),
        PaceName.INTERVAL: PaceWords("Intervalltempo", "im Intervalltempo"),
        PaceName.REPETITION: PaceWords("Wiederholungstempo", "im Wiederholungstempo"),
    },
    rep=Counting("Wiederholung {} von {}", "letzte Wiederholung"),
    set_=Counting("Serie {} von {}", "letzte Serie"),
    after="nach {}",
    optional="freiwillig",
    until_key="bis zum Tastendruck",
    press_key="am Ende Taste drücken",
    in_all="bis insgesamt {}",
    like_rep="so lang wie die Wiederholung",
    half_of_rep="halb so lang wie die Wiederholung",
    share_of_rep="{} der Wiederholung",
    until_start="bis zum nächsten Start",
    at="mit {}",
    within="in {}",
    changing="von {}",
    span="{} bis {}",
    once=frozenset({"Sekunden", "Minuten"}),
    share="{} vom {}",
    slower="{} plus {}",
    faster="{} minus {}",
    per={Unit.KM: "{} pro Kilometer", Unit.MI: "{} pro Meile"},
    incline="Steigung {}",
    heart_rate="Puls {}",
    zone="Pulszone {}",
    cadence="Schrittfrequenz {}",
    effort="Anstrengung {}",
    belt="Band {}",
    set_belt="Band auf {}",
    rails="Füße auf den Rand",
    coming="gleich",
    halfway="Hälfte",
    left="noch {}",
    to_go="noch {}",
    left_in_all="insgesamt noch {}",
    split={Unit.KM: "Kilometer {}", Unit.MI: "Meile {}"},
    slow="{} zu langsam",
    fast="{} zu schnell",
    on_time="genau in der Zeit",
    late="{} zu spät",
    finish="Training beendet",
    slow_down="Band langsamer stellen",
)


class German(Language):
    """German: ones before tens, in one word below a million."""

    words = _WORDS

    def number(self, whole: int) -> str:
        """Say a whole number: ``zwölfhundert`` is left to people, this is ``tausendzweihundert``."""
        if whole >= _MILLION:
            millions, remainder = divmod(whole, _MILLION)
            counted = "eine Million" if millions == 1 else f"{self.number(millions)} Millionen"
            return f"{counted} {self.number(remainder)}" if remainder else counted
        for size, name in ((1000, "tausend"), (100, "hundert")):
            if whole >= size:
                much, remainder = divmod(whole, size)
                before = _before(self.number(much)) if much > 1 else ""
                return f"{before}{name}{self.number(remainder) if remainder else ''}"
        return self._below_hundred(whole)

    @staticmethod
    def _below_hundred(whole: int) -> str:
        if whole < len(_ONES):
            return _ONES[whole]
        tens, ones = divmod(whole, 10)
        return f"{_before(_ONES[ones])}und{_TENS[tens - 2]}" if ones else _TENS[tens - 2]


def _before(number: str) -> str:
    """Return a number as it stands before another one: *eins* loses its end."""
    return number.removesuffix("s") if number.endswith("eins") else number


LANGUAGE = German()
