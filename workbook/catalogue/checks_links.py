"""What must hold of the links from answers to steps, and of the pages of background."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from workbook.catalogue.entries import Catalogue, Step
from workbook.catalogue.link import Link
from workbook.language import _

DECIDING = "D."
"""How the steps of the plan for deciding begin: no answer speaks for one of them."""


def check_links(c: Catalogue, at: Mapping[object, str]) -> Iterator[str]:
    """A link that leads nowhere, says the same twice or says what may not be said; and a beginning or an end without any."""
    seen: set[tuple[str, str, str]] = set()
    for link in c.links:
        yield from _start(c, link, at[link])
        yield from _end(c, link, at[link])
        key = (*link.start, link.step)
        if key in seen:
            yield _("{at}: this link is there twice").format(at=at[link])
        seen.add(key)
    yield from _nowhere(c)


def _start(c: Catalogue, link: Link, at: str) -> Iterator[str]:
    if [bool(link.theme), bool(link.item), bool(link.gap)].count(True) != 1:
        yield _('{at}: exactly one of "theme", "item" and "gap" has to be given').format(at=at)
    themes = {t.key for t in c.themes}
    kind, key = link.start
    known: Collection[str] = {i.key for i in c.items if not i.theme} if kind == "item" else themes
    if key not in known:
        what = _("cause or impact") if kind == "item" else _("theme")
        sentence = _('{at}: "{field}" is not a known {what}: {key}')
        yield sentence.format(at=at, field=kind, what=what, key=key)


def _end(c: Catalogue, link: Link, at: str) -> Iterator[str]:
    step = next((s for s in c.steps if s.id == link.step), None)
    if step is None:
        yield _('{at}: "step" is not a known step: {key}').format(at=at, key=link.step)
        return
    if step.id.startswith(DECIDING):
        yield _("{at}: a step of this plan is never suggested").format(at=at)
    if link.item and c.item(link.item).visibility != "joint" and step.gate != "free":
        yield _("{at}: what is asked alone leads to free steps only").format(at=at)
    if link.gap and link.gap not in step.themes:
        yield _("{at}: the theme of this gap does not lead to this step").format(at=at)
    yield from _begin(c, link, step, at)


def _begin(c: Catalogue, link: Link, step: Step, at: str) -> Iterator[str]:
    """What is named for a reason works on it, belongs to the step, and is held no longer than the step: a stricter one needs
    another after it that opens when the step does.
    """
    by_key = {e.key: e for e in c.exercises}
    for number, key in enumerate(link.begin):
        exercise = by_key.get(key)
        if exercise is None:
            yield _('{at}: "begin" is not a known exercise: {key}').format(at=at, key=key)
            return
        if step.id not in exercise.steps:
            yield _('{at}: "begin" names an exercise of another step: {key}').format(at=at, key=key)
        if link.start[1] not in (*exercise.themes, *exercise.causes):
            yield _('{at}: "begin" names an exercise that does not work on this: {key}').format(at=at, key=key)
        if key in link.begin[:number]:
            yield _('{at}: "begin" names an exercise twice: {key}').format(at=at, key=key)
    if link.begin and by_key[link.begin[-1]].gate != step.gate:
        yield _('{at}: the last of "begin" has a stricter gate than its step').format(at=at)


def _nowhere(c: Catalogue) -> Iterator[str]:
    starts = {link.start for link in c.links}
    wanted = [("theme", t.key) for t in c.themes] + [("gap", t.key) for t in c.themes]
    wanted += [("item", i.key) for i in c.items if not i.theme]
    for kind, key in wanted:
        if (kind, key) not in starts:
            yield _('links.toml: nothing leads on from {kind} = "{key}"').format(kind=kind, key=key)
    for step in c.steps:
        if not step.themes and not step.id.startswith(DECIDING):
            yield _("links.toml: no theme leads to {step}").format(step=step.id)


def check_pages(c: Catalogue, at: Mapping[object, str]) -> Iterator[str]:
    """Every point that is for couples is on a page, and no other one is."""
    points = {b.key: b for b in c.background}
    for page in c.pages:
        for key in page.points:
            if key not in points:
                yield _('{at}: "points" is not a known point: {key}').format(at=at[page], key=key)
            elif not points[key].couple:
                yield _("{at}: this point is for the counselor only: {key}").format(at=at[page], key=key)
    on_pages = _flat(page.points for page in c.pages)
    for point in c.background:
        if point.couple and point.key not in on_pages:
            yield _("{at}: this point is on no page").format(at=at[point])


def _flat(lists: Iterable[Iterable[str]]) -> set[str]:
    return {key for each in lists for key in each}
