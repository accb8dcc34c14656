"""The progress report, read back from the file, and looked at where looking can be put into numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations, pairwise

import pdfplumber
import pikepdf
import pytest

from reports.progress import progress_report
from tests.reports.examples import COUPLES, bare, picture, progress, trend
from tests.reports.readback import failures, page_texts, plain_text, squeezed
from workbook.facts import Audience, ExerciseFact, GoalFact, Names, ProgressFacts, ThemeRow, Trend, Whose

NAMES = COUPLES["diacritics"]


def headings(pdf: bytes) -> list[str]:
    """The section headings, which alone are set in bold at 12.5 points."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return [
            line["text"]
            for sheet in document.pages
            for line in sheet.filter(lambda o: o.get("size") == 12.5).extract_text_lines()
        ]


def alternatives(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(obj.Alt) for obj in document.objects if isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj]


def boxes(sheet: pdfplumber.page.Page) -> Iterator[tuple[str, float, float, float, float]]:
    """Each word with the box that its small letters fill, so that neighbouring lines do not count as touching."""
    for word in sheet.extract_words(use_text_flow=False, extra_attrs=["size"]):
        middle, half = (word["top"] + word["bottom"]) / 2, word["size"] * 0.22
        yield word["text"], word["x0"], middle - half, word["x1"], middle + half


CASES: dict[str, ProgressFacts] = {
    **{couple: progress(names) for couple, names in COUPLES.items()},
    "counselor": progress(audience=Audience.COUNSELOR, trends=3),
    "letter": progress(paper="letter"),
    "three sessions": progress(sessions=3, trends=1),
    "one session": progress(sessions=1),
    "26 sessions": progress(sessions=26),
    "60 sessions": progress(sessions=60, trends=3),
    "200 sessions": progress(sessions=200, trends=3),
    "long names, three charts": progress(COUPLES["long"], trends=3, paper="letter"),
    "nothing yet": bare(),
}


@pytest.mark.parametrize("case", list(CASES))
def test_every_report_keeps_both_standards_and_its_margins(case: str) -> None:
    pdf = progress_report(CASES[case])
    assert failures(pdf, "ua1") == []
    assert failures(pdf, "2a") == []
    with pdfplumber.open(BytesIO(pdf)) as document:
        for sheet in document.pages:
            found = list(boxes(sheet))
            assert min(box[1] for box in found) >= 50
            assert max(box[3] for box in found) <= float(sheet.width) - 50
            for (word, x0, y0, x1, y1), (other, u0, v0, u1, v1) in combinations(found, 2):
                assert min(x1, u1) - max(x0, u0) < 1 or min(y1, v1) - max(y0, v0) < 1, (word, other)


@pytest.mark.parametrize("case", list(CASES))
def test_no_last_page_is_nearly_empty_and_no_heading_ends_a_page(case: str) -> None:
    with pdfplumber.open(BytesIO(progress_report(CASES[case]))) as document:
        lowest = [max(w["bottom"] for w in sheet.extract_words() if w["bottom"] < 770) for sheet in document.pages]
        if len(lowest) > 1:
            assert lowest[-1] > 190
        for sheet in document.pages:
            body = [c for c in sheet.chars if 60 < c["top"] < float(sheet.height) - 75]
            assert max(body, key=lambda c: c["top"])["size"] != 12.5


def test_everything_in_the_facts_is_on_paper() -> None:
    facts = progress(sessions=12, trends=3)
    pdf = progress_report(facts)
    said = squeezed(plain_text(pdf))
    for words in (
        facts.names.full,
        "Sessions 1–12",
        "3 March – 19 May 2026",
        "Dr. Дарья Иванова, licence 4471",
        *facts.summary.split("\n\n"),
        *(each.title for each in facts.trends),
        *(row.name for row in facts.picture.themes),
        "A guide to a conversation, not a validated test.",
        *facts.picture.notes,
        *(each.lead + each.text for each in facts.picture.differ),
        "Alike: empathy and support.",
        *(each.label for each in facts.picture.strengths),
        *(each.words for each in facts.goals),
        *(each.evidence for each in facts.goals),
        "The plan: Restore",
        *(each.title for each in facts.steps),
        *(each.title for each in facts.exercises),
        *(each.focus for each in facts.sessions),
    ):
        assert squeezed(words) in said, words


