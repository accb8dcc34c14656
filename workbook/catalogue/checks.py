"""What must hold between the entries of a catalogue, beyond what each one's fields say.

A key that leads nowhere, a pair of questions that cannot be compared, an exercise easier to get at than its step: each
would show late and in the wrong place. Every check yields one sentence per slip, in the order of the files.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from workbook.catalogue.background import SOURCES
from workbook.catalogue.checks_links import check_links, check_pages
from workbook.catalogue.entries import Catalogue, ItemAbout, ItemKind
from workbook.catalogue.exercise import GATES, GRADES, Part, PartKind
from workbook.catalogue.reading import placeholders
from workbook.errors import CatalogueError
from workbook.language import _

VISIBILITIES = ("private", "individual", "joint")
LETTERS = (*SOURCES, "D")
"""Plans of the three sources, and D: the workbook's own, whose steps are no rows of the content map."""

AGREEMENTS = ("open", "limited", "apart", "counseling", "contact", "release")
"""What is signed on paper: the keys of `workbook.model.paper.Paper`."""
AGAINST = {True: ("<", "<="), False: (">", ">=")}
"""On which side of the boundary distress lies: below it where higher totals are better, else above."""

YOURS = ("range", "reliable")
"""What a measure may leave to the counselor to set."""

ROW = re.compile(r"[ABC]\.(sign|lack|cause|impact|caution|step|about|why)\.[1-9][0-9]?")
MIRRORED = {ItemAbout.ME: ItemAbout.PARTNER, ItemAbout.PARTNER: ItemAbout.ME}
THEMED = (ItemKind.STRENGTH, ItemKind.SIGN)

Places: TypeAlias = Mapping[object, str]


def check(catalogue: Catalogue, at: Places) -> None:
    """Raises `CatalogueError` for the first slip; `at` says of every entry where it stands, "items.toml, felt_heard"."""
    slip = next(chain.from_iterable(each(catalogue, at) for each in _ROUNDS), None)
    if slip is not None:
        raise CatalogueError(slip)


def check_exercises(catalogue: Catalogue, at: Places) -> None:
    """The same for the exercises of a catalogue alone."""
    slip = next(chain(_exercises(catalogue, at), _worksheets(catalogue, at)), None)
    if slip is not None:
        raise CatalogueError(slip)


def _keys(c: Catalogue, at: Places) -> Iterator[str]:
    groups: tuple[Iterable[tuple[object, str]], ...] = (
        *(
            [(e, e.key) for e in group]
            for group in (
                *(c.themes, c.items, c.cautions, c.safety, c.plans, c.exercises, c.background, c.measures),
                *(c.agreements, c.pages),
            )
        ),
        [(s, s.id) for s in c.steps],
        [(s, s.kind) for s in c.scales],
    )
    for group in groups:
        seen = set()
        for entry, key in group:
            if key in seen:
                yield _("{at}: this key is used twice").format(at=at[entry])
            seen.add(key)


def _rows(c: Catalogue, at: Places) -> Iterator[str]:
    """Ids name rows of the content map. A theme or a safety prompt may stand for none; everything else has its row."""
    free = [(at[e], e.ids) for group in (c.themes, c.safety) for e in group]
    needed = [(at[e], e.ids) for group in (c.items, c.cautions, c.background) for e in group]
    for place, ids in (*free, *needed):
        for row in ids:
            if not ROW.fullmatch(row):
                yield _('{at}: "ids" holds something that is no id: {row}').format(at=place, row=row)
    for place, ids in needed:
        if not ids:
            yield _('{at}: "{field}" is empty').format(at=place, field="ids")


def _scales(c: Catalogue, at: Places) -> Iterator[str]:
    for kind in ItemKind:
        if all(s.kind is not kind for s in c.scales):
            yield _("scales.toml: there is no scale for {kind}").format(kind=kind.value)


