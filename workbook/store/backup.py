"""Backups: whole copies, each checked before it counts as one, each with the keys that open it.

A backup is a folder with `data.db`, `keys.json` and `manifest.json`. The manifest can be read without a key, so that a restore
can say what it would bring back, and it holds the audit's head at that time, so that a chain written anew later shows.
"""

import shutil
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from workbook.errors import BadInput, Damaged, NewerFile, NotAWorkbook
from workbook.language import _, ngettext
from workbook.store.area import Desk
from workbook.store.audit import Act, Head, head
from workbook.store.database import Records, connect, must_be_whole
from workbook.store.engine import Database, translated
from workbook.store.folder import (
    DATA,
    KEYS,
    MANIFEST,
    beside,
    blank_file,
    copied,
    free,
    in_workbook,
    leftovers,
    possible,
    read_keys,
    settle,
    sync,
    write_whole,
    writing,
)
from workbook.store.manifest import FOLDER, Manifest, complete, digest, folders, read_manifest

DAILY, BY_HAND, BEFORE_UPDATE = "daily", "by hand", "before an update"
_DAYS, _MONTHS = 14, 12
_STAMP, _STAMPED = "%Y-%m-%d-%H%M%S", r"\d{4}-\d\d-\d\d-\d{6}(-\d+)?"


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """One backup in a list. `reason` is "daily", "by hand" or "before an update". `checked`: it was read back whole when it was
    made, and both its files are there as large as they were then.
    """

    path: Path
    made: datetime
    size: int
    reason: str
    checked: bool


class Backups:
    def __init__(self, desk: Desk, path: Path) -> None:
        self._desk, self._path = desk, path

    def make(self, folder: Path | None = None, reason: str = BY_HAND) -> BackupInfo:
        """Copy the workbook as it is now into its own backups, or into a new folder inside `folder`. May run in a worker
        thread while the window goes on. `reason` is one of those above.

        Raises `CannotWrite`, `Damaged` where the copy cannot be read back, or `BadInput` for a folder inside a workbook:
        what lies there is not looked for, and goes when the workbook goes.
        """
        if reason not in (DAILY, BY_HAND, BEFORE_UPDATE):
            raise BadInput(_("A backup is made by hand, once a day, or before an update."))
        if folder is not None:
            folder = possible(folder)
            with writing():
                if in_workbook(folder):
                    raise BadInput(
                        _("This folder is a workbook or lies inside one: choose another folder for the copy.")
                    )
        with self._desk.records.lent():
            kept = copy(self._desk.records, self._path, folder, reason, self._desk.now())
            self._desk.audit.add(Act.BACKED_UP, "workbook", detail=reason)
            if folder is None:
                rotate(self._path)
        return kept

    def daily(self) -> BackupInfo | None:
        """Today's backup, unless there is a whole one."""
        today = self._desk.today()
        if any(b.checked and b.reason == DAILY and b.made.date() == today for b in self.list()):
            return None
        return self.make(reason=DAILY)

    def list(self) -> tuple[BackupInfo, ...]:
        """The backups inside the workbook's folder, newest first."""
        return listed(self._path)

    def last(self) -> BackupInfo | None:
        """The newest one that has lost nothing, or None."""
        return next((b for b in self.list() if b.checked), None)

    def check(self, backup: BackupInfo) -> None:
        """Read a backup back whole, as a worker may: it is what its manifest says, and it opens. Raises `Damaged`, or
        `NotAWorkbook` where it is gone; a plain `WorkbookError` where the workbook was closed.
        """
        with self._desk.records.lent(), writing():
            manifest, data = read_manifest(backup.path), backup.path / DATA
            if not complete(backup.path, manifest) or digest(data) != manifest.sha256:
                raise Damaged(_("This backup is damaged: make another one."))
            own = connect(data, self._desk.records.key)
            try:
                if faults(own):
                    raise Damaged(_("This backup is damaged: make another one."))
            finally:
                own.close()


