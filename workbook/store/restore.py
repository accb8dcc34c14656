"""Restore: a backup takes a workbook's place, and what stood there is kept beside it.

It needs no key, so it works on a new machine with nothing but the backup's folder. The restored folder is a new one: no log of
the replaced records lies beside the backup's, to be replayed into it.
"""

import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbook.errors import AlreadyThere, CannotWrite, Damaged, InUse, NewerFile, NotAWorkbook
from workbook.language import _
from workbook.store.audit import Act, Audit, Head, holds, put_aside
from workbook.store.engine import Database
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
    writing,
)
from workbook.store.lockfile import Lock
from workbook.store.manifest import FOLDER, Manifest, digest, folders, read_manifest
from workbook.store.outbox import ASIDE, files, must_be_over
from workbook.store.outbox import FOLDER as OUTBOX

RESTORED = "restored"
"""An empty file, left in a restored workbook until it is opened, when its audit takes note of it."""


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a restore would bring back and what it would put aside; sizes in bytes.

    `made` to `notes` are the backup's. `replaces`: something stands at the target, last written at `changed`;
    `same`: it is the same workbook at another time.
    """

    made: datetime
    reason: str
    size: int
    couples: int
    sessions: int
    notes: int
    replaces: bool
    changed: datetime | None
    target_size: int
    same: bool


def what_restore_replaces(backup: Path, target: Path) -> RestorePreview:
    """Read without a key. Raises `NotAWorkbook`, `NewerFile` or `Damaged` for the backup, `AlreadyThere` where something
    else than a workbook stands, `CannotWrite` where the place cannot even be looked at.
    """
    manifest, target = read_manifest(backup), possible(target)
    with writing():
        return _preview(manifest, target)


def _preview(manifest: Manifest, target: Path) -> RestorePreview:
    stands = _stands(target)
    files = [f for f in (target / DATA, target / f"{DATA}-wal") if f.is_file()]
    changed = max((f.stat().st_mtime for f in files), default=None)
    return RestorePreview(
        made=manifest.made,
        reason=manifest.reason,
        size=manifest.size,
        couples=manifest.couples,
        sessions=manifest.sessions,
        notes=manifest.notes,
        replaces=stands,
        changed=None if changed is None else datetime.fromtimestamp(changed).replace(microsecond=0),
        target_size=sum(f.stat().st_size for f in files),
        same=(target / KEYS).is_file() and _id(target) == manifest.workbook,
    )


def restore(
    backup: Path, target: Path, *, keep: bool = True, clock: Callable[[], datetime] = datetime.now
) -> Path | None:
    """Put the backup at `target`; returns where the replaced workbook was kept, or None where there was none.

    The replaced one's backups go along to the restored one. What lies sealed in its outbox stays there, and where both are the
    same workbook a copy goes along: nobody knows yet which of them can read it. With `keep` false the replaced one is removed in
    the end, unless something lies sealed there (`unread`).
    Nobody can open either until it is over. It opens with the passphrase of the backup's time. Raises `NotAWorkbook`,
    `NewerFile`, `Damaged`, `InUse`, `HandedOver`, `AlreadyThere`, `CannotWrite`; then nothing has changed.
    """
    backup, target = possible(backup), possible(target)
    manifest = read_manifest(backup)
    with writing():
        if not _stands(target):
            return _replace(backup, target, manifest, None, clock)
        with Lock(target) as lock:
            must_be_over(target / OUTBOX)
            kept = _replace(backup, target, manifest, lock, clock)
            if kept is None or keep or unread(kept):
                return kept
            shutil.rmtree(kept)
            return None


def unread(path: Path) -> int:
    """How many sealed files lie in a workbook's outbox, those put aside included."""
    return sum(1 for _file in _sealed(path))


def _sealed(path: Path) -> Iterator[Path]:
    for folder in (path / OUTBOX, path / OUTBOX / ASIDE):
        yield from files(folder)


def take_note(path: Path, database: Database, audit: Audit) -> None:
    """Bring a restore into the audit the first time that the restored workbook is opened.

    The row names the backups whose chain does not fit from then on, because the restore put it aside; no other is excused.
    """
    note = path / RESTORED
    if note.is_file():
        known = put_aside(database)
        heads = (head for head in _heads(path) if str(head) not in known and not holds(database, head))
        audit.add(Act.RESTORED, "workbook", detail=" ".join(str(head) for head in heads))
        with writing():
            note.unlink()