def _items(c: Catalogue, at: Places) -> Iterator[str]:
    themes = {t.key for t in c.themes}
    for item in c.items:
        if item.kind in THEMED and not item.theme:
            yield _('{at}: "{field}" is empty').format(at=at[item], field="theme")
        elif item.kind in THEMED:
            yield from _unknown(at[item], "theme", _("theme"), [item.theme], themes)
        elif item.theme:
            yield _('{at}: only strengths and signs have a "theme"').format(at=at[item])
        yield from _not_one_of(at[item], "visibility", item.visibility, VISIBILITIES)
        if item.notice is not None and not 0 <= item.notice <= 4:
            yield _('{at}: "notice" lies between 0 and 4').format(at=at[item])
        if item.compared and "{often}" not in item.said:
            yield _('{at}: "said" has to be a sentence with {{often}} in it').format(at=at[item])
        if not _formats(item.said, {"often", "partner"}):
            yield _('{at}: "said" has a placeholder other than {{often}} and {{partner}}').format(at=at[item])


def _mirrors(c: Catalogue, at: Places) -> Iterator[str]:
    by_key = {i.key: i for i in c.items}
    for item in c.items:
        if not item.mirror:
            continue
        yield from _unknown(at[item], "mirror", _("item"), [item.mirror], by_key)
        if (other := by_key[item.mirror]).mirror != item.key:
            yield _('{at}: "mirror" is not mutual: {key} does not name it back').format(at=at[item], key=other.key)
        if MIRRORED.get(item.about) is not other.about:
            yield _('{at}: a "mirror" pairs a question about me with one about the partner').format(at=at[item])
        if (item.kind, item.theme) != (other.kind, other.theme):
            yield _('{at}: a "mirror" has to be of the same kind and theme').format(at=at[item])


def _safety(c: Catalogue, at: Places) -> Iterator[str]:
    for prompt in c.safety:
        if not _formats(prompt.prompt, {"partner"}):
            yield _('{at}: "prompt" has a placeholder other than {{partner}}').format(at=at[prompt])


def _plans(c: Catalogue, at: Places) -> Iterator[str]:
    letters: set[str] = set()
    for plan in c.plans:
        yield from _not_one_of(at[plan], "letter", plan.letter, LETTERS)
        if plan.letter in letters:
            yield _('{at}: "letter" is used twice').format(at=at[plan])
        letters.add(plan.letter)


def _steps(c: Catalogue, at: Places) -> Iterator[str]:
    letters = {p.key: p.letter for p in c.plans}
    for step in c.steps:
        yield from _unknown(at[step], "plan", _("plan"), [step.plan], letters)
        if step.id != f"{letters[step.plan]}.step.{step.number}":
            yield _('{at}: "id" does not fit its plan and number').format(at=at[step])
        yield from _unknown(at[step], "themes", _("theme"), step.themes, {t.key for t in c.themes})
        yield from _not_one_of(at[step], "gate", step.gate, GATES)


def _exercises(c: Catalogue, at: Places) -> Iterator[str]:
    steps, themes = {s.id: s for s in c.steps}, {t.key for t in c.themes}
    causes = {i.key for i in c.items if i.kind not in THEMED}
    for exercise in c.exercises:
        yield from _unknown(at[exercise], "steps", _("step"), exercise.steps, steps)
        yield from _unknown(at[exercise], "themes", _("theme"), exercise.themes, themes)
        yield from _unknown(at[exercise], "causes", _("cause or impact"), exercise.causes, causes)
        yield from _not_one_of(at[exercise], "gate", exercise.gate, GATES)
        for step in (steps[s] for s in exercise.steps):
            if GATES.index(exercise.gate) < GATES.index(step.gate):
                yield _('{at}: "gate" is looser than that of {step}').format(at=at[exercise], step=step.id)
        yield from _not_one_of(f"{at[exercise]}, counselor", "grade", exercise.counselor.grade, GRADES)
        if exercise.minutes < 1:
            yield _('{at}: "minutes" has to be 1 or more').format(at=at[exercise])


