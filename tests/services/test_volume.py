"""How loud tones and words are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runtimer.services.volume import Volume

steps = st.lists(st.integers(-3, 3), max_size=30)


@given(st.floats(0, 1), st.floats(0, 1), steps)
def test_volume_stays_within_what_is_set_and_keeps_both_in_proportion(
    tones: float, words: float, changes: list[int]
) -> None:
    volume = Volume(tones, words)
    for change in changes:
        volume = volume.louder(change)
    heard_tones, heard_words = volume.heard
    assert 0 <= heard_tones <= tones
    assert 0 <= heard_words <= words
    assert (
        heard_tones * words == heard_words * tones or abs(heard_tones * words - heard_words * tones) < 1e-12
    )


def test_muted_is_silence_until_it_is_unmuted_or_made_louder() -> None:
    volume = Volume(1.0, 0.5).louder(-2)
    muted = volume.toggled()
    assert (muted.heard, str(muted)) == ((0, 0), "muted")
    assert muted.toggled() == volume
    assert str(muted.louder(1)) == "sound 90 %"
