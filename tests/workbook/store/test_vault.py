"""The key file: what opens it, what does not, and what must never be taken for a mistyped passphrase."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.workbook.conftest import PASSPHRASE, Template
from workbook.book import Workbook
from workbook.errors import Damaged, NewerFile, WrongPassphrase
from workbook.store.vault import Vault, Way, new_vault, read_vault, wipe

Change = Callable[[dict[str, Any]], object]


def rewritten(path: Path, change: Change, *, sealed: bool = True) -> None:
    """Change `keys.json`; `sealed` brings its checksum along, as somebody who does it on purpose would."""
    data = json.loads(path.read_text())
    change(data)
    body = {k: v for k, v in data.items() if k != "checksum"}
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    checksum = hashlib.sha256(canonical).hexdigest() if sealed else data["checksum"]
    path.write_text(json.dumps(body | {"checksum": checksum}))


def test_a_vault_reads_back_and_opens_both_ways() -> None:
    vault, key, code = new_vault(PASSPHRASE)
    again = read_vault(vault.to_json())
    assert again == vault
    assert again.unlock(PASSPHRASE, Way.PASSPHRASE) == key == again.unlock(code, Way.RECOVERY)
    assert len(key) == 32
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert key.hex() not in vault.to_json()
    assert code not in vault.to_json()


def test_two_keyboards_write_one_passphrase() -> None:
    vault, key, _code = new_vault("caf\u00e9 de la gare")
    assert vault.unlock("cafe\u0301 de la gare", Way.PASSPHRASE) == key


def test_a_wiped_key_is_gone() -> None:
    key = bytearray(b"secret")
    wipe(key)
    assert key == bytearray(6)


@pytest.mark.parametrize(
    ("name", "value"), [("memory", 8 * 1024), ("memory", 2**22), ("rounds", 1), ("rounds", 10**6), ("lanes", 1)]
)
def test_other_costs_than_ours_are_refused_before_any_guess(place: Path, name: str, value: int) -> None:
    rewritten(place / "keys.json", lambda data: [slot.update({name: value}) for slot in data["slots"]])
    with pytest.raises(Damaged, match="altered"):
        Workbook.open(place, PASSPHRASE)


def test_costs_are_bound_to_the_seal(place: Path) -> None:
    rewritten(place / "keys.json", lambda data: [slot.update(memory=100 * 1024) for slot in data["slots"]])
    with pytest.raises(WrongPassphrase):
        Workbook.open(place, PASSPHRASE)


def test_keys_are_bound_to_their_workbook(place: Path) -> None:
    rewritten(place / "keys.json", lambda data: data.update(workbook="0" * 32))
    with pytest.raises(WrongPassphrase):
        Workbook.open(place, PASSPHRASE)


def test_another_workbooks_keys_show_as_damage(place: Path) -> None:
    vault, _key, _code = new_vault(PASSPHRASE)
    (place / "keys.json").write_text(vault.to_json())
    with pytest.raises(Damaged):
        Workbook.open(place, PASSPHRASE)


def test_the_passphrases_seal_does_not_fit_the_recovery_code(template: Template) -> None:
    vault = read_vault((template.path / "keys.json").read_text())
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE, Way.RECOVERY)
    with pytest.raises(Damaged):
        Vault(vault.workbook, ()).unlock(PASSPHRASE, Way.PASSPHRASE)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "null",
        "[]",
        '"keys"',
        '{"format": "couples-workbook keys", "version": 1, "workbook": "w", "slots": ' + "[" * 900 + "]" * 900 + "}",
        '{"format": "couples-workbook keys", "version": 1, "workbook": "w", "slots": [{"memory": Infinity}]}',
        '{"format": "couples-workbook keys", "version": null, "workbook": "w", "slots": []}',
        '{"format": "couples-workbook keys", "version": NaN, "workbook": "\\ud800", "slots": [1e999]}',
    ],
    ids=range(8),
)
def test_a_file_that_only_looks_like_one_is_damage(place: Path, text: str) -> None:
    (place / "keys.json").write_text(text)
    with pytest.raises(Damaged):
        Workbook.open(place, PASSPHRASE)


def test_every_truncation_is_damage(template: Template) -> None:
    text = (template.path / "keys.json").read_text().rstrip()
    for length in range(len(text)):
        with pytest.raises(Damaged):
            read_vault(text[:length])


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["slots"][0].update(salt="AAAA"),
        lambda data: data["slots"][0].update(nonce="not base64"),
        lambda data: data["slots"][0].update(memory="65536"),
        lambda data: data["slots"][0].update(memory=True),
        lambda data: data["slots"][0].update(way="window"),
        lambda data: data["slots"][0].update(more=1),
        lambda data: data["slots"].append(None),
        lambda data: data.update(slots=None),
        lambda data: data.update(version="one"),
        lambda data: data.update(format="a recipe"),
        lambda data: data.pop("workbook"),
    ],
)
def test_what_no_vault_can_say_is_damage(place: Path, change: Change) -> None:
    rewritten(place / "keys.json", change)
    with pytest.raises(Damaged, match=r"keys\.json"):
        Workbook.open(place, PASSPHRASE)


def test_a_slip_in_the_file_is_damage_and_no_wrong_passphrase(place: Path) -> None:
    rewritten(place / "keys.json", lambda data: data["slots"][0].update(sealed="A" * 64), sealed=False)
    with pytest.raises(Damaged):
        Workbook.open(place, PASSPHRASE)
    (place / "keys.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Damaged):
        Workbook.open(place, PASSPHRASE)


def test_a_later_key_file_asks_for_the_later_program(place: Path) -> None:
    rewritten(place / "keys.json", lambda data: data.update(version=2))
    with pytest.raises(NewerFile):
        Workbook.open(place, PASSPHRASE)