def _worksheets(c: Catalogue, at: Places) -> Iterator[str]:
    for exercise in c.exercises:
        for number, part in enumerate(exercise.worksheet, start=1):
            if slip := part_problem(part):
                yield f"{at[exercise]}, part {number}: {slip}"


def part_problem(part: Part) -> str:
    """What a part of a worksheet lacks, or ""."""
    count = len(part.options)
    match part.kind:
        case PartKind.SCALE if count != 2:
            return _('a scale needs two "options", its ends')
        case PartKind.TICKS | PartKind.LOG | PartKind.AGREEMENT | PartKind.CHOICE | PartKind.CARDS if count == 0:
            return _('"options" is empty')
        case PartKind.LINES | PartKind.COLUMNS if part.lines < 1:
            return _('"lines" has to be 1 or more')
    return ""


def _background(c: Catalogue, at: Places) -> Iterator[str]:
    for point in c.background:
        yield from _not_one_of(at[point], "source", point.source, SOURCES)
        if any(not row.startswith(f"{point.source}.") for row in point.ids):
            yield _('{at}: "source" does not fit its "ids"').format(at=at[point])


def _measures(c: Catalogue, at: Places) -> Iterator[str]:
    for measure in c.measures:
        yield from _not_one_of(at[measure], "distressed", measure.distressed, AGAINST[measure.higher_is_better])
        if measure.low is not None and measure.high is not None and measure.low >= measure.high:
            yield _('{at}: "low" has to be below "high"').format(at=at[measure])
        for value in measure.yours:
            yield from _not_one_of(at[measure], "yours", value, YOURS)
        known = {
            "range": measure.low is not None and measure.high is not None,
            "reliable": measure.reliable is not None,
        }
        if any(known.get(value) for value in measure.yours):
            yield _('{at}: "yours" names a value that is given').format(at=at[measure])
        if measure.reliable is not None and measure.reliable <= 0:
            yield _('{at}: "reliable" has to be above 0').format(at=at[measure])


def _unknown(at: str, field: str, what: str, keys: Iterable[str], known: Collection[str]) -> Iterator[str]:
    for key in keys:
        if key not in known:
            sentence = _('{at}: "{field}" is not a known {what}: {key}')
            yield sentence.format(at=at, field=field, what=what, key=key)


def _not_one_of(at: str, field: str, value: str, allowed: Collection[str]) -> Iterator[str]:
    if value not in allowed:
        sentence = _('{at}: "{field}" has to be one of {choices}, and not {value}')
        yield sentence.format(at=at, field=field, choices=", ".join(allowed), value=value)


def _formats(text: str, names: Collection[str]) -> bool:
    """Whether `text` can be filled with exactly these names, so that no page breaks on a misspelt placeholder."""
    found = placeholders(text)
    return found is not None and found <= set(names)


def _agreements(c: Catalogue, at: Places) -> Iterator[str]:
    """Each thing that is signed has its wording, and nothing else is there: a couple cannot sign an empty page."""
    for entry in c.agreements:
        if entry.key not in AGREEMENTS:
            yield _('{at}: "{field}" has to be {expected}').format(
                at=at[entry], field="key", expected=_("one of {choices}").format(choices=", ".join(AGREEMENTS))
            )
    for key in AGREEMENTS:
        if all(entry.key != key for entry in c.agreements):
            yield _("agreements.toml: there is no text for {key}").format(key=key)


_ROUNDS: tuple[Callable[[Catalogue, Places], Iterator[str]], ...] = (
    _keys,
    _rows,
    _scales,
    _items,
    _mirrors,
    _safety,
    _plans,
    check_links,
    _steps,
    _exercises,
    _worksheets,
    _background,
    check_pages,
    _measures,
    _agreements,
)
