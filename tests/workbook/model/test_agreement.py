"""The secrets policy as a table, cell by cell."""

import pytest

from workbook.model.agreement import Alone, Raising, rule
from workbook.model.common import Visibility
from workbook.model.couple import SecretsPolicy


@pytest.mark.parametrize(
    ("policy", "alone", "asked", "raising"),
    [
        (None, Alone.ORDINARY, True, Raising.WITH_PERMISSION),
        (None, Alone.PERSONAL, False, Raising.WITH_PERMISSION),
        (SecretsPolicy.OPEN, Alone.ORDINARY, True, Raising.FREELY),
        (SecretsPolicy.OPEN, Alone.PERSONAL, True, Raising.FREELY),
        (SecretsPolicy.LIMITED, Alone.ORDINARY, True, Raising.AFTER_TELLING),
        (SecretsPolicy.LIMITED, Alone.PERSONAL, True, Raising.AFTER_TELLING),
        (SecretsPolicy.APART, Alone.ORDINARY, True, Raising.WITH_PERMISSION),
        (SecretsPolicy.APART, Alone.PERSONAL, True, Raising.WITH_PERMISSION),
    ],
)
def test_every_cell(policy: SecretsPolicy | None, alone: Alone, asked: bool, raising: Raising) -> None:
    cell = rule(policy, alone)
    assert (cell.asked, cell.raising) == (asked, raising)
    assert cell.visibility is Visibility.INDIVIDUAL, "nothing given alone opens by itself, whatever the policy"
    assert cell.says.endswith(".")
