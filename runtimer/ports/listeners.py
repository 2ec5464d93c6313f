"""Whoever hears what happens in a session."""

from __future__ import annotations

from typing import Protocol

from runtimer.engine.news import News
from runtimer.engine.plan.plan import Plan


class SessionListener(Protocol):
    """Whoever wants to know what happens: plain lines, a journal."""

    def tell(self, news: News, plan: Plan) -> None:
        """Take one piece of news, in order, with the plan that its segment is of.

        May raise OSError: the session goes on without this listener.
        """
        ...
