"""Who looks at the screen together outlives lock and crash, and its coming and going is on record."""

from pathlib import Path

import pytest

from tests.workbook.conftest import PASSPHRASE, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook
from workbook.errors import NotFound
from workbook.model.couple import Couple
from workbook.model.joint_view import InJointView


def test_it_is_there_after_the_workbook_was_closed(place: Path) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.joint_view.now() is None
        one, other = (book.couples.create(couple_of(name)).uid for name in ("Ada Berg", "Eva Holm"))
        book.joint_view.begin(one, "plan")
        book.joint_view.begin(other, "overview")
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.joint_view.now() == InJointView(other, "overview")
        book.joint_view.end()
        book.joint_view.end()
        assert book.joint_view.now() is None
    with opened(place) as database:
        sql = "SELECT act, record, detail FROM audit WHERE kind = 'joint view' ORDER BY id"
        assert list(database.execute(sql)) == [("opened", one, ""), ("opened", other, ""), ("closed", other, "")]


def test_an_unknown_couple_changes_nothing(book: Workbook, couple: Couple) -> None:
    book.joint_view.begin(couple.uid, "plan")
    with pytest.raises(NotFound):
        book.joint_view.begin("nobody", "overview")
    assert book.joint_view.now() == InJointView(couple.uid, "plan")
