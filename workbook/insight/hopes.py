"""What each of the two hopes for, set side by side: whether there is a common aim that a step could serve.

For the counselor alone. That something follows from it is as private as the hopes themselves.
"""

from workbook.model.common import PARTNERS
from workbook.model.couple import Couple, Hope


def leaning_out(couple: Couple) -> bool:
    """Whether one of the two is unsure, or hopes to part. What has not been said counts as nothing."""
    return any(couple.partner(whose).hope in (Hope.UNSURE, Hope.SEPARATE) for whose in PARTNERS)


def hopes_apart(couple: Couple) -> bool:
    """Whether both have said what they hope for, and it is not the same."""
    first, second = couple.first.hope, couple.second.hope
    return first is not None and second is not None and first is not second
