"""The error of a program that did not do what it was asked for."""

from __future__ import annotations


class ProgramFailure(Exception):
    """It could not be started, failed, hung or wrote too much; the message says why, for people."""
