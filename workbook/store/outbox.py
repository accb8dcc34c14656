"""The outbox: what one partner gives alone, sealed to the workbook's public key one entry at a time, while nobody can open it.

One append-only file a hand-over. Each line is one sealed entry, padded to one length, so that a length tells nothing. A line
is on the disk before the window goes on. The file is locked as long as its hand-over lives; the operating system lets go of that
lock however the process ends. What seals here cannot open: the key for that lies in the encrypted records alone.
"""

import base64
import json
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from pathlib import Path
from typing import Any

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from workbook.errors import CannotWrite, HandedOver
from workbook.language import _
from workbook.model.handover import Entry, EntryKind, Ticket, entry_from
from workbook.store.disk import settle, to_disk
from workbook.store.lockfile import take_handle

FOLDER, ASIDE, SUFFIX = "outbox", "aside", ".sealed"
PLAIN = 384
"""Bytes of an entry before it is sealed; what lacks is filled up with spaces."""

_NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0)
_OVERHEAD = 48
LINE = (PLAIN + _OVERHEAD) // 3 * 4 + 1
MOST_LINES = 4000
"""No hand-over gets near it: a file that is longer is not ours, and is not read to its end."""
NOT_OURS = b"\n"
"""What stands for a thing that is no file at all: an entry that cannot be read."""


class Outbox:
    """Writes one hand-over's file. `close` lets go of it; whoever unlocks the workbook after that takes the entries in."""

    def __init__(self, ticket: Ticket, clock: Callable[[], datetime] = datetime.now) -> None:
        """Makes the file and its first entry. Raises `CannotWrite`; a file that is there already is never written to."""
        self._token, self._clock = ticket.token, clock
        self._box = SealedBox(PublicKey(bytes.fromhex(ticket.public)))
        self._number = self._good = 0
        path = Path(ticket.outbox)
        try:
            self._handle: int | None = os.open(path, _NEW, 0o600)
        except OSError as error:
            raise _refusal() from error
        try:
            take_handle(self._handle)
            self.add(EntryKind.BEGUN)
            settle(path.parent)
        except OSError as error:
            self.close()
            raise _refusal() from error
        except CannotWrite:
            self.close()
            raise

    def add(self, kind: EntryKind, item: str = "", state: str = "", value: int | None = None) -> None:
        """Seal an entry; it survives a power cut when this returns. Raises `CannotWrite`, and then nothing of it is kept."""
        assert self._handle is not None
        at = self._clock().replace(microsecond=0)
        line = sealed(self._box, self._token, Entry(self._number, kind, at, item, state, value))
        try:
            if os.fstat(self._handle).st_size != self._good:
                os.ftruncate(self._handle, self._good)  # what an earlier refusal left half-written
            written = os.write(self._handle, line)
            if written != len(line):
                raise OSError("written in part")  # noqa: TRY301
            to_disk(self._handle)
        except OSError as error:
            raise _refusal() from error
        self._good += len(line)
        self._number += 1

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def sealed(box: SealedBox[PublicKey], token: str, entry: Entry) -> bytes:
    """One line of the file. Every line has the same length, whatever it holds."""
    held = {
        "ticket": token,
        "number": entry.number,
        "kind": entry.kind.value,
        "at": entry.at.isoformat(timespec="seconds"),
        "item": entry.item,
        "state": entry.state,
        "value": entry.value,
    }
    plain = json.dumps(held).encode()
    if len(plain) > PLAIN:
        raise ValueError("an entry does not fit its line")
    return base64.b64encode(box.encrypt(plain.ljust(PLAIN))) + b"\n"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file held: the entries that can be read and belong, in their order; `whole` is false where anything else stood
    in it or one is missing between them.
    """

    entries: tuple[Entry, ...]
    whole: bool


def read(data: bytes, secret: PrivateKey, token: str) -> Contents:
    """Read a file's bytes, whatever they are. A last line without an end was never acknowledged, and is left out in silence."""
    lines = data.split(b"\n")
    torn = lines.pop()
    whole = len(torn) < LINE and len(lines) <= MOST_LINES
    box, found = SealedBox(secret), dict[int, Entry]()
    for at, line in enumerate(lines[:MOST_LINES]):
        entry = _opened(box, token, line)
        if entry is None:
            whole = False
            continue
        whole = whole and entry.number == at
        found.setdefault(entry.number, entry)
    return Contents(tuple(found[number] for number in sorted(found)), whole)


def _opened(box: SealedBox[PrivateKey], token: str, line: bytes) -> Entry | None:
    """The entry in a line, or None where the line is damaged, sealed for somebody else, or of another hand-over."""
    if len(line) != LINE - 1:
        return None
    try:
        held: Any = json.loads(box.decrypt(base64.b64decode(line, validate=True)))
    except (ValueError, CryptoError, RecursionError):
        return None
    if not isinstance(held, dict):
        return None
    shown = held.get("ticket")
    if not isinstance(shown, str) or not compare_digest(shown.encode(errors="replace"), token.encode()):
        return None
    return entry_from(held)


def files(folder: Path) -> list[Path]:
    """Whatever lies in the outbox under a name like ours, in the order of names."""
    try:
        return sorted(p for p in folder.iterdir() if p.name.endswith(SUFFIX))
    except OSError:
        return []  # no hand-over was ever begun


def held(file: Path) -> bytes | None:
    """What is in a file, never more than one of ours can hold; None while its hand-over lives. Raises `OSError`."""
    if not stat.S_ISREG(os.lstat(file).st_mode):
        return NOT_OURS
    handle = os.open(file, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    try:
        try:
            take_handle(handle)
        except OSError:
            return None
        with os.fdopen(os.dup(handle), "rb") as opened:
            return opened.read(LINE * (MOST_LINES + 1))
    finally:
        os.close(handle)


def must_be_over(folder: Path) -> None:
    """Raise `HandedOver` while somebody still answers into a file of this outbox."""
    for file in files(folder):
        with suppress(OSError):  # nobody answers into what cannot be opened
            if held(file) is None:
                raise HandedOver(_("A hand-over is still going on: end it first, in the window with the questions."))


def _refusal() -> CannotWrite:
    return CannotWrite(_("This could not be kept: there is no room, or the place allows no writing."))
