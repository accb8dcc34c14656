"""Everything of one couple that a page may be made from: gathered once, then handed to disclosure.

Safety screens, gate decisions and session notes are not in it. What is not here can be on no page.
"""

from dataclasses import dataclass

from workbook.catalogue.entries import Measure
from workbook.model.agreement import Permission
from workbook.model.assignment import Assignment
from workbook.model.couple import Couple
from workbook.model.intake import Intake
from workbook.model.measure import MeasureTotal
from workbook.model.plan import Plan
from workbook.model.practice import Practice
from workbook.model.session import Session


@dataclass(frozen=True, slots=True)
class CoupleRecord:
    """`intakes`, `sessions` and `totals` are oldest first, `assignments` newest first, `permissions` oldest first and
    only those that hold on the day of reading: nothing that is derived needs to ask for the day.

    `measures` says of every measure there is how its totals are read; withdrawn totals are not here.
    """

    practice: Practice
    couple: Couple
    intakes: tuple[Intake, ...] = ()
    plan: Plan | None = None
    assignments: tuple[Assignment, ...] = ()
    sessions: tuple[Session, ...] = ()
    permissions: tuple[Permission, ...] = ()
    measures: tuple[Measure, ...] = ()
    totals: tuple[MeasureTotal, ...] = ()
