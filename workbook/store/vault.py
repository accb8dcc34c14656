"""The keys: one random key for the records, sealed once per way in.

The records' key never changes with the passphrase, so a new passphrase reseals 32 bytes instead of rewriting years of records,
and a recovery code opens the same door. A way in is sealed together with the workbook's id and its own parameters; who lowers
the cost of guessing, or moves one workbook's keys beside another's records, opens nothing.
"""

import base64
import hashlib
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from workbook.errors import BadInput, Damaged, NewerFile, WrongPassphrase
from workbook.language import _

FORMAT, VERSION = "couples-workbook keys", 1
SHORTEST = 8
"""Characters that a passphrase needs at least; the window shows the strength of longer ones."""

_RECOVERY_BYTES = 20
_MEMORY_LEAST, _MEMORY_MOST = 64 * 1024, 128 * 1024  # KiB
_ROUNDS_LEAST, _ROUNDS_MOST = 3, 16
_LANES = 4
_LENGTHS = (16, 12, 48)  # bytes of salt, nonce, and the sealed key with its tag


class Way(StrEnum):
    """A way in."""

    PASSPHRASE = "passphrase"  # noqa: S105  (the name of a way in)
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Slot:
    """One sealed copy of the key. `memory` in KiB; `salt`, `nonce` and `sealed` in base64."""

    way: Way
    memory: int
    rounds: int
    lanes: int
    salt: str
    nonce: str
    sealed: str


@dataclass(frozen=True, slots=True)
class Vault:
    """What `keys.json` says. Nothing in it is secret by itself."""

    workbook: str
    slots: tuple[Slot, ...]

    def unlock(self, secret: str, way: Way) -> bytearray:
        """The records' key, for the caller to wipe. Takes about 0.2 s on purpose. Raises `WrongPassphrase` or `Damaged`."""
        slot = next((s for s in self.slots if s.way is way), None)
        if slot is None:
            raise Damaged(_("The workbook’s key file is damaged: take keys.json from a backup."))
        if not (
            _MEMORY_LEAST <= slot.memory <= _MEMORY_MOST
            and _ROUNDS_LEAST <= slot.rounds <= _ROUNDS_MOST
            and slot.lanes == _LANES
        ):
            raise Damaged(
                _("The workbook’s key file was altered and protects too little: take keys.json from a backup.")
            )
        key = _derive(secret, slot)
        try:
            return bytearray(
                AESGCM(bytes(key)).decrypt(_bytes(slot.nonce), _bytes(slot.sealed), _bound(self.workbook, slot))
            )
        except InvalidTag:
            raise _wrong(way) from None
        finally:
            wipe(key)

    def sealed_again(self, key: bytearray, secret: str, way: Way) -> "Vault":
        """The same vault with this way in resealed under a new secret."""
        others = tuple(s for s in self.slots if s.way is not way)
        return Vault(self.workbook, (*others, _seal(self.workbook, key, secret, way)))

    def to_json(self) -> str:
        body = _body(self.workbook, [asdict(s) for s in self.slots])
        return json.dumps(body | {"checksum": _checksum(body)}, indent=2) + "\n"


def new_vault(passphrase: str) -> tuple[Vault, bytearray, str]:
    """A vault with two ways in, its key for the caller to wipe, and the recovery code, which is kept nowhere."""
    checked(passphrase)
    key = bytearray(secrets.token_bytes(32))
    code = _grouped(base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode())
    vault = Vault(secrets.token_hex(16), ()).sealed_again(key, passphrase, Way.PASSPHRASE)
    return vault.sealed_again(key, code, Way.RECOVERY), key, code


def checked(passphrase: str) -> str:
    """The passphrase, or `BadInput` where it is too short."""
    if len(passphrase.strip()) < SHORTEST:
        raise BadInput(_("A passphrase needs at least {count} characters.").format(count=SHORTEST))
    return passphrase


def read_vault(text: str) -> Vault:
    """The vault out of `keys.json`. Raises `Damaged`, or `NewerFile`."""
    damaged = Damaged(_("The workbook’s key file is damaged: take keys.json from a backup."))
    try:
        data = json.loads(text)
        if data["format"] == FORMAT and data["version"] > VERSION:
            raise NewerFile(_("This workbook was made by a later version of the program: update it first."))
        body = _body(data["workbook"], data["slots"])
        slots = tuple(Slot(**{**s, "way": Way(s["way"])}) for s in data["slots"])
        for number in (n for s in slots for n in (s.memory, s.rounds, s.lanes)):
            if type(number) is not int:
                raise damaged
        if any((len(_bytes(s.salt)), len(_bytes(s.nonce)), len(_bytes(s.sealed))) != _LENGTHS for s in slots):
            raise damaged
        if data["format"] != FORMAT or data["checksum"] != _checksum(body):
            raise damaged
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise damaged from error
    return Vault(str(data["workbook"]), slots)


def wipe(key: bytearray) -> None:
    """Overwrite a key in place. Copies that the engine or the interpreter made cannot be reached from here."""
    key[:] = bytes(len(key))


def _seal(workbook: str, key: bytearray, secret: str, way: Way) -> Slot:
    blank = Slot(
        way, _MEMORY_LEAST, _ROUNDS_LEAST, _LANES, _text(secrets.token_bytes(16)), _text(secrets.token_bytes(12)), ""
    )
    sealing = _derive(secret, blank)
    try:
        sealed = AESGCM(bytes(sealing)).encrypt(_bytes(blank.nonce), bytes(key), _bound(workbook, blank))
    finally:
        wipe(sealing)
    return Slot(way, blank.memory, blank.rounds, blank.lanes, blank.salt, blank.nonce, _text(sealed))


def _derive(secret: str, slot: Slot) -> bytearray:
    """The key that seals one way in. The passphrase is normalised first: two keyboards may write one letter in two ways."""
    plain = _recovery(secret) if slot.way is Way.RECOVERY else unicodedata.normalize("NFC", secret)
    kdf = Argon2id(salt=_bytes(slot.salt), length=32, iterations=slot.rounds, lanes=slot.lanes, memory_cost=slot.memory)
    return bytearray(kdf.derive(plain.encode("utf-8", "surrogatepass")))


def _recovery(code: str) -> str:
    """A recovery code as typed from paper: any case and grouping, and the digits that stand for letters."""
    plain = "".join(c for c in code.upper() if c.isalnum())
    return plain.translate(str.maketrans("018", "OIB"))


def _grouped(code: str) -> str:
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def _wrong(way: Way) -> WrongPassphrase:
    if way is Way.RECOVERY:
        return WrongPassphrase(_("This recovery code does not open the workbook."))
    return WrongPassphrase(_("This passphrase does not open the workbook."))


def _bound(workbook: str, slot: Slot) -> bytes:
    parameters: Mapping[str, object] = {n: v for n, v in asdict(slot).items() if n not in ("nonce", "sealed")}
    return _canonical({"format": FORMAT, "version": VERSION, "workbook": workbook, "slot": parameters})


def _body(workbook: object, slots: object) -> dict[str, object]:
    return {"format": FORMAT, "version": VERSION, "workbook": workbook, "slots": slots}


def _checksum(body: Mapping[str, object]) -> str:
    """Tells a key file that was damaged from a passphrase that was mistyped."""
    return hashlib.sha256(_canonical(body)).hexdigest()


def _canonical(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
