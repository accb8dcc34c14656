"""What a command line meets: no room, no terminal, odd names, a wrong place. One line on stderr, status 2, no halves."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_command import refused, run
from tests.workbook.conftest import PASSPHRASE, PRACTICE, couple_of
from tests.workbook.store.raw import opened
from workbook.book import Workbook
from workbook.catalogue.loader import load

SECRET = "COUPLES_WORKBOOK_PASSPHRASE"
NOBODY = """
import difflib, os, sys
import ui.command, ui.demo
from ui.press import blank_handout_sheet
from workbook.catalogue.loader import load
from workbook.model.practice import Practice
blank_handout_sheet(load(), Practice(), load().exercises[0].key).render()
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.argv = ["couples-workbook", *sys.argv[1:]]
ui.command.main()
"""
BUG = """
import sys
import workbook.book

def broken(*_args: object) -> None:
    raise ValueError("Ada Berg said so")

workbook.book.verify = broken
from ui.command import main
sys.argv = ["couples-workbook", "verify", sys.argv[1]]
main()
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with one couple and a backup of it."""
    path = tmp_path_factory.mktemp("refusals") / "Practice.workbook"
    book, _code = Workbook.create(path, PASSPHRASE, PRACTICE)
    with book:
        book.couples.create(couple_of())
        book.backups.make()
    return path


@pytest.fixture
def workbook(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "Practice.workbook"))


@pytest.fixture
def backup(workbook: Path) -> Path:
    return next((workbook / "backups").iterdir())


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody but root may look into, where everybody gets as far as its door."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        closed = Path(folder) / "closed"
        closed.mkdir(mode=0o000)
        yield closed
        closed.chmod(0o700)


def typed(*args: str | Path, **kept: object) -> subprocess.CompletedProcess[str]:
    """Without a terminal, and without the variable."""
    env = {k: v for k, v in os.environ.items() if k not in (SECRET, "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "ui", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False, **kept)  # type: ignore[call-overload,no-any-return]


def written_to(file: int | None, *args: str | Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {SECRET: PASSPHRASE}
    command = [sys.executable, "-m", "ui", *map(str, args)]
    return subprocess.run(command, stdout=file, stderr=subprocess.PIPE, text=True, env=env, check=False)


def names(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*"))


@pytest.mark.parametrize("name", ["x" * 300 + ".pdf", "missing/a.pdf"])
def test_a_file_that_cannot_be_written(workbook: Path, tmp_path: Path, name: str) -> None:
    before = names(tmp_path)
    refused(run("report", workbook, "#1", "--for", "couple", "-o", tmp_path / name, passphrase=PASSPHRASE))
    refused(run("handout", load().exercises[0].key, "-o", tmp_path / name))
    assert [n for n in names(tmp_path) if n not in before and "backups" not in n] == []


@pytest.mark.parametrize("place", ["/proc/nowhere", "/proc/nowhere/below", "/dev/null/below"])
def test_a_place_that_takes_nothing(backup: Path, place: str) -> None:
    refused(run("demo", place, "--couples", "1", "--sessions", "1", "--no-window"))
    refused(run("restore", backup, f"{place}.workbook"))
    refused(run("backup", backup.parent.parent, place, passphrase=PASSPHRASE))


def test_a_folder_that_cannot_be_looked_into(backup: Path, closed: Path) -> None:
    public = shutil.copytree(backup, closed.parent / "backup")
    for path in (public, *public.iterdir()):
        path.chmod(0o755)
    for args in (
        ("restore", public, closed / "New.workbook"),
        ("restore", public, closed),
        ("restore", closed / "backup", closed.parent / "New.workbook"),
        ("demo", closed / "demo", "--no-window"),
        ("list", closed / "Any.workbook"),
        ("handout", load().exercises[0].key, "-o", closed / "x.pdf"),
    ):
        env = os.environ | {SECRET: PASSPHRASE}
        command = [sys.executable, "-c", NOBODY, *map(str, args)]
        refused(subprocess.run(command, capture_output=True, text=True, env=env, check=False))


def test_output_that_finds_no_room_is_no_damage_and_no_success(workbook: Path) -> None:
    for args in (("list", workbook), ("verify", workbook), ("catalogue", "--json"), ("--help",)):
        with open("/dev/full", "w") as full:
            refused(written_to(full.fileno(), *args))


def test_output_that_nobody_reads_any_more_is_no_damage(workbook: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    refused(written_to(writing, "list", workbook))
    os.close(writing)


def test_a_fault_in_the_program_has_a_status_of_its_own_and_no_clients_word(workbook: Path) -> None:
    env = os.environ | {SECRET: PASSPHRASE}
    done = subprocess.run([sys.executable, "-c", BUG, workbook], capture_output=True, text=True, env=env, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert "ValueError" in done.stderr
    assert "command.py" in done.stderr
    assert "Ada" not in done.stderr


def test_every_refusal_is_one_line(workbook: Path, tmp_path: Path) -> None:
    assert "--for" in refused(run("report", workbook, "#1", "-o", tmp_path / "a.pdf"))
    assert "DIR" in refused(run("demo"))
    odd = tmp_path / "two\nlines\x1eof it"
    odd.write_text("mine")
    assert "two lines of it" in refused(run("handout", load().exercises[0].key, "-o", odd))
    refused(run("list", tmp_path / "no\nworkbook"))


def test_a_path_that_is_no_text_is_one_line_too(workbook: Path, tmp_path: Path) -> None:
    folder = os.fsdecode(os.fsencode(tmp_path) + b"/copi\xe9s")
    refused(run("backup", workbook, folder, passphrase=PASSPHRASE))
    refused(run("demo", folder, "--no-window"))
    Path(folder).mkdir()
    refused(run("list", folder))
    refused(run("restore", folder, tmp_path / "New.workbook"))
    (Path(folder) / "a.pdf").touch()
    refused(run("handout", load().exercises[0].key, "-o", Path(folder) / "a.pdf"))


def test_a_terminal_of_another_script_shows_what_it_can(workbook: Path) -> None:
    with Workbook.open(workbook, PASSPHRASE) as book:
        book.couples.create(couple_of(first="Zoe 王小明"))
    done = run("list", workbook, passphrase=PASSPHRASE, PYTHONIOENCODING="latin-1")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u738b" in done.stdout


def test_without_a_terminal_the_passphrase_is_handed_in_or_set(workbook: Path) -> None:
    assert SECRET in refused(typed("list", workbook, stdin=subprocess.DEVNULL))
    assert SECRET in refused(typed("verify", workbook, stdin=subprocess.DEVNULL))
    assert refused(typed("list", workbook, input="not this one\n"))
    handed_in = typed("list", workbook, input=f"{PASSPHRASE}\nand more\n")
    assert (handed_in.returncode, handed_in.stderr) == (0, "")
    assert "Ada Berg" in handed_in.stdout


def test_what_is_no_workbook_is_said_before_the_passphrase_is_asked(tmp_path: Path) -> None:
    assert "no workbook" in refused(typed("verify", tmp_path, stdin=subprocess.DEVNULL))


def test_a_demo_that_fails_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "new", tmp_path / "far" / "below"):
        assert "8 characters" in refused(run("demo", folder, "--no-window", passphrase="short"))
    assert names(tmp_path) == ["empty"]


def test_a_demo_fills_an_empty_folder_that_stays_the_same_one(tmp_path: Path) -> None:
    before = tmp_path.stat().st_ino
    done = run("demo", tmp_path, "--couples", "1", "--sessions", "1", "--no-window")
    assert done.returncode == 0, done.stderr
    assert tmp_path.stat().st_ino == before
    assert (tmp_path / "Demo.workbook" / "data.db").is_file()
    assert [p.name for p in tmp_path.iterdir() if p.name[0] == "."] == []


def test_force_destroys_no_backup(backup: Path, workbook: Path, tmp_path: Path) -> None:
    stick = Path(shutil.copytree(backup, tmp_path / "stick"))
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    for target in (backup, stick, stick / "new", workbook / "backups" / "new", workbook / "new"):
        refused(run("restore", backup, target, "--force"))
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_backup_does_not_go_into_the_workbook_itself(workbook: Path, backup: Path) -> None:
    for folder in (workbook, workbook / "copies", workbook / "backups", backup):
        refused(run("backup", workbook, folder, passphrase=PASSPHRASE))
    assert not (workbook / "copies").exists()


def test_force_replaces_ordinary_files_only(workbook: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.pdf"
    mine.write_text("mine")
    (tmp_path / "link.pdf").symlink_to(mine)
    os.mkfifo(tmp_path / "pipe.pdf")
    key = load().exercises[0].key
    for target in (workbook / "data.db", workbook / "new.pdf", workbook / "backups" / "a.pdf", tmp_path / "link.pdf"):
        refused(run("handout", key, "-o", target, "--force"))
    refused(run("handout", key, "-o", tmp_path / "pipe.pdf", "--force"))
    refused(run("handout", key, "-o", "/dev/null", "--force"))
    assert mine.read_text() == "mine"
    assert stat.S_ISFIFO((tmp_path / "pipe.pdf").stat().st_mode)
    assert not (workbook / "new.pdf").exists()
    assert run("handout", key, "-o", mine, "--force").returncode == 0
    assert mine.read_bytes().startswith(b"%PDF")


def test_each_exercise_of_a_packet_is_recorded(workbook: Path, tmp_path: Path) -> None:
    free = [e.key for e in load().exercises if e.gate == "free"][:3]
    own = ("-o", tmp_path / "packet.pdf", "--workbook", workbook, "--couple", "#1")
    assert run("handout", *free, *own, passphrase=PASSPHRASE).returncode == 0
    with opened(workbook) as database:
        rows = list(database.query("SELECT detail FROM audit WHERE act = 'saved' AND kind = 'handout'"))
    assert len(rows) == 3
    assert len({row["detail"] for row in rows}) == 1