def test_the_sections_stand_in_their_order() -> None:
    assert headings(progress_report(progress())) == [
        "Where things stand",
        "Check-ins, session by session",
        "Eight themes, as each sees them",
        "Where they differ, and where not",
        "What holds",
        "Goals",
        "The plan: Restore",
        "Exercises between sessions",
        "Sessions",
    ]


def test_what_is_absent_leaves_no_heading() -> None:
    pdf = progress_report(bare())
    assert headings(pdf) == []
    (text,) = page_texts(pdf)
    assert "26 May 2026" in text
    assert "Nothing is recorded yet" in text
    assert "Nothing is recorded yet" not in plain_text(progress_report(progress(sessions=0, trends=0)))
    facts = replace(progress(summary=" \n "), goals=(), exercises=())
    found = headings(progress_report(facts))
    assert "Where things stand" not in found
    assert "Goals" not in found
    assert "Exercises between sessions" not in found


def test_goals_without_evidence_have_no_empty_column() -> None:
    facts = progress()
    goals = tuple(replace(goal, evidence="") for goal in facts.goals)
    assert "What shows it" in plain_text(progress_report(facts))
    assert "What shows it" not in plain_text(progress_report(replace(facts, goals=goals)))


def test_goals_say_how_near_each_was_first_and_is_now() -> None:
    days = (date(2026, 3, 3), date(2026, 4, 7), date(2026, 5, 19))
    near = Trend("How near to this", "0–10, by day", days, (2, None, 7), (None, 4, None))
    facts = progress()
    goals = (replace(facts.goals[0], near=near), *facts.goals[1:])
    names = facts.names
    said = squeezed(plain_text(progress_report(replace(facts, goals=goals))))
    assert squeezed(f"{names.first} 2, now 7; {names.second} 4") in said
    assert "How near" in plain_text(progress_report(replace(facts, goals=goals)))
    assert "How near" not in plain_text(progress_report(facts))
    bare = tuple(replace(goal, evidence="") for goal in goals)
    assert squeezed(f"{names.first} 2, now 7") in squeezed(plain_text(progress_report(replace(facts, goals=bare))))


def test_the_tiles_say_what_was_done() -> None:
    text = page_texts(progress_report(progress()))[0]
    assert "12 2 of 5 4 → 7 5 → 6" in text or all(each in text for each in ("2 of 5", "4 → 7", "5 → 6"))
    assert "1 with one partner" in text
    assert "2 more partly" in text


def test_a_page_for_one_partner_counts_that_partners_reports_alone() -> None:
    given = date(2026, 3, 10)
    exercises = (
        ExerciseFact("One", "", Whose.BOTH, given, "done", None),
        ExerciseFact("Two", "", Whose.FIRST, given, "partly", None),
    )
    facts = replace(progress(audience=Audience.FIRST), exercises=exercises)
    alone = tuple(replace(each, second=(None,) * len(each.second)) for each in facts.trends)
    text = plain_text(progress_report(replace(facts, trends=alone)))
    assert "1 of 2" in text
    assert "Confidential: for Zoë and the counselor." in text
    assert "dashed line" not in text
    both = plain_text(progress_report(replace(facts, audience=Audience.COUPLE)))
    assert "0 of 2" in both


@pytest.mark.parametrize(
    ("audience", "words"),
    [
        (Audience.COUNSELOR, "counselor’s own file"),
        (Audience.COUPLE, "for the couple and their counselor"),
        (Audience.SECOND, "for Jiří and the counselor"),
        (Audience.REFERRER, "for the referrer alone"),
    ],
)
def test_the_foot_says_for_whom_it_is(audience: Audience, words: str) -> None:
    assert all(words in text for text in page_texts(progress_report(progress(audience=audience))))


def test_charts_are_in_words_too() -> None:
    facts = progress(trends=2)
    found = alternatives(progress_report(facts))
    assert len(found) == 3
    assert any("How close each felt" in words and "14 Apr" in words for words in found)
    assert any("Affection: Zoë 1.2, Jiří 3.7, 2.5 apart; at first Zoë 0.8, Jiří 3.4." in words for words in found)


def test_the_widest_difference_stands_on_top() -> None:
    with pdfplumber.open(BytesIO(progress_report(progress()))) as document:
        tops = {w["text"]: w["top"] for w in document.pages[0].extract_words() if w["x0"] < 60}
    order = ["Affection", "Openness", "Listening", "Vulnerability", "Shared", "Connection", "Empathy", "Support"]
    assert sorted(order, key=tops.__getitem__) == order


