"""The English catalogue holds every row of the content map, as the map says it, and nothing that it does not know."""

import re
from itertools import chain

import pytest

from tests.workbook.catalogue.copies import DATA, ENGLISH
from workbook.catalogue.entries import Ask, Catalogue, Item, ItemAbout, ItemKind, Measure
from workbook.catalogue.loader import load

KNOWN = frozenset((DATA / "content_ids.txt").read_text(encoding="utf-8").split())

OWN = "deciding"
"""The one plan that the workbook brings itself: its steps are rows of no source."""

CAUSES = {
    "self_awareness": {"C.cause.1"},
    "fear_of_judgement": {"C.cause.2"},
    "trust": {"C.cause.3"},
    "not_understood": {"C.cause.4"},
    "listening_skill": {"C.cause.5"},
    "self_esteem": {"C.cause.6"},
    "old_hurt": {"C.cause.7", "B.cause.5"},
    "earlier_harm": {"C.cause.8"},
    "busy": {"B.cause.1"},
    "stress": {"B.cause.2"},
    "care": {"B.cause.3"},
    "never_grew": {"B.cause.4"},
    "taken_for_granted": {"B.cause.6"},
    "old_grievances": {"A.cause.1"},
}
IMPACTS = {
    "strained_talk": {"A.impact.1"},
    "conflict": {"A.impact.2"},
    "unfulfilled": {"A.impact.3"},
    "less_touch": {"A.impact.4"},
    "drawn_elsewhere": {"A.impact.5"},
    "lonely_frustrated": {"A.impact.6"},
    "feel_unsafe": {"C.impact.1"},
    "feel_undesired": {"C.impact.1"},
}
INDIVIDUAL = {"kept_back", "bent_truth", "earlier_harm", "drawn_elsewhere", "feel_unsafe"}

