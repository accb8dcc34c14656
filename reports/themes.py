"""Eight themes as dumbbells: the latest picture large, the first small on a lower line, the widest difference on top."""

from reports.canvas import Sheet
from reports.dates import short_day
from reports.describe import describe_themes
from reports.flow import Figure
from reports.layout import one_line, width_of
from reports.numbers import tenths
from reports.text import Weight
from reports.typography import HAIR, INK, MUTED, PARTNER, RULE, PartnerLook, Style, tint
from workbook.facts import PARTNERS, PictureFacts, ThemeRow, Whose
from workbook.language import _

__all__ = ["ThemesChart", "ordered"]

_ROW, _KEY, _AXIS = 23.0, 19.0, 15.0
_HIGH = 4
_APART, _INSET = 52.0, 18.0
_MARK, _SMALL_MARK = 8.2, 4.8
_BAR, _SMALL_BAR = 3.2, 1.0
_STRONG_ROWS = 3
_LABEL = Style(9.5, 12)
_FIGURE = Style(8, 10, Weight.BOLD)
_KEY_STYLE = Style(8.5, 11)
_TICK = Style(7.5, 9, ink=MUTED)


def ordered(rows: tuple[ThemeRow, ...]) -> list[ThemeRow]:
    """The widest difference first; themes without two values last, in their own order."""
    return sorted(rows, key=lambda row: -1.0 if row.gap is None else -1.0 - row.gap)


class ThemesChart(Figure):
    """A row for each theme with both partners' closeness on 0-4, and the first picture's small below where there is one."""

    def __init__(self, picture: PictureFacts, language: str) -> None:
        super().__init__(describe_themes(picture, language))
        self.picture, self.language = picture, language
        self.rows = ordered(picture.themes)

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, _KEY + _ROW * len(self.rows) + _AXIS

    def paint(self, sheet: Sheet) -> None:
        names = max((width_of(row.name, _LABEL.but(weight=Weight.SEMIBOLD)) for row in self.rows), default=0.0)
        self.left = min(names, self.width * 0.3) + 10
        self.right = self.width - _APART - 8
        self._key(sheet, self.height - 9)
        self._scale(sheet)
        for nth, row in enumerate(self.rows):
            self._row(sheet, row, self.height - _KEY - nth * _ROW, strong=nth < _STRONG_ROWS and row.wide)

    def _x(self, value: float) -> float:
        return self.left + _INSET + value / _HIGH * (self.right - self.left - 2 * _INSET)

    def _key(self, sheet: Sheet, y: float) -> None:
        """The legend, in the chart's own marks: whose is whose, and what large and small mean."""
        x = 0.0
        for whose in PARTNERS:
            look = PARTNER[whose]
            sheet.draw_mark(look, x + 3.5, y, 6.6)
            line = one_line(self.picture.names.of(whose), _KEY_STYLE.but(weight=Weight.SEMIBOLD, ink=look.ink), 110)
            sheet.draw_line(line, _KEY_STYLE.size, x + 10, y - 2.9)
            x += line.width + 26
        large = (self.picture.on, _("latest"), _MARK * 0.75, _BAR * 0.75, False)
        small = (self.picture.before, _("first"), _SMALL_MARK, _SMALL_BAR, True)
        for on, words, size, bar, faint in (large, small):
            if on is None:
                continue
            self._bar(sheet, x + 3, x + 21, y, bar)
            for whose, at in zip(PARTNERS, (x + 3, x + 21), strict=True):
                sheet.draw_mark(_faint(PARTNER[whose]) if faint else PARTNER[whose], at, y, size)
            said = f"{words}, {short_day(on, self.language)}"
            x += sheet.draw_words(said, _KEY_STYLE.but(ink=MUTED), x + 29, y - 2.9) + 44

    def _scale(self, sheet: Sheet) -> None:
        top, bottom = self.height - _KEY, _AXIS - 2
        sheet.ink(stroke=HAIR, width=0.6)
        for value in range(_HIGH + 1):
            sheet.line(self._x(value), bottom, self._x(value), top)
            sheet.draw_words(str(value), _TICK, self._x(value), 3, anchor=0.5)
        sheet.draw_words(_("less close"), _TICK, self._x(0) + 6, 3)
        sheet.draw_words(_("closer"), _TICK, self._x(_HIGH) - 6, 3, anchor=1)

    def _row(self, sheet: Sheet, row: ThemeRow, top: float, *, strong: bool) -> None:
        style = _LABEL.but(weight=Weight.SEMIBOLD if strong else None)
        middle = top - _ROW * 0.42
        line = one_line(row.name, style, self.left - 8)
        sheet.draw_line(line, style.size, 0, middle - 3.1)
        self._dumbbell(sheet, (row.before_first, row.before_second), top - _ROW * 0.78, small=True)
        self._dumbbell(sheet, (row.first, row.second), middle, small=False)
        if row.gap is not None:
            words = _("{gap} apart").format(gap=tenths(row.gap, self.language))
            sheet.draw_words(words, style.but(ink=INK if strong else MUTED), self.width, middle - 3.1, anchor=1)

    def _dumbbell(self, sheet: Sheet, pair: tuple[float | None, float | None], y: float, *, small: bool) -> None:
        size = _SMALL_MARK if small else _MARK
        at = _places({w: self._x(v) for w, v in zip(PARTNERS, pair, strict=True) if v is not None}, size)
        if len(at) == 2:
            self._bar(sheet, at[Whose.FIRST], at[Whose.SECOND], y, _SMALL_BAR if small else _BAR)
        for whose, x in at.items():
            look = PARTNER[whose]
            sheet.draw_mark(_faint(look) if small else look, x, y, size)
        if small:
            return
        for whose, value in zip(PARTNERS, pair, strict=True):
            if value is None:
                continue
            leftmost = len(at) == 2 and at[whose] == min(at.values())
            x = at[whose] - size / 2 - 3 if leftmost else at[whose] + size / 2 + 3
            style = _FIGURE.but(ink=PARTNER[whose].ink)
            sheet.draw_words(tenths(value, self.language), style, x, y - 2.7, anchor=1.0 if leftmost else 0.0)

    def _bar(self, sheet: Sheet, start: float, end: float, y: float, thick: float) -> None:
        sheet.ink(stroke=RULE, width=thick)
        sheet.line(start, y, end, y)


def _places(at: dict[Whose, float], size: float) -> dict[Whose, float]:
    """Where the marks stand: at their values, or side by side around the middle where they would cover one another."""
    if len(at) < 2 or abs(at[Whose.FIRST] - at[Whose.SECOND]) >= size + 1:
        return at
    middle, half = sum(at.values()) / 2, (size + 1) / 2
    side = -half if at[Whose.FIRST] <= at[Whose.SECOND] else half
    return {Whose.FIRST: middle + side, Whose.SECOND: middle - side}


def _faint(look: PartnerLook) -> PartnerLook:
    return PartnerLook(tint(look.ink, 0.7), look.mark, look.dash)
