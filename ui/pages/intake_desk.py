"""What is done with one answer besides keying it in: who may see it, what is written beside it, and putting it right.

It works on the list in sight; the page's own keys and the small menu of a rating both come here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import QObject, QPoint

from ui.context import Context
from ui.pages.intake_correction import Correcting, Given, IntakeCorrection, Stands
from ui.pages.intake_list import IntakeList
from ui.pages.intake_note import IntakeNote
from ui.pages.intake_sheet import IntakeSheet, Spot
from ui.widgets.kept import folded, unfolded
from ui.widgets.menu import Menu
from workbook.disclosure.intake import kept_words
from workbook.errors import WorkbookError
from workbook.facts import Names
from workbook.language import _
from workbook.model.common import Visibility
from workbook.model.intake import AnswerState, Remark


class IntakeDesk(QObject):
    """`own_change` keeps the page from hearing of what is written here; `say` tells the counselor a sentence, "" takes it away;
    `changed` shows the sheet again.
    """

    def __init__(
        self,
        context: Context,
        own_change: Callable[[], AbstractContextManager[None]],
        say: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self._context, self._own_change, self._say, self._changed = context, own_change, say, changed

    def note(self, sheet: IntakeSheet, of: IntakeList, spot: Spot, *, seen: bool = False) -> None:
        """Where the counselor writes beside a question; at what was `seen`, or at the note. Again, it closes."""
        editor = of.open_editor(spot.item)
        if isinstance(editor, IntakeNote):
            goal = editor.seen if seen else editor.area
            if goal.hasFocus():
                editor.leave()
            else:
                goal.setFocus()
            return
        item = sheet.item(spot.item)

        def keep(remark: Remark) -> None:
            with self._own_change():
                sheet.keep_remark(remark)
            self._context.saved()

        may_show = not sheet.is_individual(spot.item)
        made = IntakeNote(sheet.remark(spot.item), item.question, keep, may_show=may_show, settled=sheet.finished)
        self._open(of, spot, made)
        if seen:
            made.seen.setFocus()

    def correct(self, sheet: IntakeSheet, of: IntakeList, spot: Spot, names: Names, wanted: Given) -> None:
        """Put a closed answer right; `wanted` is what was keyed over it."""
        if not sheet.closed(spot):
            self._say(_("This answer can still be keyed over."))
            return
        item, answer = sheet.item(spot.item), sheet.answer(spot)
        stands = Stands(
            spot.whose,
            names.of(spot.whose),
            item.question,
            self._context.book.catalogue.scale(item.kind).anchors,
            sheet.given(spot),
            answer.corrections if answer is not None else (),
        )
        draft = f"correction {sheet.intake.uid} {spot.item} {spot.whose.value}"

        def put_right(state: AnswerState, value: int | None, reason: str) -> None:
            with self._own_change():
                sheet.correct(spot, state, value, reason)
            self._context.saved()
            self._changed()

        drafts, couple = self._context.book.drafts, sheet.intake.couple
        kept = unfolded(drafts.words(couple, draft))
        into = Correcting(put_right, kept, lambda typed: drafts.keep(couple, draft, folded(typed)))
        self._open(of, spot, IntakeCorrection(stands, wanted, into))

    def keep_next(self, sheet: IntakeSheet, spot: Spot, names: Names) -> None:
        """The next way to keep an answer: for both, from the other partner, for the counselor alone, and round again. One that
        its partner had opened to both is closed.
        """
        ways, answer = sheet.ways(spot), sheet.answer(spot)
        if answer is None or not ways:
            self._say(_("There is no answer yet that could be kept."))
            return
        kept, opened = sheet.kept(spot), sheet.opened(spot)
        at = ways.index(kept) if kept in ways else -1
        round_again = at == len(ways) - 1 and Visibility.JOINT not in ways
        if self._keep(sheet, spot, ways[(at + 1) % len(ways)]) and (round_again or opened):
            self._say(_("Both see this only with {name}’s own recorded permission.").format(name=names.of(spot.whose)))

    def _keep(self, sheet: IntakeSheet, spot: Spot, way: Visibility) -> bool:
        try:
            with self._own_change():
                sheet.keep(spot, way)
        except WorkbookError as error:
            self._say(str(error))
            return False
        self._say("")
        self._context.saved()
        self._changed()
        return True

    def menu(self, sheet: IntakeSheet, of: IntakeList, spot: Spot, names: Names, at: QPoint) -> None:
        """The same by mouse: each way to keep it, and what else can be done."""
        menu = Menu(of)
        answer, ways = sheet.answer(spot), sheet.ways(spot)
        name, other = names.of(spot.whose), names.of(spot.whose.other)
        for way in Visibility if answer is not None else ():
            words = kept_words(way, False, other) or _("both may see it")
            act = menu.addAction(_("{name}’s answer: {kept}").format(name=name, kept=words))
            act.setCheckable(True)
            act.setChecked(sheet.kept(spot) is way)
            act.setEnabled(way in ways)
            act.triggered.connect(lambda _on=False, way=way: self._keep(sheet, spot, way))
        menu.addSeparator()
        menu.addAction(_("Write beside it")).triggered.connect(lambda: self.note(sheet, of, spot))
        if sheet.closed(spot):
            right = menu.addAction(_("Put it right"))
            right.triggered.connect(lambda: self.correct(sheet, of, spot, names, (None, None)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _open(self, of: IntakeList, spot: Spot, editor: IntakeNote | IntakeCorrection) -> None:
        try:
            of.open(spot, editor)
        except WorkbookError as error:
            editor.deleteLater()
            self._say(str(error))
