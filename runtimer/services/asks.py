"""What the runner asks of the coach, besides what a session does."""

from __future__ import annotations

from enum import Enum


class Ask(Enum):
    """A wish that moves nothing on the plan."""

    WHERE = "where"
    """Say where I am."""
    LOUDER = "louder"
    SOFTER = "softer"
    MUTE = "mute"
    """Be silent; again: be heard."""
