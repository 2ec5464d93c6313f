"""The day of a race: in one form only, and every other form is told how to be written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.formats.scalars.days import day
from runtimer.formats.scalars.races import race_result
from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.settings.setting_keys import KEYS

READ = KEYS["runner.race"].read


@pytest.mark.parametrize(
    "text",
    [
        *(
            "30.10.2026",
            "30. 10. 2026",
            "30/10/2026",
            "10/30/2026",
            "10.30.2026",
            "30-10-2026",
            "30.10.26",
            "10/30/26",
        ),
        *("2026/10/30", "2026.10.30", "20261030"),
        *(
            "Oct 30 2026",
            "Oct 30, 2026",
            "October 30th, 2026",
            "30 Oct 2026",
            "30-Oct-2026",
            "Fri 30 Oct 2026",
            "2026 Oct 30",
        ),
        *("30. Oktober 2026", "30 Okt. 2026"),
    ],
)
@pytest.mark.parametrize("between", [" ", ", ", " on "])
def test_a_day_in_another_form(text: str, between: str) -> None:
    with pytest.raises(Refused) as refused:
        READ(f"5k 19:30{between}{text}, 10k 40:30")
    assert (refused.value.code, refused.value.help) == ("not-a-day", "write `2026-10-30`")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("05/03/2026", "2026-03-05", "2026-05-03"),
        ("05-03-2026", "2026-03-05", "2026-05-03"),
        ("1/12/26", "2026-01-12", "2026-12-01"),
    ],
)
def test_a_day_that_may_be_a_month(text: str, first: str, second: str) -> None:
    with pytest.raises(Refused, match="day or its month first") as refused:
        READ(f"5k 19:30 {text}")
    assert refused.value.help == f"write `{first}` or `{second}`"


def test_with_points_the_day_comes_first() -> None:
    with pytest.raises(Refused) as refused:
        READ("5k 19:30 5.3.2026")
    assert refused.value.help == "write `2026-03-05`"


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "31.04.2026", "31/04/2026", "29.2.2027", "99/99/2026", "0000-00-00"]
)
def test_a_day_that_the_calendar_has_not(text: str) -> None:
    with pytest.raises(Refused, match="no such day") as refused:
        READ(f"5k 19:30 {text}")
    assert refused.value.code == "not-a-day"


@pytest.mark.parametrize("text", ["30 Oct", "Oct 2026", "2026-10", "2026", "30.10.", "today", "yesterday"])
def test_a_day_that_is_not_whole(text: str) -> None:
    with pytest.raises(Refused, match="not a whole date") as refused:
        READ(f"5k 19:30 {text}")
    assert "`2026-03-01`" in refused.value.help


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("2026-10-30 5k 19:30", "`5k 19:30 2026-10-30`"),
        ("2026-10-30: 5k 19:30", "`5k 19:30 2026-10-30`"),
        ("5k 19:30 2026—10—30", "`5k 19:30 2026-10-30`"),
        ("5k 1930", "`5k 19:30`"),
        ("5k 19.30", "`5k 19:30`"),
        ("half 1.35.00", "`half 1:35:00`"),
        ("5k 19:30 last week", "`2026-03-01`"),
    ],
)
def test_what_else_a_race_is_written_like(text: str, remedy: str) -> None:
    with pytest.raises(Refused) as refused:
        race_result(text)
    assert remedy in refused.value.help


FORMS = ("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d", "%d %b %Y", "%b %d %Y")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_the_day_that_was_meant_is_among_the_remedies(on: date, form: str) -> None:
    with pytest.raises(Refused) as refused:
        day(on.strftime(form))
    assert f"`{on}`" in refused.value.help
    assert day(str(on)) == on
