"""The three steps of a new workbook, each a small form with its own way on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import files, theme
from ui.background import Background
from ui.pages.recovery_card import RecoveryCard
from ui.strength import ENOUGH, judge
from ui.widgets.access import announce
from ui.widgets.buttons import Button
from ui.widgets.chips import Notice, Status
from ui.widgets.choices import Check
from ui.widgets.entry import Entry
from ui.widgets.fields import Field, Secret, labelled, needed
from ui.widgets.layout import Item, column, row
from ui.widgets.meters import Strength
from ui.widgets.words import para, text
from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.practice import Practice

_HIGH = theme.CONTROL_AT_DOOR
_SHEET = "recovery-sheet.pdf"


class PlaceStep(QWidget):
    """Who signs, for which practice, and where the workbook is kept."""

    gone_on = Signal()
    open_wanted = Signal()

    def __init__(self, start: Path) -> None:
        super().__init__()
        self.counselor = Field(hint=_("as you sign your notes"), height=_HIGH)
        self.practice_name = Field(hint=_("as on your letterhead"), height=_HIGH)
        self.name = Field(_("Practice"), height=_HIGH)
        self.folder = Field(str(start), height=_HIGH)
        self.choose = Button(_("Choose"), height=_HIGH)
        self.choose.setAccessibleName(_("Choose the folder"))
        self.choose.clicked.connect(self._choose)
        self.go_on = Button(_("Go on to the passphrase"), "primary", height=_HIGH)
        self.go_on.clicked.connect(self._go)
        self.open = Button(_("Open one that is there"), "quiet", height=_HIGH)
        self.open.clicked.connect(self.open_wanted)
        self._signs = Entry(_("Your name"), self.counselor, needed())
        self._called = Entry(_("Name of the workbook"), self.name)
        self._kept_in = Entry(_("Folder that it is kept in"), self.folder, "", self.choose)
        for field in (self.counselor, self.practice_name, self.name, self.folder):
            field.returnPressed.connect(self._go)
        column(
            self._signs,
            theme.GAP,
            labelled(_("Practice"), self.practice_name),
            theme.GAP,
            self._called,
            theme.GAP,
            self._kept_in,
            theme.GUTTER,
            row(self.open, None, self.go_on),
            into=self,
        )
        QWidget.setTabOrder(self.choose, self.go_on)
        QWidget.setTabOrder(self.go_on, self.open)
        self.first_focus: QWidget = self.counselor

    def path(self) -> Path:
        return Path(self.folder.text().strip()).expanduser() / f"{self.name.text().strip()}.workbook"

    def practice(self) -> Practice:
        return Practice(name=self.practice_name.text().strip(), counselor=self.counselor.text().strip())

    def name_refused(self, sentence: str) -> None:
        """Say below the name why there can be no workbook of that name."""
        self._stop(self._called, sentence)

    def folder_refused(self, sentence: str) -> None:
        """Say below the folder why nothing can be kept there."""
        self._stop(self._kept_in, sentence)

    def _choose(self) -> None:
        chosen = files.choose_folder(self, _("Where to keep the workbook"), Path(self.folder.text()))
        if chosen is not None:
            self._kept_in.show_words(str(chosen))

    def _go(self) -> None:
        name = self.name.text().strip()
        for entry in self._entries():
            entry.fine()
        if not self.counselor.text().strip():
            self._stop(self._signs, _("Your name is needed: it signs the notes."))
        elif not name or any(sign in name for sign in '/\\:*?"<>|'):
            self.name_refused(_('The workbook needs a name without / \\ : * ? " < > |'))
        elif not self.path().parent.is_dir():
            self.folder_refused(_("This folder is not there."))
        elif self.path().exists():
            self.name_refused(_("A workbook of that name is already there."))
        else:
            self.gone_on.emit()

    def _entries(self) -> tuple[Entry, ...]:
        return self._signs, self._called, self._kept_in

    def _stop(self, entry: Entry, sentence: str) -> None:
        entry.wrong(sentence)
        announce(entry.field, sentence)
        entry.field.setFocus(Qt.FocusReason.OtherFocusReason)


class SecretStep(QWidget):
    """The passphrase, twice, with how hard it is to guess. `go_on`, `back` and `busy` are the words of its two ways."""

    gone_back = Signal()
    gone_on = Signal()

    def __init__(self, go_on: str, back: str, busy: str, *below: Item) -> None:
        super().__init__()
        self._busy = busy
        self.first, self.again = Secret(), Secret()
        self.first.textChanged.connect(self._judge)
        self.again.textChanged.connect(self._judge)
        self.first.returnPressed.connect(lambda: self.again.setFocus(Qt.FocusReason.TabFocusReason))
        self.again.returnPressed.connect(self._go)
        self._strength, self._verdict = Strength(), text("", "small", "muted")
        self._status = Status(wraps=True)
        self._status.setMinimumHeight(20)
        self.back = Button(back, height=_HIGH)
        self.back.clicked.connect(self.gone_back)
        self.go_on = Button(go_on, "primary", height=_HIGH)
        self.go_on.clicked.connect(self._go)
        column(
            labelled(_("Passphrase"), self.first),
            10,
            self._strength,
            8,
            self._verdict,
            20,
            labelled(_("The same again"), self.again),
            8,
            self._status,
            20,
            *below,
            theme.GUTTER,
            row(self.back, None, self.go_on),
            into=self,
        )
        QWidget.setTabOrder(self.again, self.go_on)
        QWidget.setTabOrder(self.go_on, self.back)
        self.first_focus: QWidget = self.first
        self._judge()

    def passphrase(self) -> str:
        return self.first.text()

    def wipe(self) -> None:
        self.first.wipe()
        self.again.wipe()

    def refused(self, sentence: str) -> None:
        self._status.say(sentence, "wrong")

    def set_busy(self, busy: bool) -> None:
        for button in (self.back, self.go_on):
            button.setEnabled(not busy)
        for field in (self.first, self.again):
            field.setReadOnly(busy)

    def _judge(self) -> None:
        judged = judge(self.first.text())
        self._strength.show_level(judged.level)
        self._verdict.say(judged.words)
        same = bool(self.again.text()) and self.first.text() == self.again.text()
        self._status.say(_("Both are the same") if same else "")

    def _go(self) -> None:
        if not self.go_on.isEnabled():
            return
        judged = judge(self.first.text())
        if judged.level < ENOUGH:
            self.refused(_("A harder passphrase is needed for clients’ records."))
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.first.text() != self.again.text():
            self.refused(_("The two are not the same."))
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.set_busy(True)
            self._status.say(self._busy, "busy")
            self.gone_on.emit()


class RecoveryStep(QWidget):
    """The recovery code, shown this once: print it, save it or write it down, and say so."""

    gone_on = Signal()

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._code, self._workbook, self._practice = "", Path(), Practice()
        self.card = RecoveryCard()
        self.print = Button(_("Print"), "secondary", "printer", height=_HIGH)
        self.print.clicked.connect(lambda: self._render(self._print))
        self.save = Button(_("Save as PDF"), "secondary", "download", height=_HIGH)
        self.save.clicked.connect(lambda: self._render(self._save))
        self._status = Status(wraps=True)
        self._status.setMinimumHeight(20)
        self.go_on = Button(_("Open the workbook"), "primary", height=_HIGH)
        self.go_on.setEnabled(False)
        self.kept = Check(_("I have printed, saved or written it down"))
        self.kept.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.gone_on)
        words = _("This code opens the workbook if the passphrase is lost. It is shown this once and kept nowhere.")
        column(
            para(words, "body", "muted"),
            theme.GAP,
            self.card,
            theme.GAP,
            row(self.print, self.save, None),
            8,
            self._status,
            8,
            Notice(
                _("Keep the sheet where you keep a spare key, not beside the computer. Who has it can read everything.")
            ),
            20,
            self.kept,
            theme.GUTTER,
            row(None, self.go_on),
            into=self,
        )
        self.first_focus: QWidget = self.print

    def show_code(self, code: str, workbook: Path, practice: Practice) -> None:
        self._code, self._workbook, self._practice = code, workbook, practice
        self.card.show_code(code)

    def _render(self, done: Callable[[bytes], None]) -> None:
        code, workbook, practice, today = self._code, self._workbook.stem, self._practice, datetime.now().date()

        def make() -> bytes:
            from ui.press import recovery_sheet

            return recovery_sheet(practice, workbook, code, today).render()

        self._status.say(_("Making the sheet …"), "busy")
        self._background.run(make, done, self._failed, owner=self)

    def _failed(self, error: WorkbookError) -> None:
        self._status.say(str(error), "wrong")

    def _print(self, pdf: bytes) -> None:
        from ui.print_run import choose_printer, put_on_paper

        printer = choose_printer(self, pdf, _SHEET)
        if printer is None:
            self._status.say("")
            return
        self._status.say(_("On its way to the printer"), "busy")
        self._background.run(lambda: put_on_paper(pdf, printer), self._printed, self._failed, owner=self)

    def _printed(self, _nothing: None) -> None:
        self._status.say(_("Sent to the printer"))

    def _save(self, pdf: bytes) -> None:
        from ui.press import put

        self._status.say("")
        away = files.apart_from(self._workbook.parent)
        path = files.choose_save(self, _("Save the recovery sheet"), _SHEET, away)
        if path is None:
            return
        try:
            put(pdf, path, force=True)
        except WorkbookError as error:
            self._failed(error)
        else:
            self._status.say(_("Saved as {name}").format(name=path.name))
