"""The workbook: what a window or a command holds. One area per thing that a counselor works with, one method per intention.

Every change is one transaction and is announced once, after it is kept. Everything expected that goes wrong is a
`WorkbookError` with one sentence.
"""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from types import TracebackType

from workbook.catalogue.entries import Catalogue
from workbook.catalogue.loader import load
from workbook.changes import Changes
from workbook.model.practice import Practice
from workbook.model.record import CoupleRecord
from workbook.store import folder
from workbook.store.agreements import Agreements
from workbook.store.alerts import Alerts
from workbook.store.area import Clock, Desk, Shelf
from workbook.store.assignments import Assignments
from workbook.store.audit import Act, Audit
from workbook.store.backup import BackupInfo, Backups, before_update
from workbook.store.cautions import Cautions
from workbook.store.couples import Couples
from workbook.store.database import Records
from workbook.store.discarding import Discarding
from workbook.store.documents import Documents
from workbook.store.drafts import Drafts
from workbook.store.folder import in_workbook, is_workbook
from workbook.store.handovers import Handovers, Neighbours
from workbook.store.hours import Hours
from workbook.store.intakes import Intakes
from workbook.store.joint_view import JointView
from workbook.store.library import Library
from workbook.store.life import Life
from workbook.store.lockfile import Lock
from workbook.store.measures import Measures
from workbook.store.merging import merge
from workbook.store.notes_apart import NotesApart
from workbook.store.own_steps import OwnSteps
from workbook.store.papers import Papers
from workbook.store.permissions import Permissions
from workbook.store.phrases import Phrases
from workbook.store.plans import Plans
from workbook.store.restore import RestorePreview, restore, take_note, unread, what_restore_replaces
from workbook.store.reviews import Reviews
from workbook.store.risks import Risks
from workbook.store.safety import Safety
from workbook.store.screening import Screening
from workbook.store.search import Search
from workbook.store.sessions import Sessions
from workbook.store.settings import Settings
from workbook.store.unasked import Unasked
from workbook.store.vault import Way, wipe
from workbook.store.verify import VerifyReport, verify
from workbook.store.withdrawing import Withdrawals

__all__ = [
    "BackupInfo",
    "Changes",
    "RestorePreview",
    "VerifyReport",
    "Workbook",
    "in_workbook",
    "is_workbook",
    "restore",
    "unread",
    "verify",
    "what_restore_replaces",
]


