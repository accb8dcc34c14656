"""Looks a workbook over without changing a record: pages, references, guards, the audit's chain, and whether the backups fit."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from workbook.errors import Damaged, NotAWorkbook
from workbook.store.audit import broken_at, holds, restored_at
from workbook.store.backup import digest, faults, folders, read_manifest
from workbook.store.database import connect
from workbook.store.engine import Database
from workbook.store.folder import DATA, must_be_guarded, read_keys, take, unlock
from workbook.store.migrate import pending
from workbook.store.restore import RESTORED
from workbook.store.vault import wipe


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """Each finding is one sentence; none means that all is well."""

    findings: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.findings


def verify(path: Path, secret: str, *, recovery: bool = False) -> VerifyReport:
    """Check the closed workbook at `path`. Damage is a finding; raises `WrongPassphrase`, `NotAWorkbook`, `InUse`,
    `NewerFile`, `CannotWrite`.
    """
    try:
        lock = take(path)
    except Damaged as damage:
        return VerifyReport((str(damage),))
    try:
        key = unlock(path, secret, recovery=recovery)
        try:
            with closing(connect(path / DATA, key)) as database:
                return VerifyReport(tuple(_findings(path, database)))
        finally:
            wipe(key)
    except Damaged as damage:
        return VerifyReport((str(damage),))
    finally:
        lock.release()


def _findings(path: Path, database: Database) -> Iterator[str]:
    older = pending(database)
    checks: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: iter(faults(database)),
        lambda: iter(()) if older else _guards(database),
        lambda: _chain(database),
        lambda: _backups(path, database),
    )
    for check in checks:
        try:
            yield from check()
        except Damaged as damage:
            yield str(damage)


def _guards(database: Database) -> Iterator[str]:
    must_be_guarded(database)
    yield from ()


def _chain(database: Database) -> Iterator[str]:
    row = broken_at(database)
    if row is not None:
        yield _("The audit was altered: row {row} does not fit the one before it.").format(row=row)


def _backups(path: Path, database: Database) -> Iterator[str]:
    """A backup made before the workbook was restored from another one may hold a chain that was put aside then."""
    own, restored = read_keys(path).workbook, restored_at(database)
    just_restored = (path / RESTORED).is_file()  # and not opened since: every backup there is from before
    for folder in folders(path):
        try:
            manifest = read_manifest(folder)
        except (Damaged, NotAWorkbook):
            yield _("The backup {name} has no readable manifest.").format(name=folder.name)
            continue
        if not (folder / DATA).is_file() or digest(folder / DATA) != manifest.sha256:
            yield _("The backup {name} is damaged.").format(name=folder.name)
        put_aside = just_restored or (restored is not None and manifest.made <= restored)
        if manifest.workbook == own and not put_aside and not holds(database, manifest.audit):
            yield _("The audit does not fit the backup {name}: it was cut or written anew.").format(name=folder.name)
