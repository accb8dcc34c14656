"""Looks a workbook over without changing a record: pages, references, guards, the audit's chain, and whether the backups fit."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workbook.errors import Damaged, NewerFile, NotAWorkbook
from workbook.language import _
from workbook.store.audit import broken_at, head, holds, put_aside
from workbook.store.backup import faults
from workbook.store.database import connect
from workbook.store.engine import Database
from workbook.store.folder import DATA, must_be_guarded, read_keys, take, unlock
from workbook.store.manifest import Manifest, complete, digest, folders, read_manifest
from workbook.store.migrate import pending
from workbook.store.restore import RESTORED
from workbook.store.seals import broken
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
        lambda: broken(database),
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
    for folder in folders(path):
        try:
            manifest = read_manifest(folder)
        except NewerFile:
            yield _("The backup {name} was made by a later version of the program.").format(name=folder.name)
            continue
        except (Damaged, NotAWorkbook):
            yield _("The backup {name} has no readable manifest.").format(name=folder.name)
            continue
        if not complete(folder, manifest) or digest(folder / DATA) != manifest.sha256:
            yield _("The backup {name} is damaged.").format(name=folder.name)
        if not _fits(path, database, manifest):
            yield _("The audit does not fit the backup {name}: it was cut or written anew.").format(name=folder.name)


def _fits(path: Path, database: Database, manifest: Manifest) -> bool:
    """Whether the chain runs through the backup's, or through the note that this one was put aside by a restore.

    A workbook that was restored and not opened since cannot hold that note yet. Its marker is a bare file that anybody can make,
    so it excuses only backups made later in the chain than the restored one ends.
    """
    if manifest.workbook != read_keys(path).workbook or str(manifest.audit) in put_aside(database):
        return True
    if (path / RESTORED).is_file() and manifest.audit.count > head(database).count:
        return True
    return holds(database, manifest.audit)
