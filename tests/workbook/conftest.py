"""One real workbook is made per run, and each test that wants one opens a copy of it: keys are strong here too."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from workbook.book import Workbook
from workbook.model.common import Whose
from workbook.model.couple import Couple, Partner
from workbook.model.practice import Practice

PASSPHRASE = "seven calm herons"
PRACTICE = Practice(name="North Pier", counselor="Ida Holm", licence="LMFT 12", help_lines="0555 1234")


@dataclass
class Clock:
    """The time that the workbook is told."""

    now: datetime = datetime(2026, 3, 2, 9, 0)

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class Template:
    path: Path
    code: str


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    path = tmp_path_factory.mktemp("template") / "Template.workbook"
    book, code = Workbook.create(path, PASSPHRASE, PRACTICE, clock=Clock())
    book.close(backup=False)
    return Template(path, code)


@pytest.fixture
def place(template: Template, tmp_path: Path) -> Path:
    """A closed workbook of the test's own."""
    return Path(shutil.copytree(template.path, tmp_path / "Practice.workbook"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(place: Path, clock: Clock) -> Iterator[Workbook]:
    """The same, opened."""
    book = Workbook.open(place, PASSPHRASE, clock=clock)
    yield book
    book.close(backup=False)


def couple_of(first: str = "Ada Berg", second: str = "Bo Lind") -> Couple:
    return Couple(Partner(Whose.FIRST, first), Partner(Whose.SECOND, second))


@pytest.fixture
def couple(book: Workbook) -> Couple:
    """A couple in the opened workbook."""
    return book.couples.create(couple_of())
