"""The command line as a script uses it: real processes, real files, one line on stderr when something is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest

from workbook.catalogue.loader import load

PASSPHRASE = "three quiet harbours at noon"


def run(*args: str | Path, passphrase: str = PASSPHRASE, **environment: str) -> subprocess.CompletedProcess[str]:
    """Without a display, so that nothing here can open a window."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    env |= {"COUPLES_WORKBOOK_PASSPHRASE": passphrase, **environment}
    command = [sys.executable, "-m", "ui", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def refused(result: subprocess.CompletedProcess[str]) -> str:
    """The one line on stderr of a command that was refused."""
    assert result.returncode == 2, result
    (line,) = result.stderr.splitlines()
    return line


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "new"
    result = run("demo", folder, "--couples", "6", "--sessions", "4", "--seed", "3", "--no-window")
    assert result.returncode == 0, result.stderr
    assert f"passphrase: {PASSPHRASE}" in result.stdout.splitlines()
    return folder


def listed(workbook: Path) -> list[dict[str, object]]:
    result = run("list", workbook, "--json")
    assert result.returncode == 0, result.stderr
    couples: list[dict[str, object]] = json.loads(result.stdout)["couples"]
    return couples


def words(pdf: Path) -> str:
    with pdfplumber.open(pdf) as opened:
        return "\n".join(page.extract_text() or "" for page in opened.pages)


def test_the_demo_makes_a_workbook_and_one_pdf_of_every_kind(demo: Path) -> None:
    names = sorted(p.name for p in demo.glob("*.pdf"))
    for kind in ("progress-report-counselor", "progress-report-couple", "intake-summary", "exercise", "recovery-sheet"):
        assert any(kind in name for name in names), (kind, names)
    couples = listed(demo / "Demo.workbook")
    assert [c["number"] for c in couples] == [1, 2, 3, 4, 5, 6]
    assert set(couples[0]) == {"number", "uid", "name", "status", "sessions", "last_session"}
    clients = [str(name) for c in couples for name in str(c["name"]).replace(" & ", " ").split()]
    assert not [n for n in names if any(c in n for c in clients)]


def test_the_same_seed_gives_the_same_records(demo: Path, tmp_path: Path) -> None:
    result = run("demo", tmp_path / "again", "--couples", "6", "--sessions", "4", "--seed", "3", "--no-window")
    assert result.returncode == 0, result.stderr
    assert listed(tmp_path / "again" / "Demo.workbook") == listed(demo / "Demo.workbook")


def test_the_demo_needs_a_new_or_empty_folder(demo: Path) -> None:
    assert "empty folder" in refused(run("demo", demo, "--no-window"))


def test_a_report_is_written_for_each_audience(demo: Path, tmp_path: Path) -> None:
    for audience in ("counselor", "couple", "first", "second"):
        target = tmp_path / f"{audience}.pdf"
        result = run("report", demo / "Demo.workbook", "#1", "--for", audience, "-o", target)
        assert result.returncode == 0, result.stderr
        assert "Mira" in words(target)


def test_a_report_for_a_referrer_is_refused_and_nothing_is_written(demo: Path, tmp_path: Path) -> None:
    result = run("report", demo / "Demo.workbook", "#1", "--for", "referrer", "-o", tmp_path / "r.pdf")
    assert "authorisations" in refused(result)
    assert not (tmp_path / "r.pdf").exists()


def test_nothing_is_overwritten_without_force(demo: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.pdf"
    target.write_text("mine")
    args = ("report", demo / "Demo.workbook", "#1", "--for", "couple", "-o", target)
    assert "--force" in refused(run(*args))
    assert target.read_text() == "mine"
    assert run(*args, "--force").returncode == 0
    assert target.read_bytes().startswith(b"%PDF")


def test_handouts_are_blank_or_a_couples_own(demo: Path, tmp_path: Path) -> None:
    free = [e["key"] for e in catalogue()["exercises"] if e["gate"] == "free"][:2]
    blank = tmp_path / "blank.pdf"
    assert run("handout", *free, "-o", blank).returncode == 0
    assert "Mira" not in words(blank)
    own = tmp_path / "own.pdf"
    result = run("handout", free[0], "-o", own, "--workbook", demo / "Demo.workbook", "--couple", "#1")
    assert result.returncode == 0, result.stderr
    assert "Mira" in words(own)
    assert "nonsense" in refused(run("handout", "nonsense", "-o", tmp_path / "x.pdf"))
    assert "--couple" in refused(run("handout", free[0], "-o", tmp_path / "x.pdf", "--couple", "#1"))


def test_blank_pages_are_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    handout, form, page = (tmp_path / name for name in ("handout.pdf", "form.pdf", "page.pdf"))
    spanish = load("es")
    assert run("handout", spanish.exercises[0].key, "--language", "es", "-o", handout).returncode == 0
    assert spanish.exercises[0].title in words(handout)
    assert "Página 1 de 1" in words(handout)
    assert run("intake-form", "--language", "es", "-o", form).returncode == 0
    assert spanish.scales[0].heading in words(form)
    assert run("background", spanish.pages[0].key, "--language", "es", "-o", page).returncode == 0
    assert spanish.pages[0].title in words(page)
    sentence = refused(run("handout", spanish.exercises[0].key, "--language", "tlh", "-o", tmp_path / "x.pdf"))
    assert "There is no catalogue in the language “tlh”." in sentence


def test_pages_of_background_are_written_all_or_by_name(tmp_path: Path) -> None:
    every, one = tmp_path / "all.pdf", tmp_path / "one.pdf"
    pages = catalogue()["pages"]
    assert run("background", "-o", every, "--paper", "letter").returncode == 0
    assert [p["title"] for p in pages if p["title"] not in words(every)] == []
    assert run("background", pages[1]["key"], "-o", one).returncode == 0
    assert pages[1]["title"] in words(one)
    assert pages[0]["title"] not in words(one)
    assert "nonsense" in refused(run("background", "nonsense", "-o", tmp_path / "x.pdf"))
    assert "--force" in refused(run("background", "-o", every))


def test_an_intake_form_is_blank_or_one_for_each(demo: Path, tmp_path: Path) -> None:
    blank, own = tmp_path / "blank.pdf", tmp_path / "own.pdf"
    assert run("intake-form", "-o", blank, "--paper", "letter").returncode == 0
    assert "Mira" not in words(blank)
    result = run("intake-form", "-o", own, "--workbook", demo / "Demo.workbook", "--couple", "#1")
    assert result.returncode == 0, result.stderr
    assert "For Mira, filled in" in words(own)
    assert "For Jonas, filled in" in words(own)
    assert "--couple" in refused(run("intake-form", "-o", tmp_path / "x.pdf", "--couple", "#1"))
    assert "--force" in refused(run("intake-form", "-o", blank))


def test_what_the_gate_holds_is_refused_in_three_words(demo: Path, tmp_path: Path) -> None:
    """Couple 6 of the demo has a concern and limits: nothing strict is given, and no reason is said."""
    strict = next(e["key"] for e in catalogue()["exercises"] if e["gate"] == "strict")
    result = run("handout", strict, "-o", tmp_path / "x.pdf", "--workbook", demo / "Demo.workbook", "--couple", "#6")
    assert refused(result) == "Not available yet."
    assert not (tmp_path / "x.pdf").exists()


def catalogue() -> dict[str, list[dict[str, str]]]:
    result = run("catalogue", "--json")
    assert result.returncode == 0, result.stderr
    shown: dict[str, list[dict[str, str]]] = json.loads(result.stdout)
    return shown


def test_the_catalogue_is_shown_for_people_and_for_programs() -> None:
    shown = catalogue()
    assert len(shown["steps"]) == 29
    assert {"key", "ids", "kind", "theme", "about"} <= set(shown["items"][0])
    assert {"id", "plan", "themes", "gate"} <= set(shown["steps"][0])
    assert {"key", "steps"} <= set(shown["exercises"][0])
    assert shown["background"]
    assert shown["measures"]
    assert "A.step.1" in run("catalogue").stdout


def test_backup_restore_and_verify(demo: Path, tmp_path: Path) -> None:
    workbook = demo / "Demo.workbook"
    made = run("backup", workbook, tmp_path / "copies")
    assert made.returncode == 0, made.stderr
    copy = Path(made.stdout.strip())
    target = tmp_path / "Back.workbook"
    restored = run("restore", copy, target)
    assert restored.returncode == 0, restored.stderr
    assert listed(target) == listed(workbook)
    assert "--force" in refused(run("restore", copy, target))
    again = run("restore", copy, target, "--force")
    assert again.returncode == 0
    assert "nobody has read" not in again.stdout
    (target / "outbox").mkdir()
    (target / "outbox" / f"{'0' * 32}.sealed").write_bytes(b"sealed")
    assert "answers given alone lie in it that nobody has read" in run("restore", copy, target, "--force").stdout
    assert run("verify", target).returncode == 0
    assert listed(target) == listed(workbook)
    assert run("verify", target).returncode == 0


def test_verify_finds_damage_and_says_so_with_status_1(demo: Path, tmp_path: Path) -> None:
    made = run("backup", demo / "Demo.workbook", tmp_path / "copies")
    target = tmp_path / "Hurt.workbook"
    run("restore", Path(made.stdout.strip()), target)
    data = target / "data.db"
    content = bytearray(data.read_bytes())
    content[len(content) // 2] ^= 1
    data.write_bytes(content)
    assert run("verify", target).returncode == 1


def test_a_wrong_passphrase_a_wrong_folder_and_a_wrong_couple(demo: Path, tmp_path: Path) -> None:
    workbook = demo / "Demo.workbook"
    assert refused(run("list", workbook, passphrase="not this one"))
    assert refused(run("list", tmp_path))
    assert refused(run("list", tmp_path / "nowhere"))
    target = tmp_path / "r.pdf"
    assert refused(run("report", workbook, "#99", "--for", "couple", "-o", target))
    assert refused(run("report", workbook, "nobody", "--for", "couple", "-o", target))


def test_without_a_display_the_window_says_so_in_one_line(demo: Path) -> None:
    assert "display" in refused(run(demo / "Demo.workbook"))
    assert "display" in refused(run())


def test_only_the_window_imports_qt() -> None:
    code = "import sys, ui.command, ui.demo, ui.press; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_wrong_option_is_one_line_too() -> None:
    assert refused(run("report", "x", "y", "--for", "nobody", "-o", "z"))
    assert refused(run("frobnicate-no-such-file"))
