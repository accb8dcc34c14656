"""The tables of the intake summary: strengths, what weighs most, and the questions with both partners' answers.

An answer is a number and its word, and beside the words both stand as marks on a small scale, so that an agreement or a distance
is seen before it is read. The marks differ by shape, and the words say it all once more.
"""

from collections.abc import Sequence
from textwrap import wrap

from reportlab.platypus import Flowable, Table

from reports.canvas import Sheet
from reports.dates import day_of_year
from reports.flow import Decoration, Text
from reports.numbers import number
from reports.parts import PartnerName, prose
from reports.tables import Cell, grid, side_by_side
from reports.text import SafeText, Weight, bold, italic, plain
from reports.typography import EDGE, MUTED, PARTNER, RULE, SMALL, SMALL_MUTED
from workbook.facts import PARTNERS, CauseFact, IntakeCell, IntakeGroup, IntakeRow, Names, PictureFacts, Whose
from workbook.language import _

__all__ = ["anchors_line", "answer_table", "cells", "strength_table", "weight_tables"]

_GUTTER = 22.0
_APART = 8.0
_SCALE = 66.0
_ANSWER = 77.0
_FIGURE = 46.0
_HIGH = 4
_MOST_LETTERS, _MOST_LINES = 600, 10
_MARK = 6.6
_MOST_IN_HEAD = 40
_NO_BREAK = "\u00a0"


def cells(row: IntakeRow, shown: Sequence[Whose]) -> list[IntakeCell]:
    """The row's answers of those who have a column."""
    return [row.first if whose is Whose.FIRST else row.second for whose in shown]


def anchors_line(group: IntakeGroup) -> str:
    """What the numbers of a group mean: "0 never, 1 rarely, 2 sometimes"."""
    return ", ".join(_("{number} {words}").format(number=i, words=words) for i, words in enumerate(group.anchors))


def answer_table(
    group: IntakeGroup, names: Names, shown: Sequence[Whose], width: float, pad: float, language: str
) -> Table:
    """A group's questions with a column for each partner in `shown`; the head repeats on every page."""
    rows: list[Sequence[Cell]] = []
    for row in group.rows:
        question, *more = _questions(row, _before(row, group, names, language))
        answers = zip(cells(row, shown), shown, strict=True)
        rows.append([question, AnswerScale(row, shown), *(_answer(cell, whose, group) for cell, whose in answers)])
        rows += [[each, *[""] * (len(shown) + 1)] for each in more]
    head = [_("Question"), _("0 to 4"), *(_in_head(names.of(whose)) for whose in shown)]
    widths = [width - _SCALE - _ANSWER * len(shown), _SCALE, *([_ANSWER] * len(shown))]
    table = grid(head, rows, widths, pad=pad)
    table.splitInRow = 0  # no row is high, and taking one apart would part rows that belong together
    return table


def _questions(row: IntakeRow, before: Sequence[str]) -> list[list[Flowable]]:
    """The question, what its answers were before, and what was written beside it.

    Long words go on in cells of their own, so that no row is higher than a page.
    """
    about = plain(" " + row.about.replace(" ", _NO_BREAK), ink=MUTED)
    found: list[list[Flowable]] = [[Text(plain(row.question) + about, SMALL)]]
    for each in before:
        for nth, lines in enumerate(_portions(each)):
            if nth:
                found.append([])
            found[-1] += prose("\n".join(lines), SMALL_MUTED)
    for lead, words in ((_("Seen:"), row.observation), (_("Note:"), row.note)):
        for nth, lines in enumerate(_portions(words)):
            if nth:
                found.append([])
            found[-1] += prose(italic((lead + " " if nth == 0 else "") + "\n".join(lines)), SMALL_MUTED)
    return found


def _before(row: IntakeRow, group: IntakeGroup, names: Names, language: str) -> list[str]:
    """ "Mira answered 2 sometimes until 3 March 2026, put right because: …", oldest first"""
    return [
        _("{name}: {answer} until {day}, put right: {reason}").format(
            name=names.of(whose),
            answer=was.words if was.value is None else f"{was.value} {group.anchors[was.value]}",
            day=day_of_year(was.until, language),
            reason=" ".join(was.reason.split()),
        )
        for whose, cell in zip(PARTNERS, (row.first, row.second), strict=True)
        for was in cell.was
    ]


