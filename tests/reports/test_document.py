"""The document around its story: pages, tags, fonts, particulars, and the way to the disk."""

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, Table

from reports.document import About, Running, build, content_width, joined, save
from reports.flow import Text
from reports.metadata import srgb_profile
from reports.parts import (
    Boxed,
    Tile,
    WritingLines,
    callout,
    numbered,
    opening,
    partner_key,
    prose,
    section,
    ticks,
    tiles,
)
from reports.tables import grid
from reports.text import bold
from reports.typography import BODY, BODY_LARGE, TITLE
from tests.reports.examples import COUPLES
from tests.reports.readback import failures, page_texts, plain_text, squeezed
from workbook.facts import Whose

RUNNING = Running("Harbour Couples Practice", "Progress report · Zoë & Jiří", "Confidential.")
WIDTH = content_width("a4")


def about(*, filed: bool = True) -> About:
    return About("A title: Zoë & 王小明", "Harbour", "Progress report", "en-GB", date(2026, 5, 26), filed)


def made(*story: Flowable, paper: str = "a4", filed: bool = True) -> bytes:
    return build(story, RUNNING, about(filed=filed), paper)


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, pikepdf.Array):
            waiting = [*node, *waiting]
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            waiting = [node.get("/K", pikepdf.Array([])), *waiting]


def roles(data: bytes) -> list[str]:
    with pikepdf.open(BytesIO(data)) as pdf:
        return [str(element.S) for element in elements(pdf)]


def everything() -> list[Flowable]:
    names = COUPLES["chinese"]
    return [
        *opening("Exercise", "The pause", "For both"),
        tiles([Tile("12", "Sessions", "held"), Tile("3 → 6", names.first, "0–10", Whose.FIRST)], WIDTH),
        callout("Why this helps.", WIDTH),
        *section("How to do it"),
        *numbered([bold("Notice.") + " Your signs.", "Say it."], WIDTH),
        ticks(["My heart races", "I go quiet", "", "I leave"], WIDTH),
        WritingLines(3),
        partner_key(names, WIDTH),
        grid(["Goal", "Who"], [["A pause", "both"], ["A talk", ""]], [WIDTH / 2, WIDTH / 2], row_heads=True),
        Boxed([Text("We agree.", BODY_LARGE), WritingLines(1)]),
    ]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_part_keeps_both_standards(paper: str) -> None:
    data = made(*everything(), paper=paper)
    assert failures(data, "ua1") == []
    assert failures(data, "2a") == []


def test_what_is_not_filed_is_accessible_all_the_same() -> None:
    data = made(Text("A note", BODY), filed=False)
    assert failures(data, "ua1") == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert "/OutputIntents" not in pdf.Root


def test_headings_lists_and_tables_are_named_as_such() -> None:
    found = roles(made(*everything()))
    for role, count in {
        "/H1": 1,
        "/H2": 1,
        "/L": 1,
        "/LI": 2,
        "/LBody": 2,
        "/Table": 1,
        "/TR": 3,
        "/TH": 4,
        "/TD": 2,
    }.items():
        assert found.count(role) == count, role


@pytest.mark.parametrize(("paper", "size"), [("a4", (595.28, 841.89)), ("letter", (612, 792))])
def test_the_paper_is_the_one_asked_for(paper: str, size: tuple[float, float]) -> None:
    with pdfplumber.open(BytesIO(made(Text("x", BODY), paper=paper))) as pdf:
        assert (pdf.pages[0].width, pdf.pages[0].height) == pytest.approx(size, abs=0.01)


def test_each_page_has_its_head_foot_and_number() -> None:
    texts = page_texts(made(*prose("\n".join(f"Line {i}" for i in range(120)))))
    assert len(texts) == 3
    for number, text in enumerate(texts, start=1):
        assert RUNNING.left in text
        assert RUNNING.right in text
        assert RUNNING.foot in text
        assert f"Page {number} of 3" in text


