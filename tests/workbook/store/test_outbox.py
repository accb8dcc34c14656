"""The sealed file of a hand-over: what it is made of, and what may be done to it without an answer being lost or invented."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox

from workbook.errors import CannotWrite
from workbook.model.handover import Entry, EntryKind, Ticket, entry_from
from workbook.model.intake import AnswerState
from workbook.store.outbox import LINE, MOST_LINES, Outbox, read, sealed

TOKEN, OTHER = "0123456789abcdef" * 2, "f" * 32
KEY, FOREIGN = PrivateKey(bytes(range(32))), PrivateKey(bytes(range(1, 33)))
BOX = SealedBox(KEY.public_key)
AT = datetime(2026, 3, 2, 9, 30)


def answer(number: int, item: str, value: int) -> Entry:
    return Entry(number, EntryKind.ANSWER, AT, item, AnswerState.RATED, value)


ENTRIES = (Entry(0, EntryKind.BEGUN, AT), *(answer(n, f"item_{n}", n % 5) for n in range(1, 7)))
LINES = [sealed(BOX, TOKEN, entry) for entry in ENTRIES]
WHOLE = b"".join(LINES)


def ticket(path: Path) -> Ticket:
    public = bytes(KEY.public_key).hex()
    return Ticket("u", TOKEN, public, str(path.parent), str(path), "Ada", "Ida Holm", "", True, True, ())


def test_what_is_written_is_read_back_in_order(tmp_path: Path) -> None:
    box = Outbox(ticket(tmp_path / "a.sealed"), lambda: AT)
    box.add(EntryKind.CHOICE, state="both")
    box.add(EntryKind.ANSWER, "busy", "rated", 3)
    box.add(EntryKind.ANSWER, "trust", "declined")
    box.add(EntryKind.CLEARED, "busy")
    box.close()
    data = (tmp_path / "a.sealed").read_bytes()
    contents = read(data, KEY, TOKEN)
    assert contents.whole
    assert [(e.kind.value, e.item, e.state, e.value) for e in contents.entries] == [
        ("begun", "", "", None),
        ("choice", "", "both", None),
        ("answer", "busy", "rated", 3),
        ("answer", "trust", "declined", None),
        ("cleared", "busy", "", None),
    ]
    assert {len(line) for line in data.splitlines(keepends=True)} == {LINE}, "a length tells something"
    assert len(set(data.splitlines())) == 5
    assert (tmp_path / "a.sealed").stat().st_mode & 0o077 == 0


def test_no_file_is_ever_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.sealed").write_bytes(b"something")
    with pytest.raises(CannotWrite):
        Outbox(ticket(tmp_path / "a.sealed"))
    assert (tmp_path / "a.sealed").read_bytes() == b"something"


def test_a_full_disk_keeps_nothing_of_the_entry_and_everything_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Outbox(ticket(tmp_path / "a.sealed"), lambda: AT)
    box.add(EntryKind.ANSWER, "busy", "rated", 3)

    def half(handle: int, data: bytes) -> int:
        return real(handle, data[:100])

    def refused(handle: int, size: int) -> None:
        raise OSError("no room")

    real, cut = os.write, os.ftruncate
    monkeypatch.setattr(os, "write", half)
    for _again in range(2):
        with pytest.raises(CannotWrite):
            box.add(EntryKind.ANSWER, "trust", "rated", 1)
    monkeypatch.setattr(os, "ftruncate", refused)
    with pytest.raises(CannotWrite):
        box.add(EntryKind.ANSWER, "trust", "rated", 1)
    monkeypatch.setattr(os, "write", real)
    monkeypatch.setattr(os, "ftruncate", cut)
    box.add(EntryKind.ANSWER, "stress", "rated", 2)
    box.close()
    contents = read((tmp_path / "a.sealed").read_bytes(), KEY, TOKEN)
    assert contents.whole
    assert [e.item for e in contents.entries] == ["", "busy", "stress"]


def test_a_torn_last_line_was_never_acknowledged() -> None:
    for cut in range(1, LINE):
        contents = read(WHOLE[:-cut], KEY, TOKEN)
        assert contents.whole
        assert contents.entries == ENTRIES[:-1]


def test_a_line_that_is_missing_is_noticed_and_the_rest_is_read() -> None:
    contents = read(b"".join(LINES[:2] + LINES[3:]), KEY, TOKEN)
    assert not contents.whole
    assert contents.entries == ENTRIES[:2] + ENTRIES[3:]


def test_lines_in_another_order_or_twice_change_no_answer() -> None:
    contents = read(b"".join([LINES[0], LINES[5], LINES[5], *LINES[1:]]), KEY, TOKEN)
    assert not contents.whole
    assert contents.entries == ENTRIES


@pytest.mark.parametrize(
    "line",
    [
        sealed(SealedBox(FOREIGN.public_key), TOKEN, answer(7, "busy", 4)),
        sealed(BOX, OTHER, answer(7, "busy", 4)),
        b"A" * (LINE - 1) + b"\n",
        "é".encode() * ((LINE - 1) // 2) + b"\n",
        b"\n",
    ],
    ids=["foreign key", "another ticket", "no seal", "no base64", "empty"],
)
def test_what_does_not_belong_is_left_out_and_noticed(line: bytes) -> None:
    contents = read(WHOLE + line, KEY, TOKEN)
    assert not contents.whole
    assert contents.entries == ENTRIES


def test_a_file_without_end_is_read_to_its_bound_only() -> None:
    assert not read(b"x" * 10_000_000, KEY, TOKEN).whole
    endless = read(WHOLE + b"\n" * 5_000_000, KEY, TOKEN)
    assert (endless.whole, endless.entries) == (False, ENTRIES)
    assert MOST_LINES * LINE < 4_000_000


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "number": _JSON,
            "kind": st.sampled_from([*EntryKind, "x"]) | _JSON,
            "at": st.just("2026-03-02T09:30:00") | _JSON,
            "item": st.sampled_from(["", "busy"]) | _JSON,
            "state": st.sampled_from(["", "rated", "declined", "both", "repair"]) | _JSON,
            "value": _JSON,
        },
    )
    | _JSON
)
def test_whatever_stands_in_an_entry_nothing_is_raised_and_only_answers_come_out(held: object) -> None:
    entry = entry_from(held)
    if entry is not None and entry.state == AnswerState.RATED:
        assert entry.value in range(5)
        assert entry.item


@settings(max_examples=300)
@given(st.data())
def test_no_mutation_crashes_or_invents_an_answer(data: st.DataObject) -> None:
    held = bytearray(WHOLE)
    for _change in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(0, len(held) - 1)))
        how = data.draw(st.sampled_from(["flip", "cut", "drop", "put", "twice"]))
        length = data.draw(st.integers(1, 2 * LINE))
        if how == "flip" and held:
            held[at] ^= data.draw(st.integers(1, 255))
        elif how == "cut":
            del held[at:]
        elif how == "drop":
            del held[at : at + length]
        elif how == "put":
            held[at:at] = data.draw(st.binary(max_size=40))
        else:
            held[at:at] = held[at : at + length]
    contents = read(bytes(held), KEY, TOKEN)
    assert set(contents.entries) <= set(ENTRIES)
    assert list(contents.entries) == sorted(contents.entries, key=lambda e: e.number)
    if contents.whole:
        assert contents.entries == ENTRIES[: len(contents.entries)]
    assert read(bytes(held), FOREIGN, TOKEN).entries == ()
    assert read(bytes(held), KEY, OTHER).entries == ()
