"""Finding words in the notes: those of sessions with their addenda and the focus of each hour, and those of contacts.

What may be found is kept as the notes are by triggers and here: a trigger lines a note up as soon as a word of it changes, and
before anything is looked for, what is lined up is folded and taken in. So whoever writes a note need not think of it, and nobody
finds words that are gone. What is typed is never the index's own syntax, and is kept nowhere. It is looked for on a connection
of its own, which reads and does nothing else, so that nobody waits for it.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime

from workbook.catalogue.exercise import Exercise
from workbook.model.couple import CoupleLine
from workbook.model.search import Found, NoteHit
from workbook.store.area import Desk
from workbook.store.database import Reading
from workbook.store.lines import lines_of
from workbook.store.rows import Row
from workbook.store.terms import BREAK, folded, has, places, wanted

_AT_ONCE = 500
_BEFORE, _EXCERPT = 32, 140
_IN_A_MINUTE = 16
_EPOCH = datetime(1970, 1, 1)

_HEAD = {
    Found.SESSION: "SELECT couple_id, starts AS at FROM sessions WHERE id = ? AND withdrawn = 0",
    Found.CONTACT: "SELECT couple_id, at FROM notes_apart WHERE id = ? AND withdrawn = 0 AND kind = 'contact'",
}
_PARTS = {
    Found.SESSION: """
SELECT 0 AS part, 0 AS at, focus AS words FROM sessions WHERE id = :record
UNION ALL SELECT 1, p.position, p.text FROM notes AS n JOIN passages AS p ON p.note_id = n.id WHERE n.session_id = :record
UNION ALL SELECT 2, a.id, a.text FROM notes AS n JOIN addenda AS a ON a.note_id = n.id WHERE n.session_id = :record
ORDER BY part, at
""",
    Found.CONTACT: """
SELECT 0 AS part, 0 AS at, other AS words FROM notes_apart WHERE id = :record
UNION ALL SELECT 1, id, words FROM notes_apart WHERE id = :record OR follows = :record
ORDER BY part, at
""",
}
_HITS = """
SELECT x.kind, x.record_id, coalesce(s.uid, a.uid) AS record, coalesce(s.number, 0) AS number,
    date(coalesce(s.starts, a.at)) AS "on", c.uid AS couple
