"""Copies of the real catalogue that a test may damage, beside one exercise of their own so that no shipped one is in the way."""

import re
import shutil
from pathlib import Path

import workbook.catalogue

DATA = Path(__file__).parents[2] / "data"
ENGLISH = Path(workbook.catalogue.__file__).parent / "en"

EXERCISE = """
[[exercise]]
key = "sample"
steps = ["A.step.1", "B.step.1"]
title = "A sample"
purpose = "To try the loader."
need = "A pen"
minutes = 10
often = "once"
smaller = "Two minutes."
if_badly = "Stop."
bring = ["This sheet"]
for_whom = "Both"
themes = ["openness"]
causes = ["busy"]
gate = "open"
kind = "talking"

[[exercise.instruction]]
lead = "Sit down"
text = "Sit where you see each other."

[[exercise.part]]
kind = "scale"
heading = "How was it?"
options = ["hard", "easy"]

[[exercise.part]]
kind = "lines"
heading = "A thought"
lines = 2

[exercise.counselor]
why = "A reason."
evidence = "None."
grade = "NC"
not_when = "Never."
ask_next = "How was it?"
"""


def copied(into: Path) -> Path:
    """A sound copy of the English catalogue in `into`/en, with the sample as its only exercise and no link that names one."""
    folder = into / "en"
    shutil.copytree(ENGLISH, folder, ignore=shutil.ignore_patterns("exercises"))
    links = (folder / "links.toml").read_text(encoding="utf-8")
    (folder / "links.toml").write_text(re.sub(r"(?m)^begin = .*\n", "", links), encoding="utf-8")
    (folder / "exercises").mkdir()
    (folder / "exercises" / "sample.toml").write_text(EXERCISE, encoding="utf-8")
    return folder


def replaced(folder: Path, name: str, old: str, new: str) -> None:
    """Puts `new` in the place of the first `old`, which has to be there, or else the test would prove nothing."""
    file = folder / name
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
