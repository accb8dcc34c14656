from datetime import datetime

import pytest

from ui import preferences
from ui.preferences import Preferences
from ui.theme import Scheme


def test_what_is_written_is_read() -> None:
    wanted = Preferences("/there/Practice.workbook", "2026-11-17T10:42", Scheme.DARK, 5, 45)
    preferences.write(wanted)
    assert preferences.read() == wanted
    assert wanted.opened_at() == datetime(2026, 11, 17, 10, 42)


def test_nothing_there_means_the_defaults() -> None:
    assert preferences.read() == Preferences()
    assert Preferences().opened_at() is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"scheme": "pink"}', '{"lock_minutes": "soon"}', "\x00"])
def test_a_damaged_file_keeps_nobody_out(text: str) -> None:
    preferences.folder().mkdir(parents=True)
    (preferences.folder() / "window.json").write_text(text)
    assert preferences.read() == Preferences()


@pytest.mark.parametrize(("minutes", "read"), [(0, 1), (-5, 1), (9999, 120), (30, 30)])
def test_the_lock_cannot_be_set_away(minutes: int, read: int) -> None:
    preferences.write(Preferences(lock_minutes=minutes, session_minutes=minutes))
    assert (preferences.read().lock_minutes, preferences.read().session_minutes) == (read, read)