# Names and short marks of works under licence; none of their texts may be here, and their names only as outside measures.
LICENSED = re.compile(
    r"\b(PREP|REACH)\b|(?i:Gottman|Sound Relationship|Love Map|Imago|speaker.listener|36 questions)"
    r"|(?i:Love Language|Hold Me Tight|OurRelationship)"
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


def ids(catalogue: Catalogue) -> set[str]:
    c = catalogue
    lists = [[e.ids for e in group] for group in (c.themes, c.items, c.cautions, c.safety, c.background)]
    return {*chain.from_iterable(chain.from_iterable(lists)), *(s.id for s in c.steps if s.plan != OWN)}


def test_the_content_map_is_written_out_in_full() -> None:
    assert len(KNOWN) == 85
    assert len((DATA / "content_ids.txt").read_text(encoding="utf-8").split()) == 85


def test_every_id_is_covered_and_none_is_unknown(catalogue: Catalogue) -> None:
    assert ids(catalogue) == KNOWN


def test_the_right_list_covers_each_id(catalogue: Catalogue) -> None:
    """A cause is covered by a question about causes, a caution by the counselor's prompts, and so on."""
    lists = {
        "sign": {r for i in catalogue.items if i.theme for r in i.ids},
        "cause": {r for i in catalogue.items if i.kind is ItemKind.CAUSE for r in i.ids},
        "impact": {r for i in catalogue.items if i.kind is ItemKind.IMPACT for r in i.ids},
        "caution": {r for c in catalogue.cautions for r in c.ids},
        "step": {s.id for s in catalogue.steps},
        "about": {r for b in catalogue.background for r in b.ids},
    }
    names = {"lack": "sign", "why": "about"}
    assert [i for i in sorted(KNOWN) if i not in lists[names.get(kind := i.split(".")[1], kind)]] == []


@pytest.mark.parametrize("row", (DATA / "content_signs.txt").read_text(encoding="utf-8").splitlines())
def test_strengths_and_signs_are_asked_as_the_map_says(catalogue: Catalogue, row: str) -> None:
    id, kind, theme, about = row.split()
    asked = [i for i in catalogue.items if id in i.ids]
    assert {(i.kind.value, i.theme) for i in asked} == {(kind, theme)}
    assert about in {i.about.value for i in asked}


def test_steps_have_the_gates_and_themes_of_the_map(catalogue: Catalogue) -> None:
    rows = (DATA / "content_steps.txt").read_text(encoding="utf-8").splitlines()
    assert [" ".join((s.id, s.gate, *s.themes)) for s in catalogue.steps if s.plan != OWN] == rows
    assert [len(catalogue.steps_of(p.key)) for p in catalogue.plans] == [10, 10, 4, 5]
    assert [(p.key, p.letter, p.ordered) for p in catalogue.plans] == [
        ("restore", "A", True),
        ("rebuild", "B", True),
        ("regain", "C", False),
        (OWN, "D", True),
    ]


def test_whatever_the_gate_says_the_plan_for_deciding_leaves_something_to_do(catalogue: Catalogue) -> None:
    steps = catalogue.steps_of(OWN)
    assert [s.id for s in steps] == [f"D.step.{n}" for n in range(1, 6)]
    assert {s.gate for s in steps} == {"free", "open"}
    alone = [s for s in steps if s.gate == "free"]
    assert len(alone) >= 2
    assert all(e.gate == "free" for s in alone for e in catalogue.exercises_for(s.id))


def test_no_page_for_deciding_tells_who_leans_where(catalogue: Catalogue) -> None:
    """They lie about at home: nothing on them asks one partner to write down which way they lean."""
    for step in catalogue.steps_of(OWN):
        for exercise in catalogue.exercises_for(step.id):
            headings = " ".join(p.heading for p in exercise.worksheet).lower()
            assert not re.search(r"\b(hope|lean|leave you|stay or|divorce)", headings), exercise.key
            assert "divorce" not in " ".join(i.text + i.say for i in exercise.instructions), exercise.key


def test_causes_and_impacts_keep_the_keys_that_exercises_name(catalogue: Catalogue) -> None:
    assert {i.key: set(i.ids) for i in catalogue.items if i.kind is ItemKind.CAUSE} == CAUSES
    assert {i.key: set(i.ids) for i in catalogue.items if i.kind is ItemKind.IMPACT} == IMPACTS


def test_every_cause_and_impact_is_worked_on_by_a_step(catalogue: Catalogue) -> None:
    assert {c for s in catalogue.steps for c in s.causes} == {*CAUSES, *IMPACTS}


def test_what_is_said_alone_stays_individual(catalogue: Catalogue) -> None:
    assert {i.key for i in catalogue.items if i.visibility != "joint"} == INDIVIDUAL
    assert {i.key for i in catalogue.items if i.ask is Ask.HANDOVER} == {"drawn_elsewhere"}
    assert all(i.ask is not Ask.SAFETY for i in catalogue.items)


def test_what_is_said_alone_wants_a_look_from_some_answer_on(catalogue: Catalogue) -> None:
    """And a feeling of being unsafe from the first step above none at all."""
    noticed = {i.key: i.notice for i in catalogue.items if i.notice is not None}
    assert {"feel_unsafe", "earlier_harm", "drawn_elsewhere"} <= set(noticed)
    assert noticed["feel_unsafe"] == 1
    assert min(noticed.values()) > 0


def test_no_mirror_leads_to_an_individual_answer(catalogue: Catalogue) -> None:
    """A gap with an individual answer in it would give that answer away."""
    assert not [i.key for i in catalogue.items if i.mirror and i.visibility != "joint"]


@pytest.mark.parametrize("theme", [t.key for t in load().themes])
def test_each_theme_has_questions_enough_to_score_and_to_compare(catalogue: Catalogue, theme: str) -> None:
    items = [i for i in catalogue.items if i.theme == theme]
    joint = [i for i in items if i.visibility == "joint"]
    assert len(joint) >= 3
    assert len(joint) * 2 > len(items)
    assert any(i.kind is ItemKind.STRENGTH for i in items)
    assert any(i.kind is ItemKind.SIGN for i in items)
    assert sum(1 for i in joint if i.mirror or i.about is ItemAbout.US) >= 2


def test_themes_are_the_eight_of_the_map_in_its_order(catalogue: Catalogue) -> None:
    order = "connection openness listening empathy vulnerability support affection shared_life"
    assert [t.key for t in catalogue.themes] == order.split()


def test_a_question_is_one_question_of_ones_own_without_a_negative(catalogue: Catalogue) -> None:
    for item in catalogue.items:
        words = re.findall(r"[a-z’']+", item.question.lower())
        assert item.question.count("?") == 1, item.key
        assert item.question.endswith("?"), item.key
        assert "how often" in item.question.lower() or item.question.startswith("How much"), item.key
        assert not {"not", "no", "never", "nobody", "nothing", "without"} & set(words), item.key
        assert {"i", "me", "my", "we", "us", "our"} & set(words), item.key
        assert len(words) <= 20, item.key


def test_every_answer_that_is_compared_can_be_said_as_a_sentence(catalogue: Catalogue) -> None:
    """In the first person and the past, so that no sentence depends on gender; with the other's name where it is about them."""
    for item in catalogue.items:
        if not item.compared:
            assert item.said == "", item.key
            continue
        sentence = item.said.format(often="often", partner="Noa")
        assert sentence[0].isupper(), item.key
        assert sentence.endswith("."), item.key
        assert len(sentence.split()) <= 18, item.key
        mine = {ItemAbout.US: {"we", "us", "our"}, ItemAbout.ME: {"i", "me", "my"}, ItemAbout.PARTNER: {"noa"}}
        assert mine[item.about] & set(re.findall(r"[a-z]+", sentence.lower())), item.key


def test_labels_fit_into_a_sentence_and_tell_apart(catalogue: Catalogue) -> None:
    labels = [i.label for i in catalogue.items]
    assert len(set(labels)) == len(labels)
    assert len({i.question for i in catalogue.items}) == len(catalogue.items)
    for label in labels:
        assert label[0].islower()
        assert not label.endswith((".", "?"))
        assert len(label.split()) <= 8


def test_the_safety_screen_asks_for_all_that_it_must(catalogue: Catalogue) -> None:
    prompts = {p.key: p for p in catalogue.safety}
    harm = {k for k, p in prompts.items() if p.harm}
    assert {"fear", "control", "threats", "hurt", "strangled", "weapon_used", "followed", "phone_watched"} <= harm
    assert {"forced_closeness", "belittled", "neglected", "children", "harm_done", "self_harm"} <= harm
    assert {"leaving", "despair", "weapon_near"} <= set(prompts) - harm
    assert {k for k, p in prompts.items() if "C.cause.8" in p.ids} == {"belittled", "neglected"}
    for prompt in prompts.values():
        assert "{" not in prompt.prompt.format(partner="Robin")


def test_texts_fit_any_two_people() -> None:
    """Background is left out: two of its claims are about women."""
    gendered = re.compile(r"\b(he|she|him|his|hers?|husband|wife|m[ae]n|wom[ae]n|spouse)\b", re.IGNORECASE)
    for file in ENGLISH.glob("*.toml"):
        if file.name != "background.toml":
            assert gendered.search(file.read_text(encoding="utf-8")) is None, file.name


def test_background_names_its_source_and_claims_no_more(catalogue: Catalogue) -> None:
    counselor_only = {r for b in catalogue.background if not b.couple for r in b.ids}
    assert counselor_only == {"B.why.3", "B.why.4"}
    for point in catalogue.background:
        assert re.search(r"\bthe article (reports|calls|describes|speaks)", point.text, re.IGNORECASE), point.key
        assert not re.search(r"\b(prove[sn]?|guarantee[sd]?|cures?|causes?)\b", point.text), point.key


@pytest.mark.parametrize(
    ("key", "low", "high", "cutoff", "distressed", "reliable"),
    [
        ("rdas", 0, 69, 47.31, "<", 11.58),
        ("csi_32", 0, 161, 104.5, "<", None),
        ("csi_16", 0, 81, 51.5, "<", None),
        ("csi_4", 0, 21, 13.5, "<", None),
        ("kmss", 3, 21, 17, "<", None),
        ("crs", None, None, 70.9, "<", 16),
        ("ors", 0, 40, 25, "<", None),
        ("srs", 0, 40, 36, "<=", None),
    ],
)
def test_measures_carry_the_published_facts(
    catalogue: Catalogue,
    key: str,
    low: float | None,
    high: float | None,
    cutoff: float,
    distressed: str,
    reliable: float | None,
) -> None:
    assert len(catalogue.measures) == 8
    found: Measure = next(m for m in catalogue.measures if m.key == key)
    facts = (found.low, found.high, found.higher_is_better, found.cutoff, found.distressed, found.reliable)
    assert facts == (low, high, True, cutoff, distressed, reliable)


def test_no_licensed_name_is_in_any_file() -> None:
    for file in chain(ENGLISH.glob("*.toml"), ENGLISH.glob("exercises/*.toml")):
        assert LICENSED.search(file.read_text(encoding="utf-8")) is None, file.name


def test_outside_measures_are_named_among_the_measures_only() -> None:
    names = re.compile(r"\b(RDAS|DAS|CSI|KMSS|CRS|ORS|SRS|HITS)\b")
    for file in chain(ENGLISH.glob("*.toml"), ENGLISH.glob("exercises/*.toml")):
        if file.name != "measures.toml":
            assert names.search(file.read_text(encoding="utf-8")) is None, file.name


@pytest.mark.parametrize("step", [s.id for s in load().steps])
def test_each_step_has_an_exercise(catalogue: Catalogue, step: str) -> None:
    assert catalogue.exercises_for(step)


def test_there_are_always_free_exercises_enough(catalogue: Catalogue) -> None:
    """So that no packet looks as if something had been taken out of it."""
    assert sum(e.gate == "free" for e in catalogue.exercises) >= 4


def test_a_mirrored_pair_asks_the_same_thing_from_both_sides(catalogue: Catalogue) -> None:
    def bare(item: Item) -> set[str]:
        sides = {"i", "me", "my", "mine", "partner", "their", "theirs", "them", "themselves", "myself", "was", "were"}
        return set(re.findall(r"[a-z]+", item.question.lower())) - sides

    for item in catalogue.items:
        if item.mirror:
            other = catalogue.item(item.mirror)
            shared = len(bare(item) & bare(other)) / len(bare(item) | bare(other))
            assert shared >= 0.5, item.key