def _heads(path: Path) -> Iterator[Head]:
    """Where the chain stood in each backup of the workbook at `path`."""
    own = read_keys(path).workbook
    for folder in folders(path):
        try:
            manifest = read_manifest(folder)
        except (Damaged, NotAWorkbook, NewerFile):
            continue
        if manifest.workbook == own:
            yield manifest.audit


def _stands(target: Path) -> bool:
    """Whether a workbook, whole or not, is in the way. Raises `AlreadyThere` for anything else that is, a backup above all."""
    if (target / MANIFEST).is_file() or in_workbook(target.parent):
        raise AlreadyThere(_("This place is a backup, or lies inside of a workbook: choose another one."))
    if (target / DATA).is_file() or (target / KEYS).is_file():
        return True
    if (target.is_dir() and not any(target.iterdir())) or not target.exists():
        return False
    raise AlreadyThere(_("Something that is no workbook stands in this place: choose another name."))


def _replace(
    backup: Path, target: Path, manifest: Manifest, lock: Lock | None, clock: Callable[[], datetime]
) -> Path | None:
    """Build the restored workbook beside its place, then exchange the two. `lock` is that of the one that stands there.

    The new one is locked too before it is in its place, or else it could be opened before its backups are back.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear(target)
    with beside(target) as unfinished, Lock(unfinished) as own:
        _copy(backup, unfinished, manifest)
        blank_file(unfinished / RESTORED)
        if _id(target) == manifest.workbook:
            _copy_sealed(target, unfinished)
        now = clock().replace(microsecond=0)
        if sys.platform == "win32":  # where a folder that holds an open file cannot be moved
            own.release()
            if lock is not None:
                lock.release()
        return _exchange(target, unfinished, lock is not None, now)


def _clear(target: Path) -> None:
    """Remove what restores to the same place left behind when they were killed; one that is running holds its lock."""
    for left in leftovers(target.parent, re.escape(target.name)):
        try:
            Lock(left).release()
        except (InUse, CannotWrite):
            continue
        shutil.rmtree(left, ignore_errors=True)


def _copy(backup: Path, unfinished: Path, manifest: Manifest) -> None:
    for name in (DATA, KEYS):
        if not (backup / name).is_file():
            raise Damaged(_("This backup lacks one of its files: choose another backup."))
        copied(backup / name, unfinished / name)
    if digest(unfinished / DATA) != manifest.sha256 or read_keys(unfinished).workbook != manifest.workbook:
        raise Damaged(_("This backup is damaged: choose another backup."))


def _copy_sealed(target: Path, unfinished: Path) -> None:
    """What was given alone and is in no records yet. Of what cannot be copied whole, there is no copy: it stays where it is."""
    for file in _sealed(target):
        copy = unfinished / file.relative_to(target)
        try:
            if stat.S_ISREG(os.lstat(file).st_mode):
                for folder in (unfinished / OUTBOX, copy.parent):
                    folder.mkdir(mode=0o700, exist_ok=True)
                copied(file, copy)
        except OSError:
            copy.unlink(missing_ok=True)


def _exchange(target: Path, unfinished: Path, stands: bool, now: datetime) -> Path | None:
    """Move what stands at `target` aside and the new folder there; a failure in between puts the old one back."""
    kept = None
    if stands:
        kept = free(target.with_name(f"{target.stem}-replaced-{now:%Y-%m-%d-%H%M%S}{target.suffix}"))
        target.rename(kept)
    elif target.is_dir():
        target.rmdir()
    try:
        unfinished.rename(target)
        if kept is not None and (kept / FOLDER).is_dir():
            (kept / FOLDER).rename(target / FOLDER)
    except OSError:
        if not unfinished.exists():
            target.rename(unfinished)
        if kept is not None:
            kept.rename(target)
        raise
    settle(target.parent)
    return kept


def _id(target: Path) -> str | None:
    try:
        return read_keys(target).workbook
    except (Damaged, NotAWorkbook):
        return None
