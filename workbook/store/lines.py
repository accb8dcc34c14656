"""What a list shows of its couples, for many couples at once and without reading the rest of their records.

First the couples are found and ordered, on narrow columns; only then the few that are shown are filled in. Whoever fills in all
of ten thousand before taking fifty of them makes every keystroke in the search field wait.
"""

# ruff: noqa: S608  (statements are put together from this file's own text; what users type goes in as parameters)

import json
from collections.abc import Sequence
from datetime import datetime

from workbook.model.couple import CoupleLine, Status
from workbook.store.database import Reading
from workbook.store.folding import fold
from workbook.store.rows import Value, from_row

EVERY = frozenset(Status)
_WORDS = 20  # of a search; nobody has more names

_FILLED = """
SELECT c.uid, c.number, c.status, c.next_session,
    (SELECT name FROM partners WHERE couple_id = c.id AND whose = 'first') AS first,
    (SELECT name FROM partners WHERE couple_id = c.id AND whose = 'second') AS second,
    (SELECT called FROM partners WHERE couple_id = c.id AND whose = 'first') AS first_called,
    (SELECT called FROM partners WHERE couple_id = c.id AND whose = 'second') AS second_called,
    coalesce(p.kind, '') AS plan,
    coalesce((SELECT title FROM plan_steps WHERE plan_id = p.id AND state = 'open'
        ORDER BY beside, place, id LIMIT 1), '') AS step,
    (SELECT count(*) FROM sessions WHERE couple_id = c.id AND withdrawn = 0) AS sessions,
    (SELECT date(max(starts)) FROM sessions WHERE couple_id = c.id AND withdrawn = 0) AS last_session,
    (SELECT count(*) FROM sessions WHERE couple_id = c.id AND signed = 0 AND withdrawn = 0) AS unsigned
FROM found JOIN couples AS c ON c.id = found.id
LEFT JOIN plans AS p ON p.id = (SELECT max(id) FROM plans WHERE couple_id = c.id)
ORDER BY found.place
"""

_COMING_FIRST = (
    "coalesce(next_session >= :today, 0) DESC, CASE WHEN next_session >= :today THEN next_session END, number DESC"
)


def searched(
    records: Reading, text: str, statuses: frozenset[Status], now: datetime, limit: int, offset: int
) -> tuple[CoupleLine, ...]:
    """Who comes next stands first; then the newest. A next session that is past counts as none."""
    where, values = _where(text, statuses)
    values |= {"today": now.date().isoformat(), "limit": limit, "offset": offset}
    return lines_where(records, f"{where} ORDER BY {_COMING_FIRST} LIMIT :limit OFFSET :offset", values)


def how_many(records: Reading, text: str, statuses: frozenset[Status]) -> int:
    where, values = _where(text, statuses)
    return records.number(f"SELECT count(*) FROM couples WHERE {where}", values)


def lines_of(records: Reading, uids: Sequence[str]) -> dict[str, CoupleLine]:
    """The lines of these couples by uid."""
    condition = "uid IN (SELECT value FROM json_each(:uids))"
    return {line.uid: line for line in lines_where(records, condition, {"uids": json.dumps(list(uids))})}


def lines_where(records: Reading, condition: str, values: dict[str, Value]) -> tuple[CoupleLine, ...]:
    """The lines that a condition finds, in its order: the store's own text, never a user's."""
    found = f"SELECT id, row_number() OVER () AS place FROM (SELECT id FROM couples WHERE {condition})"
    rows = records.rows(f"WITH found AS MATERIALIZED ({found}) {_FILLED}", values)
    return tuple(from_row(CoupleLine, row) for row in rows)


def _where(text: str, statuses: frozenset[Status]) -> tuple[str, dict[str, Value]]:
    """Every word has to be in a name, or to be the couple's number. Not LIKE: a percent sign is a letter like any other."""
    values: dict[str, Value] = {f"status{i}": s.value for i, s in enumerate(sorted(statuses))}
    parts = ["1"] if statuses == EVERY else ["status IN (" + ", ".join(f":{s}" for s in values) + ")"]
    if statuses == EVERY:
        values = {}
    for i, word in enumerate(text.split()[:_WORDS]):
        digits = word.removeprefix("#")
        is_number = digits.isascii() and digits.isdigit() and len(digits) < 10
        values[f"word{i}"] = fold(word)
        part = f"instr(folded, :word{i}) > 0"
        if is_number:
            values[f"number{i}"] = int(digits)
            part = f"number = :number{i}" if word.startswith("#") else f"({part} OR number = :number{i})"
        parts.append(part)
    return " AND ".join(parts), values