def _portions(words: str) -> list[list[str]]:
    """The lines of what was written, as many together as make a row that is not too high."""
    portions: list[list[str]] = []
    for line in (part for whole in words.splitlines() for part in wrap(whole, _MOST_LETTERS)):
        if portions and len(portions[-1]) < _MOST_LINES and len(line) + sum(map(len, portions[-1])) <= _MOST_LETTERS:
            portions[-1].append(line)
        else:
            portions.append([line])
    return portions


def _answer(cell: IntakeCell, whose: Whose, group: IntakeGroup) -> SafeText:
    kept = plain(f"\n{cell.kept}" if cell.kept else "", ink=MUTED)
    if cell.value is None:
        return plain(cell.words or "–", ink=MUTED) + kept
    return bold(str(cell.value), ink=PARTNER[whose].ink) + f" {group.anchors[cell.value]}" + kept


class AnswerScale(Decoration):
    """Both answers as marks on a line from 0 to 4; side by side where they are the same. The cells beside it say it in words."""

    def __init__(self, row: IntakeRow, shown: Sequence[Whose]) -> None:
        super().__init__()
        self.at = {w: c.value for w, c in zip(shown, cells(row, shown), strict=True) if c.value is not None}

    def measure(self, width: float, height: float) -> tuple[float, float]:
        return width, SMALL.leading

    def paint(self, sheet: Sheet) -> None:
        middle = self.height / 2
        left, right = _MARK, self.width - 2 * _MARK
        step = (right - left) / _HIGH
        sheet.ink(stroke=RULE, width=0.7)
        sheet.line(left, middle, right, middle)
        sheet.ink(stroke=EDGE, width=0.7)
        for value in range(_HIGH + 1):
            sheet.line(left + value * step, middle - 1.6, left + value * step, middle + 1.6)
        same = len(self.at) == 2 and len(set(self.at.values())) == 1
        for whose, value in self.at.items():
            aside = 0.0 if not same else -_MARK * 0.56 if whose is Whose.FIRST else _MARK * 0.56
            sheet.draw_mark(PARTNER[whose], left + value * step + aside, middle, _MARK)


def strength_table(picture: PictureFacts, language: str, width: float) -> Flowable:
    """What both rated high, with both numbers, two abreast."""
    half = (width - _GUTTER) / 2
    given: list[list[Cell]] = [
        [
            Text(_started(each.label), SMALL),
            PartnerName(number(each.first, language), Whose.FIRST),
            PartnerName(number(each.second, language), Whose.SECOND),
        ]
        for each in picture.strengths
    ]
    nothing: list[Cell] = ["", "", ""]
    pairs = zip(given[::2], [*given[1::2], nothing], strict=False)
    rows: list[list[Cell]] = [[*left, "", *right] for left, right in pairs]
    widths = [half - 2 * _FIGURE, _FIGURE, _FIGURE]
    apart = [("RIGHTPADDING", (at, 0), (at, -1), _APART) for at in (0, len(widths) + 1)]
    return side_by_side(rows, [*widths, _GUTTER, *widths], also=[("BOTTOMPADDING", (0, 0), (-1, -1), 3), *apart])


def weight_tables(picture: PictureFacts, width: float) -> Flowable:
    """Causes and impacts that either named, the strongest first, as each sees them: two tables side by side."""
    sides = [(_("What may lie behind it"), picture.causes), (_("What it does"), picture.impacts)]
    given = [(title, rows) for title, rows in sides if rows]
    half = (width - _GUTTER) / 2
    row: list[Cell] = []
    for title, rows in given:
        table = _weights(title, rows, picture.names, half)
        row += ["", [table]] if row else [[table]]
    return side_by_side([row], [half, _GUTTER, half][: len(row)])


def _weights(title: str, rows: Sequence[CauseFact], names: Names, width: float) -> Table:
    body: list[Sequence[Cell]] = [
        [
            _started(each.label),
            *(_weight(value, whose) for value, whose in zip((each.first, each.second), PARTNERS, strict=True)),
        ]
        for each in rows
    ]
    return grid(
        [title, _in_head(names.first), _in_head(names.second)], body, [width - 2 * _FIGURE, _FIGURE, _FIGURE], pad=2.4
    )


def _weight(value: int | None, whose: Whose) -> Cell:
    if value is None:
        return plain("–", ink=MUTED)
    return PartnerName(str(value), whose, style=SMALL.but(weight=Weight.SEMIBOLD))


def _in_head(name: str) -> str:
    """A name in a narrow head, which would fill the page with a very long one; it stands whole elsewhere."""
    return name if len(name) <= _MOST_IN_HEAD else f"{name[: _MOST_IN_HEAD - 1]}…"


def _started(words: str) -> str:
    return words[:1].upper() + words[1:]
