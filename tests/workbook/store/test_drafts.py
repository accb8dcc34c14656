"""Words that are being typed survive a lock, and are no record."""

from pathlib import Path

from tests.workbook.conftest import PASSPHRASE, couple_of
from workbook.book import Workbook


def test_a_draft_outlives_the_lock_and_leaves_no_audit_row(place: Path) -> None:
    with Workbook.open(place, PASSPHRASE) as book:
        couple = book.couples.create(couple_of()).uid
        before = book.documents.number_head()
        book.drafts.keep(couple, "gate decision", "both asked")
        book.drafts.keep(couple, "gate decision", "both asked for it")
        book.drafts.keep(couple, "decline A.step.3", "later")
        assert book.documents.number_head() == before
    with Workbook.open(place, PASSPHRASE) as book:
        assert book.drafts.words(couple, "gate decision") == "both asked for it"
        book.drafts.keep(couple, "gate decision", "")
        assert book.drafts.words(couple, "gate decision") == ""
        assert book.drafts.words(couple, "decline A.step.3") == "later"
