"""What a language has to know to speak to a runner."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit
from runtimer.domain.workout import Verb

_UNDER_TWO_DIGITS = 10
_IN_SECONDS_BELOW = 100
"""Runners say "seventy-eight seconds", from 1:40 on "one forty"."""
_DUST = 1e-3


class Noun(StrEnum):
    """What is counted."""

    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"
    METRE = "metre"
    KILOMETRE = "kilometre"
    MILE = "mile"
    YARD = "yard"
    PERCENT = "percent"
    REP = "rep"
    KM_AN_HOUR = "km/h"
    MILE_AN_HOUR = "mph"


class Forms(NamedTuple):
    """A noun with its number: ``one mile``, and what stands after any other number: ``miles``."""

    single: str
    many: str


class PaceWords(NamedTuple):
    """A named pace: what it is called, ``threshold pace``, and how one runs at it, ``at threshold``."""

    called: str
    at_pace: str


class Counting(NamedTuple):
    """Templates for repetition ``{}`` of ``{}``, and for the last one."""

    nth: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a language; those with ``{}`` are templates, filled with words only.

    No digits, no symbols.
    """

    point: str
    """Between the whole and its decimals."""
    minus: str
    oh: str
    """The zero in 3:05."""
    nouns: Mapping[Noun, Forms]
    quarters: Mapping[Noun, Mapping[int, str]] = field(default_factory=dict)
    """One, two or three quarters of a length, where there is a word for it."""
    and_quarters: Mapping[Noun, Mapping[int, str]] = field(default_factory=dict)
    """A number ``{}`` with so many quarters, before a noun in its plural."""

    verbs: Mapping[Verb, str]
    paces: Mapping[PaceName, PaceWords]
    rep: Counting
    set_: Counting
    after: str
    """After the repetition ``{}``."""
    optional: str

    until_key: str
    press_key: str
    """What ends a step that says something else, but whose end nobody can know."""
    in_all: str
    """Up to an amount of the whole workout."""
    like_rep: str
    half_of_rep: str
    share_of_rep: str
    until_start: str

    at: str
    within: str
    """A time to be run in."""
    changing: str
    """A progression; filled with a :attr:`span`."""
    span: str
    once: frozenset[str] = frozenset()
    """Last words that are said once where both ends of a span have them."""
    share: str
    """``{}`` percent of the pace called ``{}``."""
    slower: str
    faster: str
    """The pace called ``{}``, by ``{}`` slower, faster."""
    per: Mapping[Unit, str]
    """A pace in a unit."""

    incline: str
    heart_rate: str
    zone: str
    cadence: str
    effort: str

    belt: str
    set_belt: str
    rails: str
    coming: str
    """Before what comes next."""

    halfway: str
    left: str
    """A time that is left."""
    to_go: str
    """A distance that is left."""
    left_in_all: str
    split: Mapping[Unit, str]
    slow: str
    fast: str
    on_time: str
    late: str
    """A repetition that begins so much after its send-off."""
    finish: str
    slow_down: str


class Language(ABC):
    """A language: its words, its numbers, and how they make times and lengths.

    A language that differs overrides those.
    """

    words: Words

    @abstractmethod
    def number(self, whole: int) -> str:
        """Say a whole number, zero or more."""

    def figures(self, shown: str) -> str:
        """Say a decimal number as it is written, its decimals one by one: ``9.25``.

        Idle zeros are left out.
        """
        if shown.startswith("-"):
            return f"{self.words.minus} {self.figures(shown[1:])}"
        whole, _, decimals = shown.partition(".")
        spelled = [self.number(int(digit)) for digit in decimals.rstrip("0")]
        return " ".join([self.number(int(whole)), *([self.words.point, *spelled] if spelled else [])])

    def counted(self, shown: str, noun: Noun) -> str:
        """Say how many: ``one percent``, ``two point five kilometres``."""
        forms = self.words.nouns[noun]
        return forms.single if shown == "1" else f"{self.figures(shown)} {forms.many}"

    def duration(self, seconds: int) -> str:
        """Say how long: ``one minute thirty``, ``one hour five minutes``."""
        hours, minutes, left_s = seconds // 3600, seconds // 60 % 60, seconds % 60
        parts = [self.counted(str(n), noun) for n, noun in ((hours, Noun.HOUR), (minutes, Noun.MINUTE)) if n]
        if left_s and minutes and left_s >= _UNDER_TWO_DIGITS:
            parts.append(self.number(left_s))
        elif left_s or not parts:
            parts.append(self.counted(str(left_s), Noun.SECOND))
        return " ".join(parts)

    def clock(self, seconds: int) -> str:
        """Say a pace or a result: ``three forty-five``, ``three oh five``, ``three minutes``."""
        minutes, left_s = divmod(seconds, 60)
        if seconds < _IN_SECONDS_BELOW:
            return self.counted(str(seconds), Noun.SECOND)
        if not left_s or minutes >= 60:
            return self.duration(seconds)
        oh = [self.words.oh] if left_s < _UNDER_TWO_DIGITS else []
        return " ".join([self.number(minutes), *oh, self.number(left_s)])

    def length(self, amount: float, noun: Noun) -> str:
        """Say a length: ``four hundred metres``, ``one and a half kilometres``, ``a quarter mile``."""
        whole, quarters = divmod(round(amount * 4), 4)
        even = abs(amount - whole - quarters / 4) < _DUST
        if even and not whole and quarters in (alone := self.words.quarters.get(noun, {})):
            return alone[quarters]
        if even and whole and quarters in (with_quarter := self.words.and_quarters.get(noun, {})):
            return f"{with_quarter[quarters].format(self.number(whole))} {self.words.nouns[noun].many}"
        rounded = (
            f"{amount:.0f}" if noun in (Noun.METRE, Noun.YARD) else f"{amount:.2f}".rstrip("0").rstrip(".")
        )
        return self.counted(rounded, noun)

    def spanned(self, first: str, last: str) -> str:
        """Say a span: ``three forty to three fifty``, ``seventy-five to eighty seconds``; equal ends once."""
        if first == last:
            return last
        start, _, shared = first.rpartition(" ")
        said_once = shared in self.words.once and last.endswith(f" {shared}")
        return self.words.span.format(start if said_once else first, last)
