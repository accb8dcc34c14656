"""A workbook that an earlier program made opens, whole and with everything in it; the copy made before is kept."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from workbook.book import Workbook, verify
from workbook.model.couple import Couple, SecretsPolicy
from workbook.model.paper import Paper

EARLIER = Path(__file__).parents[2] / "data/earlier"
PASSPHRASE = "earlier calm herons"


@pytest.fixture(params=sorted(p.name for p in EARLIER.iterdir()))
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(EARLIER / request.param, tmp_path / "Earlier.workbook"))


def test_an_earlier_workbook_is_brought_up_to_date(earlier: Path) -> None:
    with Workbook.open(earlier, PASSPHRASE) as book:
        couples = [book.couples.find(f"#{n}") for n in (1, 2, 3)]
        assert [c.number for c in couples] == [1, 2, 3]
        record = book.record(couples[0].uid)
        assert len(record.sessions) == 3
        assert all(len(i.answers) > 100 for i in record.intakes)
        assert all(a.most is a.visibility for i in record.intakes if i.finished for a in i.answers)
        assert record.permissions == ()
        assert couples[0].policy is SecretsPolicy.LIMITED
        (policy,) = book.agreements.of(couples[0].uid)
        assert (policy.paper, policy.version) == (Paper.LIMITED, 0), "which sheet they signed then is not known"
        assert policy.first_signed == policy.second_signed == couples[0].policy_signed is not None
        assert _file_began(couples[0]) <= record.sessions[0].starts.date()
        assert [b.reason for b in book.backups.list()] == ["before an update"]
        for session in record.sessions:
            word = book.sessions.note(session.uid).passages[0].text.split()[0]
            assert session.uid in [hit.record for hit in book.search.notes(word, limit=99)]
    assert verify(earlier, PASSPHRASE).findings == ()


def _file_began(couple: Couple) -> date:
    assert couple.begun is not None
    return couple.begun


def test_an_earlier_workbook_is_verified_as_it_is(earlier: Path) -> None:
    assert verify(earlier, PASSPHRASE).findings == ()
