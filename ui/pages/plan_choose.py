"""Choosing a plan: one of the two of ten steps, own ones, or the one for deciding, which stands first while hopes are apart.

Beside them stands what the picture suggests, with its reasons, or why it suggests nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QStackedWidget, QWidget

from ui import theme
from ui.pages.plan_mix import MixPicker
from ui.pages.plan_rows import kind_name
from ui.pages.plan_suggested import SuggestedCard
from ui.widgets.buttons import Button
from ui.widgets.choices import Check, Radio
from ui.widgets.elided import Elided
from ui.widgets.entry import Slip
from ui.widgets.flowing import Flowing
from ui.widgets.layout import Ground, at_top, column, columns, row, rule
from ui.widgets.scrolling import Scroller
from ui.widgets.words import para, text
from workbook.book import Workbook
from workbook.catalogue.entries import Catalogue
from workbook.facts import SuggestionFact
from workbook.language import _, ngettext
from workbook.model.plan import OwnStep, Plan, PlanKind
from workbook.model.safety import Gate, GateState

THIS = None
"""The plan that the couple has, with other steps or in another order."""

Offer = PlanKind | None

_ACROSS = 3

OFFERS: tuple[Offer, ...] = (
    THIS,
    PlanKind.RESTORE,
    PlanKind.REBUILD,
    PlanKind.MIX,
    PlanKind.OWN,
    PlanKind.DECIDING,
)
WHOLE: tuple[PlanKind, ...] = tuple(kind for kind in PlanKind if kind.of_the_catalogue)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be adopted, or for `THIS` changed. `take_goals`: those of the earlier plan that have not ended come along."""

    kind: Offer
    steps: tuple[str | OwnStep, ...]
    take_goals: bool


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the picture suggests, or `instead` why it suggests nothing. `asked`: there is an intake that could suggest something;
    `quiet`: while hopes are apart or a breach goes on nothing is suggested, and the plan for deciding comes first.
    """

    facts: tuple[SuggestionFact, ...]
    instead: str
    asked: bool
    quiet: bool


class PlanChooser(QWidget):
    """`adopted(Wanted)` asks for it, `dropped` leaves everything as it is, `intake_wanted` goes where suggestions come from."""

    adopted = Signal(object)
    dropped = Signal()
    intake_wanted = Signal()

    def __init__(self, book: Workbook, gate: GateState) -> None:
        super().__init__()
        catalogue = self._catalogue = book.catalogue
        self._couple = ""
        self._plan: Plan | None = None
        self._title = text("", "heading")
        self._changes = para("", "small", "muted")
        self._group = QButtonGroup(self)
        self._radios = {kind: self._radio(kind) for kind in OFFERS}
        self._mix, self._this = MixPicker(book, gate), MixPicker(book, gate)
        self._pages = QStackedWidget()
        self._previews: dict[Offer, _Preview] = {kind: _Preview(catalogue, kind) for kind in WHOLE}
        for page in (self._mix, self._this, *self._previews.values()):
            self._pages.addWidget(page)
        self._goals = Check("", True)
        self._goals_place = column()
        self._adopt = Button("", "primary", key=_("Ctrl Enter"))
        self._adopt.clicked.connect(self.adopt)
        self._back = Button(_("Cancel"))
        self._back.clicked.connect(self.dropped)
        self._slip = Slip()
        self._suggested = SuggestedCard()
        self._suggested.taken.connect(self._take)
        self._suggested.intake_wanted.connect(self.intake_wanted)
        self._group.idToggled.connect(lambda _id, on: self._show_kind() if on else None)
        card = Ground()
        inner = Flowing()
        self._kinds = QGridLayout()
        self._kinds.setVerticalSpacing(theme.TIGHT)
        for at in range(_ACROSS):
            self._kinds.setColumnStretch(at, 1)
        self._kinds.addWidget(self._radios[THIS], 0, 0)
        self._about = para("", "small", "muted")
        inside = column(
            theme.HAIR,
            self._kinds,
            theme.NEAR,
            self._about,
            theme.HAIR,
            self._changes,
            theme.GAP,
            rule(),
            theme.GAP,
            self._pages,
            theme.GAP,
            self._goals_place,
            pad=(24, 0, 12, 0),
            into=inner,
        )
        inside.setStretch(inside.indexOf(self._pages), 1)
        scroller = Scroller(inner)
        scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        head = column(self._title, theme.HAIR, pad=(24, 18, 24, 0))
        foot = column(row(self._adopt, self._back, None), self._slip, pad=(24, theme.TIGHT, 24, 20))
        made = column(head, scroller, foot, into=card)
        made.setStretch(1, 1)
        columns((card, 17), (self._suggested, 10), into=self)

    def show_choice(self, plan: Plan | None, suggestions: Suggestions, gate: GateState) -> None:
        """`plan` is the one that stands now."""
        self._title.say(_("Choose a plan") if plan is None else _("Change the plan"))
        self._plan = plan
        self._back.setVisible(plan is not None)
        self._slip.say("")
        self._show_gate(gate)
        for preview in self._previews.values():
            preview.show_gate(gate)
        self._show_suggestions(suggestions)
        if self._group.checkedId() < 0 or (plan is None and self._radios[THIS].isChecked()):
            self._radios[PlanKind.RESTORE].setChecked(True)
        self._show_kind()

    def refresh(self, suggestions: Suggestions, gate: GateState) -> None:
        """Something changed elsewhere; what is chosen here stays."""
        self._show_suggestions(suggestions)
        self._show_gate(gate)

    def begin(self, couple: str, plan: Plan | None, offer: Offer) -> None:
        """Another couple: nothing chosen but what is offered first, and what was being chosen before."""
        self._couple = couple
        self._mix.begin(couple, None, "plan steps")
        self._this.begin(couple, plan, f"plan steps {plan.uid}" if plan is not None else "plan steps of none")
        self._radios[PlanKind.MIX if offer is not PlanKind.DECIDING and self._mix.steps() else offer].setChecked(True)

    def flush(self) -> None:
        for picker in (self._mix, self._this):
            picker.flush()

    def undo(self) -> None:
        picker = self._picker()
        if picker is not None:
            picker.bring_back()

    def done(self) -> None:
        """Adopted, changed or given up: nothing of the choice waits any more. Raises `WorkbookError`."""
        for picker in (self._mix, self._this):
            picker.done()

    def _show_gate(self, gate: GateState) -> None:
        for picker in (self._mix, self._this):
            picker.show_gate(gate)

    def _show_suggestions(self, suggestions: Suggestions) -> None:
        self._suggested.show_facts(suggestions.facts, suggestions.instead, suggestions.asked)
        first = (THIS, PlanKind.DECIDING) if suggestions.quiet else (THIS,)
        offered = [
            o for o in (*first, *(o for o in OFFERS if o not in first)) if o is not THIS or self._plan is not None
        ]
        for at, offer in enumerate(offered):
            self._kinds.addWidget(self._radios[offer], at // _ACROSS, at % _ACROSS)
            self._radios[offer].show()
        self._radios[THIS].setVisible(THIS in offered)

    def first_focus(self) -> QWidget:
        return self._radios[self.kind()]

    def kind(self) -> Offer:
        return next(k for k, radio in self._radios.items() if radio.isChecked())

    def adopt(self) -> None:
        kind, picker = self.kind(), self._picker()
        if picker is not None and not picker.steps():
            self.refuse(_("Choose at least one step for the plan."))
            picker.search_field().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        taken = self._goals.isChecked() and not self._goals.isHidden()
        self.adopted.emit(Wanted(kind, picker.steps() if picker is not None else (), taken))

    def _picker(self) -> MixPicker | None:
        """Where steps are chosen by hand for what is ticked."""
        return {THIS: self._this, PlanKind.MIX: self._mix, PlanKind.OWN: self._mix}.get(self.kind())

    def refuse(self, sentence: str) -> None:
        self._slip.say(sentence)

    def _radio(self, kind: Offer) -> Radio:
        radio = Radio(_("This plan") if kind is None else kind_name(kind, self._catalogue), role="label")
        self._group.addButton(radio, OFFERS.index(kind))
        return radio

    def _show_kind(self) -> None:
        kind, picker = self.kind(), self._picker()
        by_hand = {
            THIS: _("Other steps, steps of your own, or another order."),
            PlanKind.MIX: _("Any of the steps, in your own order, and own ones among them."),
            PlanKind.OWN: _("Steps with your own title and aim."),
        }
        self._about.say(by_hand.get(kind) or self._catalogue.plan(kind.value if kind else "").about)
        self._pages.setCurrentWidget(picker or self._previews[kind])
        words = {
            THIS: _("Keep the change"),
            PlanKind.MIX: _("Adopt these steps"),
            PlanKind.OWN: _("Adopt these steps"),
        }.get(kind)
        self._adopt.say(words or _("Adopt {plan}").format(plan=self._catalogue.plan(kind.value).name if kind else ""))
        if kind is PlanKind.OWN and not self._mix.steps():
            self._mix.show_own()
        self._show_goals(self._plan if kind is not THIS else None)
        self._changes.setVisible(self._plan is not None)
        self._changes.say(
            _(
                "What was done stays where it is, and so does a step on which a goal, an exercise or a session hangs. How the"
                " plan stood until today stays readable."
            )
            if kind is THIS
            else _(
                "The new plan begins today with its first step; what was done on the present one is not carried over."
                " The present plan stays in the record as it is, with its dates, reasons and goals."
            )
        )

    def _show_goals(self, plan: Plan | None) -> None:
        left = [g for g in plan.goals if not g.state.ended] if plan else []
        words = ngettext("Take the goal not met yet along", "Take the {n} goals not met yet along", len(left))
        before = self._goals.isChecked()
        self._goals_place.removeWidget(self._goals)
        self._goals.hide()
        self._goals.deleteLater()
        self._goals = Check(words.format(n=len(left)), before)
        self._goals_place.addWidget(self._goals)
        self._goals_place.setContentsMargins(0, 0, 0, theme.NEAR if left else 0)
        if not left:
            self._goals.hide()

    def _take(self, step: str) -> None:
        """A suggestion becomes one of the steps chosen by hand."""
        if self._picker() is None:
            self._radios[PlanKind.MIX].setChecked(True)
        picker = self._picker()
        assert picker is not None
        if step not in picker.steps():
            picker.toggle(step)


class _Preview(QWidget):
    """The steps of a plan, in two columns."""

    def __init__(self, catalogue: Catalogue, kind: PlanKind) -> None:
        super().__init__()
        self._steps = catalogue.steps_of(kind.value)
        self._second: list[Elided] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GUTTER)
        grid.setVerticalSpacing(theme.TIGHT)
        half = (len(self._steps) + 1) // 2
        for at, step in enumerate(self._steps):
            number = text(str(at + 1), "body", "muted")
            number.setFixedWidth(22)
            second = Elided("", "caption", "muted")
            self._second.append(second)
            line = row(at_top(number), column(Elided(step.title), second, None), gap=4)
            grid.addLayout(line, at % half, at // half, Qt.AlignmentFlag.AlignTop)
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        column(grid, None, into=self)

    def show_gate(self, gate: GateState) -> None:
        for step, second in zip(self._steps, self._second, strict=True):
            second.say("" if gate.allows(Gate(step.gate)) else _("not available yet"))
            second.setVisible(bool(second.words()))
