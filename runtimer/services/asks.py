"""What the runner asks of the coach, besides what a session does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Ask(Enum):
    """A wish that moves nothing on the plan."""

    WHERE = "where"
    """Say where I am."""
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    """Be silent; again: be heard."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A key that is not done, and why, for the runner."""

    text: str
