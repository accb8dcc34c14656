"""Takes in what was given alone: at every opening, each sealed file once, whole or not at all.

What belongs to the check-in of a session goes by the same rules (`merging_check_in`): a signed note is its end.

The last answer to a question wins, in whatever order the files are met. An answer that the counselor keyed in or put right
meanwhile stays in the intake, and what was given alone stands apart beside it; so does everything that comes after the intake was
finished. Whoever chose last that only the counselor sees it has all of their side kept apart, and closed what an earlier choice
opened. A file goes only after its entries are in the records. One that is not as it was written is put aside after what belongs
was taken in; one that nobody here wrote is put aside unread. Whatever lies in the outbox, the workbook opens.
"""

import hashlib
from contextlib import suppress
from pathlib import Path

from workbook.errors import WorkbookError
from workbook.language import _
from workbook.model.agreement import How, Permission, What, Whom
from workbook.model.common import Visibility, Whose, strictest
from workbook.model.couple import Hope
from workbook.model.handover import HOPE, Choice, Entry, EntryKind, Handover, asked_alone
from workbook.model.intake import Answer, AnswerState, Intake
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.folder import free
from workbook.store.handovers import Handovers, Neighbours, personal_keys
from workbook.store.merging_check_in import CheckIns
from workbook.store.outbox import ASIDE, FOLDER, SUFFIX, Contents, files, held, read
from workbook.store.rows import Row, new_uid, to_row

_LATER = """
SELECT count(*) FROM handovers AS h JOIN handovers AS o ON o.{of} = h.{of} AND o.whose = :whose
JOIN given_alone AS g ON g.handover_id = o.id AND g.item = coalesce(:item, g.item)
WHERE h.id = :id AND g.kept = 1 AND o.id > h.id
"""
"""No two hand-overs overlap, so the one begun later was answered later, whatever the clock said meanwhile."""

MOST_FILES = 100
"""So many are looked at in one opening; the others wait for the next."""


def merge(desk: Desk, path: Path, handovers: Handovers, near: Neighbours) -> tuple[str, ...]:
    """Take in what lies in the outbox; what the counselor has to know of it, one sentence each."""
    taking = _Taking(desk, handovers, near)
    told: list[str] = []
    for file in taking.in_turn(files(path / FOLDER)):
        try:
            said = taking.take(file)
        except WorkbookError as error:
            said = _("Answers given alone wait to be taken over: {reason}").format(reason=str(error))
        except OSError:
            said = _("Answers given alone wait to be taken over: their file cannot be read or moved.")
        if said and said not in told:
            told.append(said)
    return tuple(told)


