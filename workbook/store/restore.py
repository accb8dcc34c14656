"""Restore: a backup takes a workbook's place, and what stood there is kept beside it.

It needs no key, so it works on a new machine with nothing but the backup's folder. The restored folder is a new one: no log of
the replaced records lies beside the backup's, to be replayed into it.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from pathlib import Path

from workbook.errors import AlreadyThere, Damaged
from workbook.store.audit import Act, Audit
from workbook.store.backup import FOLDER, Manifest, digest, read_manifest
from workbook.store.folder import DATA, KEYS, beside, blank_file, copied, free, read_keys, settle, writing
from workbook.store.lockfile import Lock

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
    """Read without a key. Raises `NotAWorkbook` or `Damaged` for the backup, `AlreadyThere` where no workbook stands."""
    manifest = read_manifest(backup)
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

    The replaced one's backups go along to the restored one. With `keep` false the replaced records are removed in the end.
    It opens with the passphrase of the backup's time. Raises `NotAWorkbook`, `Damaged`, `InUse`, `AlreadyThere`,
    `CannotWrite`; then nothing has changed.
    """
    backup, target = backup.absolute(), target.absolute()
    manifest = read_manifest(backup)
    stands = _stands(target)
    if stands:
        Lock(target).release()
    now = clock().replace(microsecond=0)
    with writing():
        target.parent.mkdir(parents=True, exist_ok=True)
        with beside(target) as unfinished:
            _copy(backup, unfinished, manifest)
            blank_file(unfinished / RESTORED)
            kept = _exchange(target, unfinished, now)
        if kept is not None and (kept / FOLDER).is_dir():
            (kept / FOLDER).rename(target / FOLDER)
        if kept is not None and not keep:
            shutil.rmtree(kept)
            return None
    return kept


def take_note(path: Path, audit: Audit) -> None:
    """Bring a restore into the audit the first time that the restored workbook is opened."""
    note = path / RESTORED
    if note.is_file():
        audit.add(Act.RESTORED, "workbook")
        with writing():
            note.unlink()


def _stands(target: Path) -> bool:
    """Whether a workbook, whole or not, is in the way. Raises `AlreadyThere` for anything else that is."""
    if (target / DATA).is_file() or (target / KEYS).is_file():
        return True
    if (target.is_dir() and not any(target.iterdir())) or not target.exists():
        return False
    raise AlreadyThere(_("Something that is no workbook stands in this place: choose another name."))


def _copy(backup: Path, unfinished: Path, manifest: Manifest) -> None:
    for name in (DATA, KEYS):
        if not (backup / name).is_file():
            raise Damaged(_("This backup lacks one of its files: choose another backup."))
        copied(backup / name, unfinished / name)
    if digest(unfinished / DATA) != manifest.sha256 or read_keys(unfinished).workbook != manifest.workbook:
        raise Damaged(_("This backup is damaged: choose another backup."))


def _exchange(target: Path, unfinished: Path, now: datetime) -> Path | None:
    """Move what stands at `target` aside and the new folder there; a failure in between puts the old one back."""
    kept = None
    if target.is_dir() and any(target.iterdir()):
        name = f"{target.stem}-replaced-{now:%Y-%m-%d-%H%M%S}{target.suffix}"
        kept = free(target.with_name(name))
        target.rename(kept)
    elif target.is_dir():
        target.rmdir()
    try:
        unfinished.rename(target)
    except OSError:
        if kept is not None:
            kept.rename(target)
        raise
    settle(target.parent)
    return kept


def _id(target: Path) -> str | None:
    try:
        return read_keys(target).workbook
    except Damaged:
        return None