def test_a_long_head_is_cut_and_covers_nothing() -> None:
    running = Running("A practice with a name that never seems to end " * 4, COUPLES["long"].full * 2, "Foot " * 60)
    data = build([Text("x", BODY)], running, about(), "letter")
    with pdfplumber.open(BytesIO(data)) as pdf:
        words = pdf.pages[0].extract_words(keep_blank_chars=False)
    head = sorted((w["x0"], w["x1"]) for w in words if w["top"] < 60)
    assert all(right <= left + 0.5 for (_, right), (left, _) in pairwise(head))
    assert max(right for _, right in head) <= 612 - 51
    assert sum("…" in w["text"] for w in words) == 3


def test_all_fonts_are_embedded_and_none_is_a_default() -> None:
    with pikepdf.open(BytesIO(made(*everything(), Text("דנה ياسمين प्रिया 김민준 🙂", BODY)))) as pdf:
        fonts = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font"]
        composite = [font for font in fonts if font.Subtype == "/Type0"]
        assert len(composite) == len(fonts) / 2 >= 8
        for font in composite:
            (inner,) = list(font.DescendantFonts)
            assert len(inner.FontDescriptor.FontFile2.read_bytes()) > 200
            assert str(inner.BaseFont)[7] == "+"
        assert not any("Helvetica" in str(font.BaseFont) for font in fonts)


def test_only_the_glyphs_that_are_used_are_embedded() -> None:
    assert len(made(Text("王小明 김민준", TITLE))) < 60_000


def test_particulars_are_in_the_information_and_in_xmp() -> None:
    with pikepdf.open(BytesIO(made(Text("x", BODY)))) as pdf:
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "A title: Zoë & 王小明"
            assert list(xmp["dc:creator"]) == ["Harbour"]
            assert xmp["pdfuaid:part"] == "1"
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert str(pdf.docinfo["/Title"]) == "A title: Zoë & 王小明"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260526"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_the_same_story_makes_the_same_bytes() -> None:
    assert made(*everything()) == made(*everything())


def test_the_profile_is_one_that_colour_programs_read() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    standard = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    assert profile.profile.xcolor_space == "RGB "
    own, theirs = profile.profile.red_primary, standard.profile.red_primary
    assert own
    assert theirs
    assert own[1] == pytest.approx(theirs[1], abs=0.002)


@pytest.mark.parametrize(
    "foreign",
    [Paragraph("<b>name</b>", getSampleStyleSheet()["Normal"]), Table([["plain words in a cell"]])],
)
def test_words_that_do_not_come_through_the_door_are_refused(foreign: Flowable) -> None:
    with pytest.raises(TypeError, match="text door"):
        made(foreign)


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=40))
@settings(max_examples=40, deadline=None)
def test_any_text_makes_a_valid_page(text: str) -> None:
    assert failures(made(Text(text, BODY), *prose(text), Text("end", BODY)), "2a") == []


@pytest.mark.parametrize("couple", list(COUPLES))
def test_names_in_any_script_are_read_back_as_they_were_written(couple: str) -> None:
    names = COUPLES[couple]
    data = made(Text(names.first, BODY), Text(names.second, TITLE), Text(bold(names.full), BODY))
    said = squeezed(plain_text(data))
    for name in (names.first, names.second, names.full):
        assert squeezed(name) in said


def test_an_arabic_paragraph_is_read_back_word_by_word() -> None:
    text = "قالت ياسمين إن الأسبوع كان أهدأ من الأسبوع الماضي، وإن محادثة يوم الأحد ساعدت كثيرًا. وافق كلاهما على الاستمرار."
    data = made(Text(text, BODY))
    # PDFium turns a letter and its vowel sign around with the rest of the line; the file has them in their order
    assert without_marks(text) in without_marks(plain_text(data))
    with pdfplumber.open(BytesIO(data)) as pdf:
        assert "رً" in {char["text"] for char in pdf.pages[0].chars}


def without_marks(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char) != "Mn")


def test_a_devanagari_paragraph_is_read_back_word_by_word() -> None:
    text = "प्रिया ने कहा कि क्षमा करना कठिन था, पर विक्रम ने धैर्य से सुना और दोनों ने मिलकर निर्णय लिया।"
    assert text in plain_text(made(Text(text, BODY)))


def test_plain_readers_without_reordering_find_arabic_from_left_to_right_as_it_stands() -> None:
    with pdfplumber.open(BytesIO(made(Text("שלום עולם", BODY)))) as pdf:
        assert "שלום עולם"[::-1] in pdf.pages[0].extract_text()


