"""How the Documents page looks and is read out, with the hardest names."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.documents_room import FIRST, MADE_MS, SECOND, Desk, answer_all, focused, recorded
from tests.ui.exercises_room import HARD_NAMES
from tests.ui.hands import tab
from tests.ui.looks import Frame, cut_labels, unnamed
from ui.context import Context
from ui.pages.documents import Documents
from ui.pages.documents_words import Kind
from workbook.book import Workbook
from workbook.model.common import Audience
from workbook.model.couple import Couple, Partner
from workbook.model.intake import IntakeKind
from workbook.model.session import About, Note, Passage, Session


@pytest.fixture
def desk(frame: Callable[..., Frame], context: Context, clock: Clock, qtbot: QtBot) -> Desk:
    return Desk(frame, context, clock, qtbot)


@pytest.fixture
def record(book: Workbook, couple: Couple, clock: Clock) -> Couple:
    return recorded(book, couple, clock)


@pytest.mark.parametrize(("wide", "high"), [(1168, 880), (1048, 720), (848, 640)])
@pytest.mark.parametrize("names", HARD_NAMES)
def test_no_word_is_cut_whatever_the_names(
    book: Workbook,
    frame: Callable[..., Frame],
    context: Context,
    clock: Clock,
    qtbot: QtBot,
    names: tuple[str, str],
    wide: int,
    high: int,
) -> None:
    couple = book.couples.create(Couple(Partner(FIRST, names[0]), Partner(SECOND, names[1])))
    book.assignments.assign(couple.uid, "thank_you_because", SECOND)
    session = book.sessions.begin(Session(couple.uid, clock.now))
    book.sessions.autosave(Note(session.uid, passages=(Passage("plan", About.BETWEEN, "Walk"),)))
    answer_all(book, intake := book.intakes.begin(couple.uid, IntakeKind.FIRST), alone=False)
    book.intakes.finish(intake.uid)
    page = Documents(context, clock)
    window = frame(page, wide, high)
    page.show_couple(couple.uid)
    for kind in Kind:
        page.show_detail(kind.value)
        qtbot.waitUntil(lambda: page._maker._ready is not None, timeout=MADE_MS)
        qtbot.waitUntil(lambda: cut_labels(window) == [], timeout=1000)


def test_everything_that_takes_the_keyboard_has_a_name_and_is_reached_in_reading_order(
    desk: Desk, record: Couple
) -> None:
    desk.show(record)
    assert unnamed(desk.page) == []
    options, preview = desk.page._options, desk.page._preview
    options._paper.setFocus()
    found = [focused(), *(tab() for _each in range(8))]
    order = [options._paper, *options._kind.rows, options._radios[Audience.COUPLE], options._summary, preview.stamps]
    places = [found.index(widget) for widget in [*order, preview.pages]]
    assert places == sorted(places)
