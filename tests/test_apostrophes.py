"""Every sentence that is shown has the typographic apostrophe: it stands beside others on the same page and the same sheet."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN_BY = {"_", "ngettext"}
STRAIGHT = re.compile(r"[^\W\d]'(?:[^\W\d]| |$)")


def shown(path: Path) -> list[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    words = (each for call in calls if getattr(call.func, "id", "") in SHOWN_BY for each in call.args)
    return [each.value for each in words if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def test_no_sentence_in_the_code_has_a_straight_one() -> None:
    sentences = [
        said for floor in ("ui", "reports", "workbook") for path in (ROOT / floor).rglob("*.py") for said in shown(path)
    ]
    assert len(sentences) > 1000
    assert [said for said in sentences if STRAIGHT.search(said)] == []
