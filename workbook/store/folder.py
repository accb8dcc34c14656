"""The `.workbook` folder on disk: made whole or not at all, and opened only after every question about it is answered.

The order of the questions is the order in which a counselor can do something about the answers: is it a workbook, is it open
elsewhere, does the secret fit, are the records readable, do they belong to this program's age, do their guards stand.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from workbook.errors import AlreadyThere, CannotWrite, Damaged, NotAWorkbook
from workbook.language import _
from workbook.store.database import Records
from workbook.store.disk import settle as settle
from workbook.store.engine import Database
from workbook.store.lockfile import LOCK, Lock
from workbook.store.migrate import guarded, migrate, pending
from workbook.store.vault import Vault, Way, checked, new_vault, read_vault, wipe

DATA, KEYS, MANIFEST = "data.db", "keys.json", "manifest.json"
_MARKS = (DATA, KEYS, MANIFEST, LOCK)


def is_workbook(path: Path) -> bool:
    """Whether a folder holds a workbook's two files; it says nothing about whether they can be opened."""
    return os.path.isfile(path / DATA) and os.path.isfile(path / KEYS)


def in_workbook(path: Path) -> bool:
    """Whether a path is a workbook's folder or a backup, or lies inside of one. One that lost a file is still one: two of the
    files that both have are enough. Raises `OSError`.
    """
    places = (path, *path.resolve().parents)
    return any(sum((place / name).is_file() for name in _MARKS) > 1 for place in places)


def possible(path: Path) -> Path:
    """The absolute path. Raises `CannotWrite` for a name that the system or the engine cannot take."""
    path = path.absolute()
    try:
        impossible = b"\0" in str(path).encode()
    except UnicodeEncodeError:
        impossible = True
    if impossible:
        raise CannotWrite(_("The name of this place cannot be used: choose another one."))
    return path


def make(path: Path, passphrase: str, fill: Callable[[Records], None]) -> tuple[bytearray, str]:
    """A new workbook at `path`, with what `fill` writes into it; its key, and the recovery code.
    Raises `AlreadyThere`, `CannotWrite`, `BadInput`.

    It is built beside its place and moved there when it is whole.
    """
    possible(path)
    if os.path.lexists(path):
        raise AlreadyThere(_("Something with this name is there already: choose another name."))
    vault, key, code = new_vault(passphrase)
    try:
        with beside(path) as unfinished, writing():
            write_keys(unfinished, vault)
            blank_file(unfinished / DATA)
            opened = Records(unfinished / DATA, bytearray(key))
            try:
                migrate(opened.database)
                fill(opened)
            finally:
                opened.close()
            unfinished.rename(path)
            settle(path.parent)
    except BaseException:
        wipe(key)
        raise
    return key, code


def unlock(path: Path, secret: str, *, recovery: bool = False) -> bytearray:
    """The key of the workbook at `path`. Raises `NotAWorkbook`, `WrongPassphrase`, `Damaged`, `NewerFile`."""
    return read_keys(path).unlock(secret, Way.RECOVERY if recovery else Way.PASSPHRASE)


def take(path: Path) -> Lock:
    """Lock the workbook at `path` for this process. Raises `NotAWorkbook`, `Damaged`, `InUse`, `CannotWrite`."""
    if not is_workbook(path):
        if os.path.isfile(path / DATA):
            raise Damaged(_("The workbook’s key file keys.json is missing: take it from a backup."))
        if os.path.isfile(path / KEYS):
            raise Damaged(_("The workbook’s file data.db is missing: restore the latest backup."))
        raise NotAWorkbook(_("There is no workbook in this place."))
    if os.path.getsize(path / DATA) == 0:
        raise Damaged(_("The workbook’s file data.db is empty: restore the latest backup."))
    return Lock(path)


def records(path: Path, key: bytearray, before_update: Callable[[Records], None]) -> Records:
    """The open records, brought up to this program's version; `before_update` is called first where they are older.
    Wipes `key` on failure. Raises `Damaged`, `NewerFile`, `CannotWrite`.
    """
    try:
        opened = Records(path / DATA, key)
    except BaseException:
        wipe(key)
        raise
    try:
        if pending(opened.database):
            before_update(opened)
            migrate(opened.database)
        must_be_guarded(opened.database)
    except BaseException:
        opened.close()
        raise
    return opened


def must_be_guarded(database: Database) -> None:
    """Raise `Damaged` where a trigger that protects signed notes or the audit is gone or altered."""
    if not guarded(database):
        raise Damaged(_("The protection of signed notes was removed from this workbook: restore the latest backup."))


def read_keys(path: Path) -> Vault:
    try:
        return read_vault((path / KEYS).read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise Damaged(_("The workbook’s key file is damaged: take keys.json from a backup.")) from error
    except OSError as error:
        raise NotAWorkbook(_("The workbook’s key file cannot be read.")) from error


def write_keys(path: Path, vault: Vault) -> None:
    """Replace `keys.json` in one step, so that a power cut leaves the old keys or the new ones."""
    write_whole(path / KEYS, vault.to_json())


def reseal(path: Path, key: bytearray, secret: str, way: Way) -> None:
    """Let a new secret open the workbook this way, in place of the old one. Raises `BadInput`, `CannotWrite`."""
    with writing():
        write_keys(path, read_keys(path).sealed_again(key, checked(secret), way))


def write_whole(path: Path, text: str) -> None:
    unfinished = path.with_name(f"{path.name}.{uuid4().hex[:8]}")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    settle(path.parent)


def blank_file(path: Path) -> None:
    """An empty file that only its owner may read; the engine keeps these bits for the files that it makes beside it."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def copied(source: Path, target: Path) -> None:
    """A copy that only its owner may read, and that is on the disk when it returns."""
    blank_file(target)
    shutil.copyfile(source, target)
    sync(target)


def sync(file: Path) -> None:
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def free(path: Path) -> Path:
    """`path`, or the first of `path`-2, `path`-3, ... that is not taken."""
    tries = (path, *(path.with_name(f"{path.stem}-{n}{path.suffix}") for n in range(2, 1000)))
    return next(p for p in tries if not p.exists())


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A new folder next to `path` to build in. What is left under its name at the end is removed."""
    unfinished = path.with_name(f".{path.name}.{uuid4().hex[:8]}")
    try:
        with writing():
            unfinished.mkdir(mode=0o700)
        yield unfinished
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def leftovers(place: Path, name: str) -> list[Path]:
    """What a process that was killed left in `place` of `beside`, for the names that the pattern `name` fits."""
    pattern = re.compile(rf"\.{name}\.[0-9a-f]{{8}}")
    return [p for p in place.iterdir() if pattern.fullmatch(p.name) and p.is_dir() and not p.is_symlink()]


@contextmanager
def writing() -> Iterator[None]:
    """Turn a refusal of the operating system into `CannotWrite`."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(
            _("This place cannot be written to: no permission, no such folder, or no room left.")
        ) from error
