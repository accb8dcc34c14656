"""The lists in docs/ say what the program has: every page, command, document, migration and exercise, and nothing else."""

import re
from pathlib import Path

from ui.command import cli
from ui.context import Place
from ui.joint.shell import Tab
from workbook.catalogue.loader import load

ROOT = Path(__file__).parent.parent


def listed(heading: str) -> list[str]:
    """The first column of the table under a heading of docs/inside.md."""
    text = (ROOT / "docs/inside.md").read_text()
    section = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("|")]
    return rows[2:]


def test_every_page_is_listed() -> None:
    assert sorted(listed("Pages of the window")) == sorted(Place)


def test_every_page_of_joint_view_is_listed() -> None:
    assert listed("Pages of joint view") == list(Tab)


def test_every_command_is_listed() -> None:
    assert sorted(listed("Commands")) == sorted(cli.commands)


def test_every_migration_is_listed_in_order() -> None:
    source = "".join(p.read_text() for p in sorted((ROOT / "workbook/store/schema").glob("v*.py")))
    assert listed("Migrations") == re.findall(r"^def (v\d+_\w+)", source, re.MULTILINE)


def test_every_document_has_its_file() -> None:
    text = (ROOT / "docs/inside.md").read_text()
    for name in re.findall(r"reports/\w+\.py", text):
        assert (ROOT / name).is_file(), name


def test_every_exercise_is_listed() -> None:
    text = (ROOT / "docs/exercises.md").read_text()
    assert [e.key for e in load().exercises if f"`{e.key}`" not in text] == []


def test_every_shipped_font_and_icon_is_named_with_its_licence() -> None:
    notices = (ROOT / "THIRD-PARTY-NOTICES.md").read_text()
    families = {p.stem.split("-")[0] for p in (ROOT / "reports/fonts").glob("*.ttf")}
    for family in families:
        assert family in notices.replace("NotoSans*.ttf", "NotoSansHebrew NotoSansArabic NotoSansDevanagari"), family
    assert (ROOT / "ui/icons/LICENSE.txt").is_file()