FROM json_each(:found) AS f JOIN searchable AS x ON x.id = f.value JOIN couples AS c ON c.id = x.couple_id
LEFT JOIN sessions AS s ON x.kind = 'session' AND s.id = x.record_id
LEFT JOIN notes_apart AS a ON x.kind = 'contact' AND a.id = x.record_id
ORDER BY f.key
"""


class Search:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def notes(self, text: str, *, couple: str = "", limit: int = 20) -> tuple[NoteHit, ...]:
        """Sessions and contacts with every word of `text`, newest first: whole words, the last perhaps half typed. In one
        couple any part of a word is found, from three letters on.
        """
        words = wanted(text)
        if not words:
            return ()
        self.take_in()
        with self._records.aside() as reading:
            found = _of_couple(reading, couple, words, limit) if couple else _of_all(reading, words, limit)
            rows = reading.rows(_HITS, {"found": json.dumps(found)})
            lines = lines_of(reading, sorted({str(row["couple"]) for row in rows}))
            texts = [_texts(reading, Found(str(row["kind"])), int(row["record_id"] or 0)) for row in rows]
        return tuple(
            self._hit(row, each, text, lines[str(row["couple"])]) for row, each in zip(rows, texts, strict=True)
        )

    def exercises(self, text: str, *, limit: int = 20) -> tuple[Exercise, ...]:
        """Exercises of the catalogue with every word in title or purpose: those whose title has them all come first."""
        words = wanted(text)
        if not words:
            return ()
        titled, others = [], []
        for exercise in self._desk.catalogue.exercises:
            title, whole = folded(exercise.title), folded(f"{exercise.title} {BREAK} {exercise.purpose}")
            if all(has(title, word) for word in words):
                titled.append(exercise)
            elif all(has(whole, word) for word in words):
                others.append(exercise)
        return tuple((titled + others)[:limit])

    def places(self, texts: Sequence[str], search: str) -> list[tuple[tuple[int, int], ...]]:
        """Where the words of a search stand in each text of a note that it found: where words begin so, or, if that is nowhere
        in all of them, in the middle of words.
        """
        found = [places(text, search) for text in texts]
        return found if any(found) else [places(text, search, inside=True) for text in texts]

    def matches(self, text: str, search: str) -> bool:
        """Whether every word of a search begins a word of this text."""
        words, line = wanted(search), folded(text)
        return bool(words) and all(has(line, word) for word in words)

    def take_in(self) -> None:
        """Make findable what was written since; little at a time, unless the workbook is older than its index."""
        sql = "SELECT kind, record_id FROM search_pending ORDER BY kind, record_id LIMIT ?"
        while waiting := self._records.rows(sql, (_AT_ONCE,)):
            with self._records.change():
                for row in waiting:
                    self._take_in(Found(str(row["kind"])), int(row["record_id"] or 0))

    def _take_in(self, kind: Found, record: int) -> None:
        for table in ("searchable", "search_pending"):
            self._records.run(f"DELETE FROM {table} WHERE kind = ? AND record_id = ?", (kind.value, record))  # noqa: S608
        head = self._records.row(_HEAD[kind], (record,))
        words = f" {BREAK} ".join(part for part in map(folded, _texts(self._records, kind, record)) if part)
        if head is not None and words:
            row: Row = {"id": self._place(str(head["at"])), "kind": kind.value, "record_id": record}
            self._records.insert("searchable", row | {"couple_id": head["couple_id"], "words": f" {words} "})

    def _place(self, at: str) -> int:
        """The number under which a note stands in the index: a later one has a higher number. Numbers near each other keep the
        index small, so what begins in the same minute stands side by side.
        """
        place = int((datetime.fromisoformat(at) - _EPOCH).total_seconds() // 60) * _IN_A_MINUTE
        while self._records.number("SELECT count(*) FROM searchable WHERE id = ?", (place,)):
            place += 1
        return place

    def _hit(self, row: Row, texts: Sequence[str], search: str, line: CoupleLine) -> NoteHit:
        kind = Found(str(row["kind"]))
        parts = zip(texts, self.places(texts, search), strict=True)
        excerpt = _excerpt(*max(parts, key=lambda part: len(part[1])))
        on, number = date.fromisoformat(str(row["on"])), int(row["number"] or 0)
        return NoteHit(line, kind, str(row["record"]), number, on, excerpt, self.places([excerpt], search)[0])


def _texts(reading: Reading, kind: Found, record: int) -> list[str]:
    return [str(part["words"]) for part in reading.rows(_PARTS[kind], {"record": record})]


def _of_all(reading: Reading, words: tuple[tuple[str, ...], ...], limit: int) -> list[int]:
    """A single letter is looked for as a word of its own: what begins with it would be everything."""
    phrases = [f'"{" ".join(word)}"' for word in words]
    if len(words[-1][-1]) > 1:
        phrases[-1] += " *"
    sql = "SELECT rowid AS id FROM search_words WHERE search_words MATCH ? ORDER BY rowid DESC LIMIT ?"
    return [int(row["id"] or 0) for row in reading.rows(sql, (" AND ".join(phrases), limit))]


def _of_couple(reading: Reading, couple: str, words: tuple[tuple[str, ...], ...], limit: int) -> list[int]:
    """Not LIKE: a percent sign would be syntax. A couple's own notes are few enough to be read through. One or two letters
    have to begin a word: within words they are everywhere.
    """
    parts = [word[0] if len(word) == 1 and len(word[0]) > 2 else f" {' '.join(word)}" for word in words]
    here = "".join(f" AND instr(words, :w{n}) > 0" for n in range(len(parts)))
    values: Row = {f"w{n}": part for n, part in enumerate(parts)}
    values |= {"couple": reading.id_of("couples", couple), "limit": limit}
    sql = f"SELECT id FROM searchable WHERE couple_id = :couple{here} ORDER BY id DESC LIMIT :limit"  # noqa: S608
    return [int(row["id"] or 0) for row in reading.rows(sql, values)]


def _excerpt(text: str, at: tuple[tuple[int, int], ...]) -> str:
    """One line of a text, from a few words before the place on."""
    start = at[0][0] if at else 0
    begin = 0
    if start > _BEFORE:
        space = max(text.rfind(" ", 0, start - _BEFORE), text.rfind("\n", 0, start))
        begin = space + 1 if space >= start - 2 * _BEFORE else start - _BEFORE
    piece = " ".join(text[begin : begin + 2 * _EXCERPT].split())
    cut = len(piece) > _EXCERPT
    if cut:
        piece = piece[: max(piece.rfind(" ", 0, _EXCERPT), _EXCERPT // 2)]
    return f"{'…' if begin else ''}{piece}{'…' if cut or begin + 2 * _EXCERPT < len(text) else ''}"
