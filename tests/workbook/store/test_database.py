"""The gate: a change is whole or nothing, nested ones are one, and threads take turns."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE
from workbook.changes import Changes
from workbook.errors import CannotWrite, NotFound, Stale, WorkbookError
from workbook.store.database import Records, connect
from workbook.store.engine import dbapi, translated
from workbook.store.folder import unlock
from workbook.store.rows import Row, new_uid


@pytest.fixture
def records(place: Path) -> Iterator[Records]:
    records = Records(place / "data.db", unlock(place, PASSPHRASE))
    yield records
    records.close()


def couple(number: int) -> Row:
    return {
        "uid": new_uid(),
        "number": number,
        "household": "",
        "referrer": "",
        "status": "waiting",
        "folded": "",
    }


def many(records: Records) -> int:
    return records.number("SELECT count(*) FROM couples")


def test_it_is_set_up_to_survive_a_power_cut(records: Records) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}
    for pragma, value in wanted.items():
        assert records.row(f"PRAGMA {pragma}") == {next(iter(records.row(f"PRAGMA {pragma}") or {})): value}


def test_a_change_is_whole_or_nothing(records: Records) -> None:
    heard: list[Changes] = []
    records.subscribe(heard.append)
    with pytest.raises(dbapi.IntegrityError):
        _insert(records, "couples", 1, 1)
    assert (many(records), heard) == (0, [])
    with records.change("couples", couple="a"):
        records.insert("couples", couple(1))
    assert (many(records), heard) == (1, [Changes(frozenset({"couples"}), "a")])


def test_a_change_inside_another_is_a_part_of_it(records: Records) -> None:
    heard: list[Changes] = []
    records.subscribe(heard.append)
    with records.change("couples", couple="a"):
        records.insert("couples", couple(1))
        with pytest.raises(dbapi.IntegrityError):
            _insert(records, "plans", 2, 2)
        with records.change("sessions", couple="a"):
            records.insert("couples", couple(3))
        assert heard == []
    assert heard == [Changes(frozenset({"couples", "sessions"}), "a")]
    assert [row["number"] for row in records.rows("SELECT number FROM couples")] == [1, 3]


def test_changes_to_two_couples_name_neither(records: Records) -> None:
    heard: list[Changes] = []
    records.subscribe(heard.append)
    with records.change("couples", couple="a"), records.change("plans", couple="b"):
        pass
    assert heard == [Changes(frozenset({"couples", "plans"}), None)]


def test_a_listener_may_change_something_itself(records: Records) -> None:
    heard: list[Changes] = []

    def listen(changes: Changes) -> None:
        heard.append(changes)
        if len(heard) == 1:
            with records.change("plans"):
                records.insert("couples", couple(2))

    records.subscribe(listen)
    with records.change("couples"):
        records.insert("couples", couple(1))
    assert [set(c.areas) for c in heard] == [{"couples"}, {"plans"}]
    assert many(records) == 2


def test_a_listener_that_fails_keeps_nobody_else_from_hearing(records: Records) -> None:
    heard: list[Changes] = []

    def fail(_changes: Changes) -> None:
        raise RuntimeError("the first")

    def fail_too(_changes: Changes) -> None:
        raise RuntimeError("the second")

    for listener in (fail, heard.append, fail_too, heard.append):
        records.subscribe(listener)
    with pytest.raises(RuntimeError, match="the first"), records.change("couples"):
        records.insert("couples", couple(1))
    assert len(heard) == 2
    assert many(records) == 1


def test_nothing_is_written_outside_of_a_change(records: Records) -> None:
    with pytest.raises(RuntimeError):
        records.insert("couples", couple(1))
    assert many(records) == 0


def test_a_save_over_something_else_is_stale_and_over_nothing_not_found(records: Records) -> None:
    row = couple(1)
    with records.change():
        records.insert("couples", row)
        assert records.update("couples", str(row["uid"]), 1, {"household": "two"}) == 2
    with pytest.raises(Stale), records.change():
        records.update("couples", str(row["uid"]), 1, {"household": "three"})
    with pytest.raises(NotFound), records.change():
        records.update("couples", "nobody", 1, {"household": "three"})


def test_a_reader_in_another_thread_sees_no_half_of_a_change(records: Records) -> None:
    inside, seen = threading.Event(), list[int]()

    def read() -> None:
        inside.wait()
        seen.append(many(records))

    reader = threading.Thread(target=read)
    reader.start()
    with records.change():
        records.insert("couples", couple(1))
        inside.set()
        records.insert("couples", couple(2))
    reader.join()
    assert seen == [2]


def test_the_key_is_wiped_at_the_end(place: Path) -> None:
    records = Records(place / "data.db", unlock(place, PASSPHRASE))
    assert any(records.key)
    records.close()
    assert not any(records.key)


def test_closing_waits_for_who_was_lent_the_key(place: Path) -> None:
    records = Records(place / "data.db", unlock(place, PASSPHRASE))
    inside, read = threading.Event(), list[int]()

    def copy() -> None:
        with records.lent():
            inside.set()
            with closing(connect(records.path, records.key)) as own:
                read.append(own.table("couples").count)

    worker = threading.Thread(target=copy)
    worker.start()
    inside.wait()
    records.close()
    assert read == [0]
    worker.join()


def test_a_checkpoint_does_not_wait_for_a_reader(records: Records) -> None:
    with closing(connect(records.path, records.key)) as reader:
        with records.change():
            records.insert("couples", couple(1))
        reader.execute("BEGIN")
        assert reader.table("couples").count == 1
        with records.change():
            records.insert("couples", couple(2))
        begun = time.monotonic()
        records.checkpoint()
        assert time.monotonic() - begun < 2
        reader.rollback()
    records.checkpoint()
    assert (records.path.with_name("data.db-wal")).stat().st_size == 0


def _insert(records: Records, area: str, *numbers: int) -> None:
    with records.change(area, couple="a"):
        for number in numbers:
            records.insert("couples", couple(number))


def test_aside_nothing_is_changed_and_one_moment_is_seen(records: Records) -> None:
    _insert(records, "couples", 1)
    with records.aside() as reading:
        assert reading.number("SELECT count(*) FROM couples") == 1
        _insert(records, "couples", 2)
        assert reading.number("SELECT count(*) FROM couples") == 1, "still the moment in which it was asked"
        with pytest.raises(CannotWrite), translated():
            reading.database.execute("DELETE FROM couples")
    with records.aside() as reading:
        assert reading.number("SELECT count(*) FROM couples") == 2
    records.checkpoint()
    assert many(records) == 2


def test_aside_is_answered_while_a_change_goes_on_and_closing_waits_for_it(place: Path) -> None:
    records = Records(place / "data.db", unlock(place, PASSPHRASE))
    begun, may_end, ended = threading.Event(), threading.Event(), threading.Event()

    def ask() -> None:
        with records.aside() as reading:
            begun.set()
            may_end.wait(10)
            reading.number("SELECT count(*) FROM couples")
            ended.set()

    asking = threading.Thread(target=ask)
    with records.change("couples"):
        records.insert("couples", couple(1))
        asking.start()
        assert begun.wait(10), "no change stands in its way"
    threading.Timer(0.05, may_end.set).start()
    records.close()
    assert ended.is_set()
    asking.join()
    with pytest.raises(WorkbookError, match="closed in the meantime"), records.aside():
        pass


def test_after_it_was_closed_every_question_is_refused_in_one_sentence(place: Path) -> None:
    records = Records(place / "data.db", unlock(place, PASSPHRASE))
    records.close()

    def change() -> None:
        with records.change("couples"):
            records.insert("couples", couple(1))

    asked: tuple[Callable[[], object], ...] = (
        lambda: records.rows("SELECT uid FROM couples"),
        lambda: records.row("SELECT uid FROM couples"),
        lambda: records.number("SELECT count(*) FROM couples"),
        lambda: records.id_of("couples", "1"),
        change,
    )
    for ask in asked:
        with pytest.raises(WorkbookError, match="closed in the meantime"):
            ask()