def copy(records: Records, path: Path, folder: Path | None, reason: str, now: datetime) -> BackupInfo:
    """One checked copy. It is built under another name, so that a folder called a backup is always a whole one."""
    name = path.stem
    place = folder if folder is not None else path / FOLDER
    stamp = f"{now:{_STAMP}}"
    with writing():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        final = free(place / (stamp if folder is None else f"{name}-{stamp}"))
        with beside(final) as unfinished:
            data = unfinished / DATA
            blank_file(data)
            _vacuum(records, data)
            sync(data)
            copied(path / KEYS, unfinished / KEYS)
            size, sha256 = data.stat().st_size, digest(data)
            manifest = _described(
                records,
                data,
                Manifest(read_keys(path).workbook, name, now, reason, _program(), size, sha256, Head(0, ""), 0, 0, 0),
            )
            write_whole(unfinished / MANIFEST, manifest.to_json())
            unfinished.rename(final)
            settle(place)
    return BackupInfo(final, now, size, reason, True)


def before_update(records: Records, path: Path, now: datetime) -> None:
    """The copy that is made before an older workbook is brought up to date."""
    copy(records, path, None, BEFORE_UPDATE, now.replace(microsecond=0))


def rotate(path: Path) -> None:
    """Keep the newest daily backup of each of the last 14 days that have one, the newest backup of each of the last 12 months,
    and every other one that is no older than those dailies. One that lost a part of itself takes no other's place, and stays
    as long as one made by hand. A folder that is no backup of this workbook stays untouched; what an interrupted backup left
    behind goes.
    """
    backups = listed(path)
    whole = [b for b in backups if b.checked]
    dailies = [b for b in whole if b.reason == DAILY]
    days = sorted({b.made.date() for b in dailies}, reverse=True)[:_DAYS]
    months = sorted({(b.made.year, b.made.month) for b in whole}, reverse=True)[:_MONTHS]
    keep = {next(b.path for b in dailies if b.made.date() == day) for day in days}
    keep |= {next(b.path for b in whole if (b.made.year, b.made.month) == month) for month in months}
    others = (b for b in backups if b.reason != DAILY or not b.checked)
    keep |= {b.path for b in others if len(days) < _DAYS or b.made.date() >= days[-1]}
    gone = [b.path for b in backups if b.path not in keep]
    with writing():
        for folder in (*gone, *leftovers(path / FOLDER, _STAMPED)):
            shutil.rmtree(folder)


def listed(path: Path) -> tuple[BackupInfo, ...]:
    """The readable backups of the workbook at `path`, newest first."""
    found = []
    own = read_keys(path).workbook
    for folder in folders(path):
        try:
            manifest = read_manifest(folder)
        except (Damaged, NotAWorkbook, NewerFile):
            continue
        if manifest.workbook == own:
            sound = complete(folder, manifest)
            found.append(BackupInfo(folder, manifest.made, manifest.size, manifest.reason, sound))
    return tuple(sorted(found, key=lambda b: (b.made, b.path.name), reverse=True))


def faults(database: Database) -> list[str]:
    """What the engine itself finds wrong with an open file: pages that do not fit their seal, or references into nothing."""
    with translated():
        pages = database.execute("PRAGMA cipher_integrity_check").fetchall()
        if pages:
            sentence = ngettext(
                "{count} page of the records is damaged.", "{count} pages of the records are damaged.", len(pages)
            )
            return [sentence.format(count=len(pages))]
        must_be_whole(database)
    return []


def _vacuum(records: Records, target: Path) -> None:
    own = connect(records.path, records.key)
    try:
        with translated():
            own.execute("VACUUM INTO ?", (str(target),))
    finally:
        own.close()


def _described(records: Records, data: Path, manifest: Manifest) -> Manifest:
    """The manifest with what stands in the copy, once the copy was found whole."""
    own = connect(data, records.key)
    try:
        if faults(own):
            raise Damaged(_("The backup could not be read back whole, and was not kept."))
        couples, sessions, notes = (own.table(t).count for t in ("couples", "sessions", "notes"))
        return replace(manifest, audit=head(own), couples=couples, sessions=sessions, notes=notes)
    finally:
        own.close()


def _program() -> str:
    try:
        return version("couples-workbook")
    except PackageNotFoundError:
        return "source"
