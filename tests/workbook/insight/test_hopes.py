"""Hopes: who leans out is asked of what was said, and silence counts as nothing."""

from itertools import product

import pytest

from workbook.insight.hopes import hopes_apart, leaning_out
from workbook.model.common import Whose
from workbook.model.couple import Couple, Hope, Partner

SAID = (None, *Hope)


@pytest.mark.parametrize(("first", "second"), list(product(SAID, SAID)))
def test_one_who_is_unsure_or_hopes_to_part_leans_out(first: Hope | None, second: Hope | None) -> None:
    couple = Couple(Partner(Whose.FIRST, "Ada", hope=first), Partner(Whose.SECOND, "Bo", hope=second))
    assert leaning_out(couple) == bool({first, second} & {Hope.UNSURE, Hope.SEPARATE})
    assert hopes_apart(couple) == (None not in (first, second) and first != second)