def test_marks_that_would_cover_one_another_stand_side_by_side() -> None:
    rows = tuple(ThemeRow(f"t{i}", f"Theme {i}", i / 2, i / 2 + 0.04) for i in range(8))
    facts = replace(progress(), picture=replace(picture(NAMES), themes=rows, before=None))
    assert failures(progress_report(facts)) == []
    with pdfplumber.open(BytesIO(progress_report(facts))) as document:
        text = document.pages[0].extract_text()
    assert text.count("0.0 apart") + text.count("0.1 apart") == 8


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((None, None, 5.0), (None, 5.0, 5.0)),
        ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
        ((10.0, None, 10.0), (10.0, 10.0, 10.0)),
        ((None, None, None), (3.5, None, 4.5)),
        ((5.0, None, None), (None, None, None)),
    ],
)
def test_end_labels_never_meet(first: tuple[float | None, ...], second: tuple[float | None, ...]) -> None:
    line = Trend("Rating", "check-in", tuple(date(2026, 3, day) for day in (1, 8, 15)), first, second)
    facts = replace(bare(), trends=(line,))
    pdf = progress_report(facts)
    assert failures(pdf) == []
    with pdfplumber.open(BytesIO(pdf)) as document:
        values = [
            c["top"] for c in document.pages[0].chars if c["size"] == 10 and "Bold" in c["fontname"] and c["x0"] > 200
        ]
    tops = sorted(set(values))
    assert all(below - above >= 19 for above, below in pairwise(tops))


def test_a_chart_of_one_session_is_left_to_the_tiles() -> None:
    pdf = progress_report(progress(sessions=1))
    assert "Check-ins, session by session" not in headings(pdf)
    assert len(alternatives(pdf)) == 1


def test_sessions_over_several_years_carry_the_year() -> None:
    text = plain_text(progress_report(progress(sessions=60)))
    assert "Sessions 1–60 · 3 March 2026 – 20 April 2027" in text
    assert "20 Apr 2027" in text or "20 April 2027" in text


def test_markup_in_names_is_printed_as_it_stands() -> None:
    text = plain_text(progress_report(progress(COUPLES["markup"])))
    assert '<b>Anna</b> & <img src="x.png"/>' in text
    assert "Ben & Co <i>" in text


def test_words_of_the_couple_may_be_long() -> None:
    goals = tuple(GoalFact("We want " + "very " * 200 + "much", Whose.BOTH, "begun", "x" * 400) for _ in range(3))
    pdf = progress_report(replace(progress(), goals=goals, summary="Said again. " * 900))
    assert failures(pdf) == []
    assert squeezed("x" * 400) in squeezed(plain_text(pdf))


def test_a_summary_of_many_lines_is_all_there() -> None:
    lines = [f"Line {i} of a long account" for i in range(400)]
    text = plain_text(progress_report(progress(summary="\n".join(lines))))
    assert all(line in text for line in lines)


def test_the_same_facts_make_the_same_bytes() -> None:
    assert progress_report(progress()) == progress_report(progress())


def test_no_name_is_in_the_particulars_but_the_title() -> None:
    with pikepdf.open(BytesIO(progress_report(progress()))) as document:
        told = {key: str(value) for key, value in document.docinfo.items()}
    assert [key for key, value in told.items() if "Zoë" in value] == ["/Title"]


def test_a_couple_without_a_practice_has_a_page_all_the_same() -> None:
    facts = bare(Names("A & B", "A", "B"))
    letterhead = replace(facts.letterhead, practice="", counselor="", licence="")
    assert failures(progress_report(replace(facts, letterhead=letterhead)), "2a") == []


def test_three_charts_stand_abreast_while_they_are_short() -> None:
    ratings = ((4, 5), (5, 5), (6, 6))
    facts = replace(progress(), trends=tuple(trend(title, ratings, 3) for title in ("One", "Two", "Three")))
    with pdfplumber.open(BytesIO(progress_report(facts))) as document:
        tops = {w["text"]: w["top"] for w in document.pages[0].extract_words() if w["text"] in {"One", "Two", "Three"}}
    assert len(set(tops.values())) == 1
