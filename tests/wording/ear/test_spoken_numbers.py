"""Numbers, times and lengths for the ear, read back by a reader of its own."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.wording.ear.language import Noun
from runtimer.wording.ear.language_choice import language

EN, DE = language("en"), language("de")

ENGLISH_TEENS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
GERMAN_TEENS = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"


def values(teens: str, tens: str) -> dict[str, int]:
    """What each word is worth."""
    return {word: n for n, word in enumerate(teens.split())} | {
        word: n * 10 for n, word in enumerate(tens.split(), 2)
    }


ENGLISH = values(ENGLISH_TEENS, ENGLISH_TENS)
GERMAN = values(GERMAN_TEENS, GERMAN_TENS) | {"ein": 1}


def read_english(words: str) -> int:
    """Add up words from the left; *hundred* and *thousand* multiply."""
    total = group = 0
    for word in words.replace("-", " ").split():
        if word == "hundred":
            group *= 100
        elif word == "thousand":
            total, group = total + group * 1000, 0
        else:
            group += ENGLISH[word]
    return total + group


def read_german(word: str) -> int:
    """Take a word apart at *tausend*, *hundert* and *und*."""
    for name, size in (("tausend", 1000), ("hundert", 100)):
        if name in word:
            much, _, rest = word.partition(name)
            return (read_german(much) if much else 1) * size + (read_german(rest) if rest else 0)
    ones, _, tens = word.rpartition("und")
    return (GERMAN[ones] if ones else 0) + GERMAN[tens]


def test_numbers_read_back() -> None:
    assert [read_english(EN.number(n)) for n in range(10_000)] == list(range(10_000))
    assert [read_german(DE.number(n)) for n in range(10_000)] == list(range(10_000))


@given(st.integers(10_000, 999_999))
def test_large_numbers_read_back(n: int) -> None:
    assert read_english(EN.number(n)) == n
    assert read_german(DE.number(n)) == n


@pytest.mark.parametrize(
    ("n", "english", "german"),
    [
        (0, "zero", "null"),
        (21, "twenty-one", "einundzwanzig"),
        (101, "one hundred one", "hunderteins"),
        (1000, "one thousand", "tausend"),
        (21_100, "twenty-one thousand one hundred", "einundzwanzigtausendhundert"),
        (101_000, "one hundred one thousand", "hunderteintausend"),
        (2_000_001, "two million one", "zwei Millionen eins"),
        (1_000_000, "one million", "eine Million"),
    ],
)
def test_numbers(n: int, english: str, german: str) -> None:
    assert (EN.number(n), DE.number(n)) == (english, german)


@pytest.mark.parametrize(
    ("shown", "english", "german"),
    [
        ("16.0", "sixteen", "sechzehn"),
        ("9.5", "nine point five", "neun Komma fünf"),
        ("9.25", "nine point two five", "neun Komma zwei fünf"),
        ("10.05", "ten point zero five", "zehn Komma null fünf"),
        ("-1.5", "minus one point five", "minus eins Komma fünf"),
    ],
)
def test_figures(shown: str, english: str, german: str) -> None:
    assert (EN.figures(shown), DE.figures(shown)) == (english, german)


@pytest.mark.parametrize(
    ("seconds", "clock", "duration"),
    [
        (0, "zero seconds", "zero seconds"),
        (1, "one second", "one second"),
        (45, "forty-five seconds", "forty-five seconds"),
        (78, "seventy-eight seconds", "one minute eighteen"),
        (90, "ninety seconds", "one minute thirty"),
        (100, "one forty", "one minute forty"),
        (180, "three minutes", "three minutes"),
        (185, "three oh five", "three minutes five seconds"),
        (225, "three forty-five", "three minutes forty-five"),
        (3600, "one hour", "one hour"),
        (3630, "one hour thirty seconds", "one hour thirty seconds"),
        (3661, "one hour one minute one second", "one hour one minute one second"),
        (3900, "one hour five minutes", "one hour five minutes"),
        (7350, "two hours two minutes thirty", "two hours two minutes thirty"),
    ],
)
def test_times(seconds: int, clock: str, duration: str) -> None:
    assert (EN.clock(seconds), EN.duration(seconds)) == (clock, duration)


def test_times_in_german() -> None:
    assert [DE.clock(s) for s in (101, 185, 225, 60, 240)] == [
        "eins einundvierzig",
        "drei null fünf",
        "drei fünfundvierzig",
        "sechzig Sekunden",
        "vier Minuten",
    ]
    assert [DE.duration(s) for s in (1, 90, 3660)] == [
        "eine Sekunde",
        "eine Minute dreißig",
        "eine Stunde eine Minute",
    ]


@pytest.mark.parametrize(
    ("amount", "noun", "english", "german"),
    [
        (1, Noun.METRE, "one metre", "ein Meter"),
        (1000, Noun.METRE, "one thousand metres", "tausend Meter"),
        (0.5, Noun.KILOMETRE, "half a kilometre", "ein halber Kilometer"),
        (1, Noun.KILOMETRE, "one kilometre", "ein Kilometer"),
        (1.5, Noun.KILOMETRE, "one and a half kilometres", "eins Komma fünf Kilometer"),
        (1.25, Noun.KILOMETRE, "one point two five kilometres", "eins Komma zwei fünf Kilometer"),
        (13.2, Noun.KILOMETRE, "thirteen point two kilometres", "dreizehn Komma zwei Kilometer"),
        (21.0975, Noun.KILOMETRE, "twenty-one point one kilometres", "einundzwanzig Komma eins Kilometer"),
        (0.25, Noun.MILE, "a quarter mile", "eine Viertelmeile"),
        (0.75, Noun.MILE, "three quarters of a mile", "eine Dreiviertelmeile"),
        (1, Noun.MILE, "one mile", "eine Meile"),
        (2.25, Noun.MILE, "two and a quarter miles", "zwei Komma zwei fünf Meilen"),
        (3.1, Noun.MILE, "three point one miles", "drei Komma eins Meilen"),
    ],
)
def test_lengths(amount: float, noun: Noun, english: str, german: str) -> None:
    assert (EN.length(amount, noun), DE.length(amount, noun)) == (english, german)


def consonants(lines: list[str]) -> list[str]:
    """The consonants that espeak-ng speaks for each line: its vowels differ with the stress."""
    text = "\n\n".join(f"{line}." for line in lines)
    command = ["espeak-ng", "-v", "en-us", "-x", "-q", "--stdin"]
    spoken = subprocess.run(
        command, input=text, capture_output=True, text=True, encoding="utf-8", check=True, timeout=60
    ).stdout
    return [re.sub("[^bdfghklmnprstvwzTDNSZj]", "", line) for line in spoken.splitlines() if line.strip()]


@pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed, so nobody reads digits aloud"
)
def test_numbers_sound_as_a_speech_engine_reads_their_digits() -> None:
    numbers = [*range(200), *range(200, 1000, 7)]  # it takes 1956 for a year
    heard = consonants([EN.number(n) for n in numbers])
    assert len(heard) == len(numbers)
    assert heard == consonants([str(n) for n in numbers])


@pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed, so nobody reads words aloud"
)
@pytest.mark.parametrize(
    ("phrase", "alike"),
    [
        ("three forty-five", "3 45"),
        ("nine point five", "9.5"),
        ("sixteen", "16"),
        ("rep two of two", "rep 2 of 2"),
        ("one percent", "1%"),
    ],
)
def test_words_sound_like_what_they_stand_for(phrase: str, alike: str) -> None:
    assert consonants([phrase]) == consonants([alike])