class _Taking:
    def __init__(self, desk: Desk, handovers: Handovers, near: Neighbours) -> None:
        self._desk, self._records = desk, desk.records
        self._handovers, self._near = handovers, near
        self._personal, self._least = personal_keys(desk), desk.catalogue.notices()
        self._check_ins = CheckIns(desk, near)

    def in_turn(self, files: list[Path]) -> list[Path]:
        """As the hand-overs were begun, so that the later answer stands; what is not ours comes after all that is."""
        rows = self._records.rows("SELECT uid, id FROM handovers ORDER BY id DESC LIMIT ?", (10 * MOST_FILES,))
        begun = {f"{row['uid']}{SUFFIX}": int(row["id"] or 0) for row in rows}
        return sorted(files, key=lambda file: (file.name not in begun, begun.get(file.name, 0)))[:MOST_FILES]

    def take(self, file: Path) -> str:
        """One file; "" where all went as it should. Raises `WorkbookError` or `OSError`: it is tried again next time."""
        data = held(file)
        if data is None:
            return _("A hand-over is still going on: its answers come in when the workbook is next unlocked.")
        sql, uid = "SELECT * FROM handovers WHERE uid = ?", file.name.removesuffix(SUFFIX)
        row = self._records.row(sql, (uid,)) if uid.isascii() else None  # a name need be no text at all
        if row is None:
            _put_aside(file)
            return _(
                "A sealed file that belongs to no hand-over of this workbook lies unread in outbox/aside; it may belong to the"
                " workbook as it was before a restore."
            )
        digest = hashlib.sha256(data).hexdigest()
        if row["merged_at"] is None:
            contents = read(data, self._handovers.secret(), str(row["token"]))
            handover = self._handovers.get(str(row["uid"]))
            self._take_in(handover, int(row["id"] or 0), contents, digest)
            handover = self._handovers.came_back = self._handovers.get(handover.uid)
            row = self._records.row(sql, (row["uid"],))
        if row is not None and row["digest"] == digest and not row["altered"]:
            file.unlink()
            return self._apart(self._handovers.get(uid))
        _put_aside(file)
        return _(
            "A file of answers given alone had been changed: what belongs was taken over, the file is in outbox/aside."
        )

    def _take_in(self, handover: Handover, row_id: int, contents: Contents, digest: str) -> None:
        """All of a file's entries in one transaction."""
        entries = [e for e in contents.entries if self._belongs(e, handover)]
        whole = contents.whole and len(entries) == len(contents.entries)
        last = {e.item: e for e in entries if e.kind in (EntryKind.ANSWER, EntryKind.CLEARED)}
        answers = [e for e in last.values() if e.kind is EntryKind.ANSWER]
        columns: Row = {
            "merged_at": self._desk.now().isoformat(timespec="seconds"),
            "finished": int(any(e.kind is EntryKind.FINISHED for e in entries)),
            "altered": int(not whole),
            "digest": digest,
        }
        couple = handover.couple
        with self._records.change("handovers", "intakes", "couples", "permissions", "sessions", couple=couple):
            if handover.session:
                columns |= self._into_session(handover, row_id, answers, whole=whole)
            else:
                columns |= self._into_intake(handover, row_id, answers, entries)
            self._records.update("handovers", handover.uid, handover.rev, columns)
            self._desk.audit.add(Act.CHANGED, "handover", handover.uid, couple=couple, detail="taken in")

    def _into_session(self, handover: Handover, row_id: int, answers: list[Entry], *, whole: bool) -> Row:
        """What stands in the session is read there: only something apart, or a changed file, waits to be read elsewhere."""
        latest = [e for e in answers if not self._later(e.item, handover, row_id)]
        kept = self._check_ins.take_in(handover, row_id, latest)
        for each in answers:
            self._note(each, each.item, row_id, each.item in kept)
        read = whole and len(kept) == len(answers)
        return {"seen_at": self._desk.now().isoformat(timespec="seconds")} if read else {}

    def _into_intake(self, handover: Handover, row_id: int, answers: list[Entry], entries: list[Entry]) -> Row:
        hope = next((e for e in reversed(entries) if e.kind is EntryKind.HOPE), None)
        choice = next((e for e in reversed(entries) if e.kind is EntryKind.CHOICE), None)
        intake = self._near.intakes.get(handover.intake)
        latest = [e.item for e in answers if not self._later(e.item, handover, row_id)]
        kept = [e.item for e in answers if self._give(e, handover, intake, row_id, latest=e.item in latest)]
        both = choice is not None and choice.state == Choice.BOTH
        self._near.permissions.narrow(handover.couple, handover.intake, handover.whose, kept if both else latest)
        if choice is not None and both:
            said = [e.item for e in answers if e.value is not None and self._opens(e.item, e.value)]
            self._permit(handover, choice, [item for item in kept if item in said])
        elif choice is not None and not self._later(None, handover, row_id):
            self._near.intakes.keep_apart(handover.intake, handover.whose, True)
        if hope is not None and hope.state in set(Hope):
            self._hope(hope, handover, row_id)
        elif hope is not None and not self._later(HOPE, handover, row_id):
            self._near.permissions.close(handover.couple, What.HOPE, handover.whose)
        return {
            "shared": None if choice is None else int(choice.state == Choice.BOTH),
            "hoped": int(hope is not None),
        }

    def _belongs(self, entry: Entry, handover: Handover) -> bool:
        """Whether a hand-over could have asked this: an item of the catalogue, and a personal one only under a policy."""
        if handover.session:
            return self._check_ins.belongs(entry)
        if entry.kind is EntryKind.HOPE:
            return handover.policy is not None
        if not entry.item:
            return True
        item = next((i for i in self._desk.catalogue.items if i.key == entry.item), None)
        if item is None or not asked_alone(item, personal=handover.policy is not None):
            return False
        return entry.value is None or entry.value < len(self._desk.catalogue.scale(item.kind).anchors)

    def _opens(self, item: str, value: int) -> bool:
        """Whether a choice for all answers opens this one too: none that the counselor is to look at alone, and soon."""
        least = self._least.get(item)
        return item not in self._personal and (least is None or value < least)

    def _later(self, item: str | None, handover: Handover, row_id: int) -> bool:
        """Whether another file has brought a later word already, on this or (None) on anything. A hope goes beyond one intake."""
        sql = _LATER.format(of="session_id" if handover.session else "couple_id" if item == HOPE else "intake_id")
        return bool(self._records.number(sql, {"id": row_id, "whose": handover.whose.value, "item": item}))

    def _give(self, entry: Entry, handover: Handover, intake: Intake, row_id: int, *, latest: bool) -> bool:
        """Keep an answer in the intake, or apart where that is finished or another one stays there. True: in the intake."""
        there = intake.answer(entry.item, handover.whose)
        kept = latest and intake.finished is None and (there is None or (there.alone and not there.corrections))
        if kept:
            self._answer(entry, handover.whose, intake, there)
        self._note(entry, entry.item, row_id, kept)
        return kept

    def _note(self, entry: Entry, item: str, row_id: int, kept: bool) -> None:
        state: Row = {"item": item, "state": entry.state, "value": entry.value, "kept": int(kept)}
        when: Row = {"uid": new_uid(), "handover_id": row_id, "at": entry.at.isoformat(timespec="seconds")}
        self._records.insert("given_alone", when | state)

    def _answer(self, entry: Entry, whose: Whose, intake: Intake, there: Answer | None) -> None:
        least = Visibility(self._desk.catalogue.item(entry.item).visibility)
        visibility = strictest(Visibility.INDIVIDUAL, least)
        answer = Answer(entry.item, whose, AnswerState(entry.state), entry.value, visibility, alone=True)
        columns = to_row(answer, "corrections", "uid", "rev") | {"corrected": None}
        if there is not None:
            self._records.update("answers", there.uid, there.rev, columns)
        else:
            place: Row = {"uid": new_uid(), "intake_id": self._records.id_of("intakes", intake.uid)}
            self._records.insert("answers", columns | place)

    def _permit(self, handover: Handover, choice: Entry, items: list[str]) -> None:
        if items:
            self._near.permissions.take_in(
                Permission(
                    handover.couple,
                    handover.whose,
                    What.ANSWERS,
                    Whom.BOTH,
                    choice.at.date(),
                    How.HANDOVER,
                    intake=handover.intake,
                    items=tuple(items),
                )
            )

    def _hope(self, entry: Entry, handover: Handover, row_id: int) -> None:
        latest = not self._later(HOPE, handover, row_id)
        self._note(entry, HOPE, row_id, latest)
        if latest:
            partner = self._near.couples.get(handover.couple).partner(handover.whose)
            if partner.hope != entry.state:
                self._near.permissions.close(handover.couple, What.HOPE, handover.whose)
            self._records.update("partners", partner.uid, partner.rev, {"hope": Hope(entry.state).value})

    def _apart(self, handover: Handover) -> str:
        if not handover.apart:
            return ""
        if handover.session:
            return self._check_ins.why_apart(handover)
        return _("Some answers given alone stand apart: the intake held others by then, or was finished.")


def _put_aside(file: Path) -> None:
    """Out of the way and not deleted: nobody here knows what it is worth."""
    aside = file.parent / ASIDE
    with suppress(FileExistsError):
        aside.mkdir(mode=0o700)
    file.rename(free(aside / file.name))
