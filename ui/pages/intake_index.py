"""The left of the intake: which intake this is, its four groups, in which order answers are keyed in, and the keys for it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui import theme
from ui.dates import near
from ui.pages.intake_paper import IntakePaper
from ui.pages.intake_sheet import KINDS, IntakeSheet
from ui.widgets.buttons import Button
from ui.widgets.choices import Segmented
from ui.widgets.icon import draw_icon
from ui.widgets.layout import Item, column, row, rule, wide
from ui.widgets.menu import Menu
from ui.widgets.painting import RIGHT, painting, rounded, say, width_of
from ui.widgets.tab_order import in_reading_order
from ui.widgets.words import para, text
from workbook.catalogue.entries import ItemKind
from workbook.disclosure.intake import kind_words
from workbook.facts import Names
from workbook.insight.screening import Due, Why
from workbook.language import _
from workbook.model.intake import Intake, IntakeKind

WIDE = 236
_HIGH, _INSIDE = 52, 12


def group_words(kind: ItemKind) -> str:
    return {
        ItemKind.STRENGTH: _("Strengths"),
        ItemKind.SIGN: _("Signs"),
        ItemKind.CAUSE: _("Causes"),
        ItemKind.IMPACT: _("Impacts"),
    }[kind]


class GroupButton(QRadioButton):
    """A group and how far it is. The four are radio buttons: one tab stop, arrows go from group to group.

    `entered` says that somebody wants to go on among its questions: Enter, the right arrow, or a click.
    """

    entered = Signal()

    def __init__(self, kind: ItemKind) -> None:
        super().__init__()
        self.kind, self._words = kind, group_words(kind)
        self._given = self._of = 0
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ring", theme.RADIUS_CONTROL)
        self.setProperty("ring_reach", -2)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_progress(self, given: int, of: int) -> None:
        self._given, self._of = given, of
        self.setAccessibleName(_("{group}, {given} of {all} answered").format(group=self._words, given=given, all=of))
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.hitButton(event.position().toPoint()):
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        on, full = self.isChecked(), self._given == self._of
        count = _("{given} of {all}").format(given=self._given, all=self._of) if self._given else str(self._of)
        right = self.width() - _INSIDE
        with painting(self) as painter:
            if on or self.underMouse():
                rounded(painter, QRectF(self.rect()), theme.RADIUS_CONTROL, "accent_soft" if on else "hover")
            end = right - width_of(count, "caption")
            say(painter, QRectF(end - 4, 8, right - end + 4, 22), count, "caption", "accent" if on else "muted", RIGHT)
            if full:
                draw_icon(painter, "check", QRectF(end - 22, 12, 14, 14), "accent")
                end -= 22
            role, tone = ("strong", "accent") if on else ("body", "text")
            say(painter, QRectF(_INSIDE, 8, end - _INSIDE - 8, 22), self._words, role, tone)
            self._paint_bar(painter, QRectF(_INSIDE, 35, right - _INSIDE, 6))

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        rounded(painter, box, 3, "surface", "accent" if self._given == self._of else "edge")
        if self._given:
            part = QRectF(box)
            part.setWidth(max(6, box.width() * self._given / self._of))
            rounded(painter, part, 3, "accent")


class IntakeIndex(QWidget):
    """What is asked for: a group (`group_wanted`), its questions (`entered`), another or a new intake, another order of entry
    (True: by partner), the safety page, the counselor's own page."""

    group_wanted = Signal(object)
    entered = Signal()
    intake_wanted = Signal(str)
    begin_wanted = Signal(object)
    order_wanted = Signal(bool)
    safety_wanted = Signal()
    own_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = text("", "heading")
        self._second = para("", "small", "muted")
        self.others = Button(_("Other intakes"), "quiet", trailing="chevron-down", height=24)
        self._menu = Menu(self)
        self.others.setMenu(self._menu)
        self.groups = {kind: GroupButton(kind) for kind in KINDS}
        self._group = QButtonGroup(self)
        for kind, button in self.groups.items():
            self._group.addButton(button)
            button.entered.connect(self.entered)
            button.toggled.connect(lambda on, kind=kind: self.group_wanted.emit(kind) if on else None)
        words = [_("By question"), _("By partner")]
        self.order = Segmented(_("Order of entry"), words, stretch=True, keys="qp")
        self.order.changed.connect(lambda at: self.order_wanted.emit(at == 1))
        self.safety = Button(_("Safety screen, with each alone"), "quiet", icon="lock", height=24)
        self.safety.clicked.connect(self.safety_wanted)
        self.own = Button(_("Cautions and risk"), "quiet", icon="lock", height=24)
        self.own.clicked.connect(self.own_wanted)
        self._due = text("", "small", "notice")
        self._due.hide()
        pad = (_INSIDE, 0, _INSIDE, 0)
        self.paper = IntakePaper()
        self._groups, self._entry, self._late, self._papers = QWidget(), QWidget(), QWidget(), QWidget()
        column(*self.groups.values(), theme.NEAR, gap=theme.HAIR, into=self._groups)
        column(
            column(text(_("Order of entry"), "small_strong"), 6, self.order, pad=pad),
            theme.GAP,
            rule(),
            theme.GAP,
            column(text(_("By keyboard"), "small_strong"), 6, *_listed(_keys()), gap=3, pad=pad),
            theme.GAP,
            into=self._entry,
        )
        column(
            column(text(_("By keyboard"), "small_strong"), 6, *_listed(_late_keys()), gap=3, pad=pad),
            theme.GAP,
            into=self._late,
        )
        column(rule(), theme.GAP, column(self.paper, pad=pad), theme.GAP, rule(), theme.GAP, into=self._papers)
        column(
            column(
                self._heading, self._second, theme.HAIR, row(self.others, None), gap=theme.HAIR, pad=(_INSIDE, 4, 0, 0)
            ),
            theme.NEAR,
            self._groups,
            row(self.safety, None, pad=(_INSIDE, 0, 0, 0)),
            row(self._due, None, pad=(_INSIDE + 24, 0, 0, 0)),
            row(self.own, None, pad=(_INSIDE, theme.HAIR, 0, theme.NEAR)),
            self._papers,
            self._entry,
            self._late,
            None,
            into=self,
        )
        self.setFixedWidth(WIDE)
        in_reading_order(self)

    def show_intakes(self, shown: Intake | None, intakes: tuple[Intake, ...], names: Names, today: date) -> None:
        """Name the intake in sight, and offer the others and new ones."""
        self._groups.setVisible(shown is not None)
        self._papers.setVisible(shown is not None)
        self._entry.setVisible(shown is not None and shown.finished is None)
        self._late.setVisible(shown is not None and shown.finished is not None)
        if shown is not None:
            self.paper.show_intake(shown, names)
        self._menu.clear()
        self.others.setVisible(bool(intakes))
        self.others.say(_("Other intakes") if len(intakes) > 1 else _("New intake"))
        self._heading.say(kind_words(shown.kind) if shown is not None else _("Intake"))
        self._second.say(_when(shown, today) if shown is not None else _("none yet"))
        for each in reversed(intakes):
            title = _("{intake}, {day}").format(intake=kind_words(each.kind), day=near(each.begun, today))
            act = self._menu.addAction(title if each.finished else _("{intake}, unfinished").format(intake=title))
            act.setCheckable(True)
            act.setChecked(shown is not None and each.uid == shown.uid)
            act.triggered.connect(lambda _on=False, uid=each.uid: self.intake_wanted.emit(uid))
        if intakes:
            self._menu.addSeparator()
            for kind, words in begin_words().items():
                act = self._menu.addAction(words)
                act.triggered.connect(lambda _on=False, kind=kind: self.begin_wanted.emit(kind))

    def show_due(self, due: tuple[Due, ...]) -> None:
        """Say that screens are to be held: no more than that."""
        first = any(each.why is Why.NEVER for each in due)
        self._due.say("" if not due else _("due") if first else _("due again"))
        self._due.setVisible(bool(due))

    def show_sheet(self, sheet: IntakeSheet, group: ItemKind) -> None:
        for kind, button in self.groups.items():
            button.show_progress(*sheet.progress(kind))
            button.blockSignals(True)
            button.setChecked(kind is group)
            button.blockSignals(False)
        self.order.choose(int(sheet.by_partner))


