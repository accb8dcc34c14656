"""The form of a couple as a counselor's hands meet it: its fields by the names that are read out."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt

from tests.ui.hands import CONTROL, shortcut, type_words
from tests.ui.inside import Inside
from ui.widgets.choices import Segmented
from ui.widgets.fields import Field
from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Hope, Leave, Partner, SafeContact, SecretsPolicy, Status

Key = Qt.Key


def field(page: Inside, says: str) -> Field:
    found = [f for f in page.shell.findChildren(Field) if f.accessibleName() == says]
    assert len(found) == 1, [f.accessibleName() for f in page.shell.findChildren(Field)]
    return found[0]


def strip(page: Inside, says: str) -> Segmented:
    found = [s for s in page.shell.findChildren(Segmented) if s.accessibleName().startswith(says) and not s.isHidden()]
    return found[-1]


def fill(page: Inside, says: str, words: str) -> None:
    into = field(page, says)
    into.setFocus()
    into.selectAll()
    type_words(into, words)


def save(page: Inside) -> None:
    shortcut(page.shell, Key.Key_S, CONTROL)


def only(book: Workbook) -> Couple:
    (line,) = book.couples.lines()
    return book.couples.get(line.uid)


def everything_of() -> Couple:
    first = Partner(
        Whose.FIRST,
        "Elif Karaca",
        "Eli",
        "she/her",
        date(1988, 5, 3),
        SafeContact("0555 0142", Leave.CALL_BACK, "elif@example.org", Leave.ANYTHING, "", Leave.NOTHING, "Kitchen"),
        "We run the house well.\nWe do not talk.",
        Hope.UNSURE,
        "Her sister, 0555 0299",
        "Dr Brandt, alone",
        "sleeps badly",
    )
    return Couple(
        first,
        Partner(Whose.SECOND, "Daniel Roth", contact=SafeContact(phone="0555 0178", phone_leave=Leave.DATES)),
        together=2017,
        living=2019,
        household="a dog",
        children="Ada, 7, and Ben, 4",
        referrer="Dr Amsel",
        status=Status.ACTIVE,
        policy=SecretsPolicy.LIMITED,
        policy_signed=date(2026, 8, 25),
        next_session=datetime(2026, 11, 24, 9, 30),
        begun=date(2026, 8, 24),
        keep_years=10,
        hold=True,
    )


def everything(book: Workbook) -> Couple:
    return book.couples.create(everything_of())


def without_revs(couple: Couple) -> Couple:
    return replace(couple, rev=0, first=replace(couple.first, rev=0), second=replace(couple.second, rev=0))
