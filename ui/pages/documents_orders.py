"""From what is chosen to a document ordered at the press, or to the words that stand where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from ui import press
from ui.pages.contact_words import CONTACT
from ui.pages.documents_words import Kind, Order, Thing, background, forms, handouts, intakes, notes, packets, papers
from ui.pages.printed import handout_of
from workbook.book import Workbook
from workbook.errors import NotFound, WorkbookError
from workbook.language import _
from workbook.model.assignment import Assignment
from workbook.model.common import PARTNERS, Audience, Whose
from workbook.model.couple import Couple
from workbook.model.paper import Paper


@dataclass(frozen=True, slots=True)
class Instead:
    """What stands on the desk in place of a page; `act` goes on from there, where there is a way."""

    title: str
    words: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One couple, and what was given to it: all that a choice is made among."""

    book: Workbook
    couple: Couple
    given: Sequence[Assignment]
    today: date

    def things(self, kind: Kind) -> tuple[Thing, ...]:
        """What this kind of document can be about, newest first; nothing for a progress report."""
        if kind is Kind.INTAKE:
            return intakes(self.book.intakes.of(self.couple.uid), self.today)
        if kind is Kind.NOTE:
            return self._notes()
        if kind is Kind.PAPER:
            return papers(self.couple, self.book.catalogue)
        if kind is Kind.PACKET:
            return packets(press.packets(self.book, self.couple.uid, self.today), self.couple)
        if kind is Kind.BLANK:
            return forms(self.couple)
        if kind is Kind.BACKGROUND:
            return background(self.book.catalogue)
        return handouts(self.given, self.couple, self.book.catalogue, self.today) if kind is Kind.HANDOUT else ()

    def order(self, order: Order) -> press.Sheet | None:
        """The document, or None where there is nothing yet that it could be about. Raises `Held`, `NotFound`."""
        book, uid, paper = self.book, self.couple.uid, order.paper
        if order.kind is Kind.PROGRESS:
            return press.progress_sheet(book, uid, order.audience, self.today, summary=order.summary, paper=paper)
        if not order.which:
            return None
        if order.kind is Kind.INTAKE:
            return press.intake_sheet(book, uid, order.which, order.audience, self.today, paper=paper)
        if order.kind is Kind.NOTE:
            return self._note(order)
        if order.kind is Kind.PAPER:
            return self._paper(order)
        if order.kind is Kind.PACKET:
            return press.packet_sheet(book, uid, Audience(order.which), self.today, paper=paper)
        if order.kind is Kind.BLANK:
            return press.blank_intake_sheet(book, uid, Whose(order.which), self.today, paper=paper)
        if order.kind is Kind.BACKGROUND:
            return press.background_sheet(book, uid, order.which, self.today, paper=paper)
        given = next(each for each in self.given if each.uid == order.which)
        return handout_of(book, given, self.today, paper=paper)

    def _notes(self) -> tuple[Thing, ...]:
        sessions = self.book.sessions.lines(self.couple.uid, limit=-1)
        return notes(sessions, self.book.notes_apart.lines(self.couple.uid), self.today)

    def _note(self, order: Order) -> press.Sheet:
        """Of a session, or of a contact: never a psychotherapy note."""
        made = datetime.combine(self.today, time())
        if order.which.startswith(CONTACT):
            return press.contact_sheet(self.book, order.which.removeprefix(CONTACT), made, paper=order.paper)
        return press.note_sheet(self.book, order.which, made, paper=order.paper)

    def _paper(self, order: Order) -> press.Sheet:
        if order.which in PARTNERS:
            return press.authorisation_sheet(
                self.book, self.couple.uid, Whose(order.which), self.today, paper=order.paper
            )
        return press.paper_sheet(self.book, self.couple.uid, Paper(order.which), self.today, paper=order.paper)

    def nothing_yet(self, kind: Kind) -> Instead:
        """Why there is nothing to order, and the way to where it begins."""
        if kind is Kind.INTAKE:
            begun = bool(self.book.intakes.of(self.couple.uid))
            title = _("The intake is not finished") if begun else _("No intake yet")
            words = _("The summary shows what each of the two answered, question by question.")
            return Instead(title, words, _("Go to the intake"))
        if kind is Kind.NOTE:
            words = _(
                "What is written in the note of a session or a contact can be printed for your own file, signed or as a draft."
            )
            return Instead(_("No note yet"), words, _("Go to the sessions"))
        if kind is Kind.PACKET:
            words = _("A packet holds what they have at home, with a cover and a practice log.")
            return Instead(_("Nothing at home yet"), words, _("Choose an exercise"))
        words = _("A handout is printed for an exercise that was given, with names and days on it.")
        return Instead(_("No exercise given yet"), words, _("Choose an exercise"))


def refused(kind: Kind, error: WorkbookError) -> Instead:
    """What stands there when the document may not or could not be made."""
    if kind is Kind.INTAKE and isinstance(error, NotFound):  # all that it holds was said to somebody else alone
        return Instead(_("Nothing for this reader"), _("It holds no answer that this reader may see."))
    return Instead(_("No page to show"), str(error))
