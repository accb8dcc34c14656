"""The counselor's own phrases and templates: words of no couple, put into a note by name."""

from dataclasses import replace

from workbook.errors import BadInput, NotFound
from workbook.language import _
from workbook.model.common import shows
from workbook.model.note_apart import Phrase, Template
from workbook.store.area import Desk
from workbook.store.audit import Act
from workbook.store.rows import Row, from_row, new_uid, to_row


class Phrases:
    def __init__(self, desk: Desk) -> None:
        self._desk, self._records = desk, desk.records

    def all(self) -> tuple[Phrase, ...]:
        """By name."""
        return tuple(from_row(Phrase, row) for row in self._records.rows("SELECT * FROM phrases ORDER BY name"))

    def templates(self) -> tuple[Template, ...]:
        """By name."""
        return tuple(from_row(Template, row) for row in self._records.rows("SELECT * FROM templates ORDER BY name"))

    def save(self, phrase: Phrase) -> Phrase:
        """Add one (empty uid) or save it. Raises `BadInput` for a name that is taken, empty or more than one word; `Stale`."""
        name = phrase.name.strip().removeprefix("/")
        if not name or len(name.split()) > 1 or not all(c.isalnum() or c in "-_" for c in name):
            raise BadInput(_("A phrase’s name is one word of letters, digits and hyphens: it is typed after a slash."))
        if not shows(phrase.words):
            raise BadInput(_("A phrase needs words."))
        uid, rev = self._save(
            "phrases", "phrase", phrase.uid, phrase.rev, to_row(replace(phrase, name=name), "uid", "rev")
        )
        return replace(phrase, name=name, uid=uid, rev=rev)

    def save_template(self, template: Template) -> Template:
        """Add one (empty uid) or save it. Raises `BadInput` for a name that is taken or empty, or without words; `Stale`."""
        name = " ".join(template.name.split())
        if not shows(name):
            raise BadInput(_("A template needs a name."))
        if not any(shows(words) for _section, _about, words in template.passages):
            raise BadInput(_("A template needs words in at least one field."))
        template = replace(template, name=name)
        row = to_row(template, "uid", "rev")
        uid, rev = self._save("templates", "template", template.uid, template.rev, row)
        return replace(template, uid=uid, rev=rev)

    def remove(self, phrase: str) -> None:
        self._remove("phrases", "phrase", phrase)

    def remove_template(self, template: str) -> None:
        self._remove("templates", "template", template)

    def _save(self, table: str, kind: str, uid: str, rev: int, row: Row) -> tuple[str, int]:
        taken = f'SELECT count(*) FROM "{table}" WHERE name = ? AND uid <> ?'  # noqa: S608  (a table of ours)
        if self._records.number(taken, (row["name"], uid)):
            raise BadInput(_("Another one has this name already."))
        with self._records.change("settings"):
            if uid:
                rev = self._records.update(table, uid, rev, row)
            else:
                uid, rev = new_uid(), 1
                self._records.insert(table, row | {"uid": uid})
            self._desk.audit.add(Act.CHANGED if rev > 1 else Act.ADDED, kind, uid)
        return uid, rev

    def _remove(self, table: str, kind: str, uid: str) -> None:
        with self._records.change("settings"):
            if not self._records.run(f'DELETE FROM "{table}" WHERE uid = ?', (uid,)):  # noqa: S608  (a table of ours)
                raise NotFound(_("The workbook holds no such record."))
            self._desk.audit.add(Act.REMOVED, kind, uid)