class Workbook:
    """An open workbook. Made by `create` or `open`; a context manager that closes it.

    It may be opened in one thread and used in another, one at a time; listeners hear of a change in the thread that made it.
    """

    def __init__(self, path: Path, records: Records, lock: Lock, clock: Clock) -> None:
        self.path = path
        self._records, self._lock, self._open = records, lock, True
        desk = _desk(records, clock)
        self._audit, self._shelf = desk.audit, desk.shelf
        self.papers = Papers(desk)
        self.agreements = Agreements(desk, self.papers)
        self.permissions = Permissions(desk)
        self.couples = Couples(desk, self.agreements, self.permissions)
        self.intakes = Intakes(desk, self.agreements, self.permissions)
        self.safety = Safety(desk)
        self.cautions = Cautions(desk)
        self.risks = Risks(desk)
        self.plans = Plans(desk, self.safety)
        self.settings = Settings(desk)
        self.sessions = Sessions(desk, self.settings)
        self.hours = Hours(desk, self.sessions)
        self.assignments = Assignments(desk, self.safety, self.plans, self.hours)
        self.unasked = Unasked(desk, self.assignments)
        self.life, self.reviews = Life(desk, self.couples), Reviews(desk)
        self.notes_apart = NotesApart(desk, self.settings)
        self.discarding = Discarding(desk, self.sessions)
        self.phrases = Phrases(desk)
        self.library, self.own_steps = Library(desk), OwnSteps(desk)
        self.withdrawals = Withdrawals(desk, self.sessions, self.notes_apart, self.settings)
        self.documents = Documents(desk)
        self.drafts = Drafts(desk)
        near = Neighbours(self.couples, self.intakes, self.permissions, self.settings, self.sessions)
        self.handovers = Handovers(desk, path, near)
        self.screening = Screening(desk, self.cautions, self.handovers)
        self._take_in = partial(merge, desk, path, self.handovers, near)
        self.measures = Measures(desk)
        self.alerts = Alerts(desk, self.settings, self.measures)
        self.joint_view = JointView(desk)
        self.search = Search(desk)
        self.backups = Backups(desk, path)

    @classmethod
    def create(
        cls, path: Path, passphrase: str, practice: Practice, *, clock: Clock = datetime.now
    ) -> tuple["Workbook", str]:
        """A new workbook at `path`, opened, and its recovery code, which is kept nowhere.

        Raises `AlreadyThere`, `CannotWrite`, or `BadInput` for a passphrase that is too short. A failure leaves nothing.
        """
        path = path.absolute()

        def fill(records: Records) -> None:
            desk = _desk(records, clock)
            Settings(desk).begin(practice)
            desk.audit.add(Act.CREATED, "workbook")

        key, code = folder.make(path, passphrase, fill)
        return cls._opened(path, folder.take(path), key, clock, Way.PASSPHRASE), code

    @classmethod
    def open(cls, path: Path, secret: str, *, recovery: bool = False, clock: Clock = datetime.now) -> "Workbook":
        """The workbook at `path`; takes the key derivation's 0.2 s or so on purpose. `recovery`: the secret is that code.

        An older one is backed up and brought up to date. Raises `NotAWorkbook`, `InUse`, `WrongPassphrase`, `Damaged`,
        `NewerFile`, `CannotWrite`.
        """
        path = path.absolute()
        lock = folder.take(path)
        try:
            key = folder.unlock(path, secret, recovery=recovery)
        except BaseException:
            lock.release()
            raise
        return cls._opened(path, lock, key, clock, Way.RECOVERY if recovery else Way.PASSPHRASE)

    @classmethod
    def _opened(cls, path: Path, lock: Lock, key: bytearray, clock: Clock, way: Way) -> "Workbook":
        try:
            records = folder.records(path, key, lambda old: before_update(old, path, clock()))
        except BaseException:
            lock.release()
            raise
        try:
            book = cls(path, records, lock, clock)
            take_note(path, records.database, book._audit)
            book._audit.add(Act.OPENED, "workbook", detail=way.value)
            book.take_in()
            book.search.take_in()
        except BaseException:
            records.close()
            lock.release()
            raise
        return book

    def take_in(self) -> None:
        """Take in what was given alone since the workbook was last open, and safety screens that a crash cut short: `open` does
        it. What there is to say about the former is then in `handovers.told`.
        """
        self.safety.take_in()
        self.handovers.told = self._take_in()

    @property
    def catalogue(self) -> Catalogue:
        """What is shipped, and the counselor's own exercises as they are now."""
        return self._shelf.catalogue

    def catalogue_in(self, language: str) -> Catalogue:
        """The same as couples read it who read this language."""
        return self._shelf.said_in(language)

    @property
    def name(self) -> str:
        """The folder's name without `.workbook`."""
        return self.path.stem if self.path.suffix == ".workbook" else self.path.name

    def record(self, couple: str) -> CoupleRecord:
        """Everything of one couple that a page may be made from. Raises `NotFound`."""
        return CoupleRecord(
            practice=self.settings.practice(),
            couple=self.couples.get(couple),
            intakes=self.intakes.of(couple),
            plan=self.plans.of(couple),
            assignments=self.assignments.of(couple),
            sessions=self.sessions.of(couple),
            permissions=self.permissions.holding(couple),
            measures=self.measures.in_use(),
            totals=self.measures.of(couple),
        )

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Hear of every change from now on; call what is returned to stop."""
        return self._records.subscribe(listener)

    def change_passphrase(self, secret: str, new: str, *, recovery: bool = False) -> None:
        """Let `new` open the workbook in place of the old passphrase. `secret` is the old one or, with `recovery`, the code.

        Backups made before still open with the old one. Raises `WrongPassphrase`, `BadInput`, `CannotWrite`.
        """
        key = folder.unlock(self.path, secret, recovery=recovery)
        try:
            folder.reseal(self.path, key, new, Way.PASSPHRASE)
        finally:
            wipe(key)
        self._audit.add(Act.CHANGED, "passphrase")

    def close(self, backup: bool = True) -> None:
        """Take words that are gone out of the search index, make the day's backup unless told not to or there is one, write
        everything into the main file, wipe the key, release the lock. It waits for a backup that a worker is making.

        A second time does nothing. Raises `CannotWrite`, or `Damaged` where the backup could not be read back whole; each step
        is taken even where one before it failed, so the workbook is closed all the same.
        """
        if not self._open:
            return
        self._open = False
        with ExitStack() as ending:
            ending.callback(self._lock.release)
            ending.callback(self._records.close)
            ending.callback(self._audit.add, Act.CLOSED, "workbook")
            if backup:
                ending.callback(self.backups.daily)
            ending.callback(self.search.take_in)

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _desk(records: Records, clock: Clock) -> Desk:
    return Desk(records, Audit(records, clock), clock, Shelf(load(), load()))