def test_five_thousand_lines_are_laid_out_and_all_of_them_are_there() -> None:
    lines = [f"Line {i}: what was said & <done> – Zoë" for i in range(5000)]
    texts = page_texts(made(*prose("\n".join(lines))))
    whole = " ".join(texts)
    assert all(line in whole for line in lines[::97])
    assert f"Page {len(texts)} of {len(texts)}" in texts[-1]


def test_a_long_paragraph_goes_on_over_the_page_as_one_element() -> None:
    data = made(Text("word " * 1500, BODY))
    with pikepdf.open(BytesIO(data)) as pdf:
        (paragraph,) = [element for element in elements(pdf) if element.S == "/P"]
        assert len(list(paragraph.K)) == len(pdf.pages) == 2
    assert failures(data) == []


def test_a_table_repeats_its_head_on_paper_and_not_in_its_tags() -> None:
    rows = [[f"Row {i}", "cell"] for i in range(90)]
    data = made(grid(["Head one", "Head two"], rows, [WIDTH / 2, WIDTH / 2]))
    texts = page_texts(data)
    assert len(texts) > 2
    assert all("Head one" in text for text in texts)
    found = roles(data)
    assert (found.count("/Table"), found.count("/TR"), found.count("/TH")) == (1, 91, 2)
    assert failures(data) == []


def test_a_row_higher_than_a_page_is_split() -> None:
    data = made(grid(["Head"], [["word " * 2500]], [WIDTH]))
    assert len(page_texts(data)) == 2
    assert failures(data) == []


def test_a_box_higher_than_a_page_is_split() -> None:
    texts = page_texts(made(Boxed([Text(f"Clause {i}", BODY) for i in range(90)])))
    assert len(texts) == 2
    assert "Clause 89" in texts[-1]


def test_a_heading_never_stands_alone_at_the_end_of_a_page() -> None:
    for lines in range(35, 52):
        story = [*prose("\n".join("line" for _ in range(lines))), *section("The heading"), *prose("what follows")]
        texts = page_texts(made(*story))
        assert ["The heading" in text for text in texts] == ["what follows" in text for text in texts]


def test_documents_joined_keep_their_tags_and_numbers() -> None:
    one, two = made(*everything()), made(*prose("\n".join(f"Line {i}" for i in range(80))), paper="letter")
    packet = joined([one, two, one])
    assert failures(packet, "ua1") == []
    assert failures(packet, "2a") == []
    texts = page_texts(packet)
    assert texts == [*page_texts(one), *page_texts(two), *page_texts(one)]
    assert len(roles(packet)) == 2 * len(roles(one)) + len(roles(two))
    assert packet == joined([one, two, one])


def test_joining_one_or_none() -> None:
    one = made(Text("x", BODY))
    assert joined([one]) == one
    with pytest.raises(ValueError, match="nothing"):
        joined([])


def test_a_joined_packet_can_have_a_name_of_its_own() -> None:
    named = About("Weekly packet", "Harbour", "Packet", "en-US", date(2026, 6, 1))
    with pikepdf.open(BytesIO(joined([made(Text("x", BODY))] * 2, named))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Weekly packet"
        assert str(pdf.Root.Lang) == "en-US"


def test_a_saved_file_is_whole_and_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "0012-progress-report.pdf"
    save(b"first", path)
    save(b"second", path)
    assert path.read_bytes() == b"second"
    assert os.listdir(tmp_path) == [path.name]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_without_force_nothing_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        save(b"other", path, force=False)
    assert path.read_bytes() == b"mine"


def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"kept")
    (tmp_path / "link.pdf").symlink_to(kept)
    (tmp_path / "nowhere.pdf").symlink_to(tmp_path / "gone")
    (tmp_path / "folder.pdf").mkdir()
    for name in ("link.pdf", "nowhere.pdf", "folder.pdf"):
        with pytest.raises(FileExistsError):
            save(b"other", tmp_path / name, force=True)
    assert (tmp_path / "link.pdf").is_symlink()
    assert kept.read_bytes() == b"kept"


def test_a_place_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(b"x", tmp_path / "missing" / "a.pdf")


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        save(b"new", path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.pdf"]