def begin_words() -> dict[IntakeKind, str]:
    """What may be begun once there is a first intake."""
    return {IntakeKind.REVIEW: _("Begin a review intake"), IntakeKind.CLOSING: _("Begin a closing intake")}


def _when(intake: Intake, today: date) -> str:
    if intake.finished is not None:
        days = near(intake.begun, today), near(intake.finished, today)
        if intake.begun == intake.finished:
            return _("answered and finished {day}").format(day=days[0])
        return _("answered {day}, finished {finished}").format(day=days[0], finished=days[1])
    return _("answered {day}").format(day=near(intake.begun, today))


def _keys() -> list[tuple[str, str]]:
    return [
        (_("0 to 4"), _("answers and goes on")),
        (_("R"), _("rather not say")),
        (_("N"), _("not asked")),
        (_("Delete"), _("clears")),
        (_("V"), _("who may see it")),
        (_("W"), _("helps put away")),
        (_("Ctrl M"), _("your note")),
        (_("Ctrl O"), _("seen or heard")),
        (_("Ctrl Home"), _("first question")),
        (_("Ctrl End"), _("last question")),
        (_("Ctrl PgDn"), _("next group")),
        (_("Ctrl Enter"), _("finish")),
        (_("Alt B"), _("blank form")),
        (_("Alt S"), _("safety screen")),
        (_("Alt C"), _("cautions and risk")),
    ]


def _late_keys() -> list[tuple[str, str]]:
    return [
        (_("0 to 4"), _("puts an answer right")),
        (_("C"), _("put right, what it was")),
        (_("V"), _("who may see it")),
        (_("W"), _("helps put away")),
        (_("Ctrl M"), _("your note")),
        (_("Ctrl PgDn"), _("next group")),
        (_("Alt B"), _("blank form")),
        (_("Alt S"), _("safety screen")),
        (_("Alt C"), _("cautions and risk")),
    ]


def _listed(keys: list[tuple[str, str]]) -> list[Item]:
    across = round(max(width_of(key, "caption_strong") for key, _does in keys) + 12)
    return [
        row(wide(text(key, "caption_strong"), across), text(does, "small", "muted"), None, gap=0) for key, does in keys
    ]
