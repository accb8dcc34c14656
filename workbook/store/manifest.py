"""What a backup says of itself, in a file that can be read without a key.

So a restore can tell what it would bring back before anybody types a passphrase. Whoever can write to the folder can write
this file too; nothing in it is taken for granted, and each value is looked at before it is used.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workbook.errors import Damaged, NewerFile, NotAWorkbook
from workbook.language import _
from workbook.model.common import sensible
from workbook.store.audit import Head
from workbook.store.folder import DATA, KEYS, MANIFEST
from workbook.store.rows import from_row, to_row

FOLDER = "backups"
FORMAT, VERSION = "couples-workbook backup", 1
_MOST = 1 << 62
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. `size` in bytes; `sha256` of its data.db; the counts are of records."""

    workbook: str
    name: str
    made: datetime
    reason: str
    program: str
    size: int
    sha256: str
    audit: Head
    couples: int
    sessions: int
    notes: int
    format: str = FORMAT
    version: int = VERSION

    def to_json(self) -> str:
        return json.dumps(to_row(self), indent=2) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Raises `NotAWorkbook` where there is none, `NewerFile`, or `Damaged`."""
    try:
        data = json.loads((folder / MANIFEST).read_text("utf-8"))
        if data.get("format") == FORMAT and data["version"] > VERSION:
            raise NewerFile(_("This backup was made by a later version of the program: update the program first."))
        manifest = from_row(Manifest, data)
        sound = _sound(manifest)
    except OSError as error:
        raise NotAWorkbook(_("There is no backup in this folder.")) from error
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise Damaged(_("This backup’s manifest is damaged: choose another backup.")) from error
    if manifest.format != FORMAT:
        raise NotAWorkbook(_("There is no backup in this folder."))
    if not sound:
        raise Damaged(_("This backup’s manifest is damaged: choose another backup."))
    return manifest


def folders(path: Path) -> tuple[Path, ...]:
    """Everything in the backups of the workbook at `path` that may be one."""
    place = path / FOLDER
    return tuple(sorted(p for p in place.iterdir() if p.is_dir() and p.name[0] != ".")) if place.is_dir() else ()


def complete(folder: Path, manifest: Manifest) -> bool:
    """Whether both files are there, and the records as large as they were: the quick look, for a list."""
    data = folder / DATA
    return (folder / KEYS).is_file() and data.is_file() and data.stat().st_size == manifest.size


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sound(manifest: Manifest) -> bool:
    row = to_row(manifest)
    numbers = (manifest.size, manifest.couples, manifest.sessions, manifest.notes, manifest.audit.count)
    "".join(v for v in row.values() if isinstance(v, str)).encode()
    return (
        None not in row.values()
        and sensible(manifest.made)
        and all(0 <= n < _MOST for n in numbers)
        and all(_HASH.fullmatch(h) is not None for h in (manifest.sha256, manifest.audit.hash))
    )
