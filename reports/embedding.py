"""Fonts into the file: the glyphs that were drawn, their widths, and what each stands for.

Every face becomes one composite font, cut down to what the document uses by HarfBuzz. A code stands for a glyph together with
the text that the glyph stood for, so that one shape drawn for two letters is two codes, and copying, searching and reading
aloud give back what was written.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, String

from reports.composing import Compound, with_compounds
from reports.fonts import Face, face
from reports.streams import packed

__all__ = ["Usage", "embed_fonts", "resource_name"]

_SYMBOLIC = 4
_ASCENT, _DESCENT = 1024, -400  # the body face's for all, so that readers see words of one line on one line
_ROWS = 100
_LAYOUT = {int.from_bytes(tag) for tag in (b"GSUB", b"GPOS", b"GDEF", b"kern")}


def resource_name(key: str) -> str:
    """The name under which a page's code calls a face."""
    return f"W{key}"


@dataclass(slots=True)
class Usage:
    """The codes of what a document has drawn: for each face, a number per form and text that the form stood for."""

    codes: dict[str, dict[tuple[Compound, str], int]] = field(default_factory=dict)

    def code(self, key: str, form: Compound, text: str) -> int:
        """The code of a form of a face where it stands for `text`; given out from 1, in the order of first use."""
        known = self.codes.setdefault(key, {})
        return known.setdefault((form, text), len(known) + 1)


def embed_fonts(pdf: pikepdf.Pdf, usage: Usage) -> None:
    """Embeds what was used and names it in the resources that all pages share; fonts that are in no file are dropped."""
    fonts = Dictionary({f"/{resource_name(key)}": _font(pdf, face(key), used) for key, used in usage.codes.items()})
    shared = pdf.make_indirect(fonts)
    for page in pdf.pages:
        page.obj.Resources.Font = shared


def _font(pdf: pikepdf.Pdf, chosen: Face, used: dict[tuple[Compound, str], int]) -> pikepdf.Object:
    program, numbers = _program(chosen, list(dict.fromkeys(form for form, _ in used)))
    name = Name(f"/{_tag(program)}+{chosen.path.stem}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array([-1000, _DESCENT, 3000, _ASCENT]),
        ItalicAngle=-11 if chosen.key == "italic" else 0,
        Ascent=_ASCENT,
        Descent=_DESCENT,
        CapHeight=660,
        StemV=80,
        FontFile2=packed(pdf, program, Length1=len(program)),
    )
    places = b"\0\0" + b"".join(numbers[form].to_bytes(2) for form, _ in used)
    widths = [round(form.advance * chosen.unit) for form, _ in used]
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=1000,
        W=Array([1, Array(widths)]),
        CIDToGIDMap=packed(pdf, places),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=packed(pdf, _to_unicode({code: text for (_, text), code in used.items()})),
        )
    )


def _program(chosen: Face, forms: Sequence[Compound]) -> tuple[bytes, dict[Compound, int]]:
    """The font cut down to what `forms` need, with the compounds among them added, and the number that each has in it."""
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set({glyph for form in forms for glyph, _, _ in form.parts})
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(_LAYOUT)
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING
    plan = hb.SubsetPlan(chosen.face, wanted)
    program = bytes(plan.execute().blob.data)
    moved = dict(plan.old_to_new_glyph_mapping)
    numbers = {form: moved[form.parts[0][0]] for form in forms if form.simple}
    compounds = [form for form in forms if not form.simple]
    if compounds:
        inside = [Compound(tuple((moved[glyph], x, y) for glyph, x, y in c.parts), c.advance) for c in compounds]
        program, first = with_compounds(program, inside)
        numbers |= {form: first + i for i, form in enumerate(compounds)}
    return program, numbers


def _tag(program: bytes) -> str:
    digest = hashlib.sha256(program).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _to_unicode(used: dict[int, str]) -> bytes:
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in used.items()]
    blocks = []
    for start in range(0, len(rows), _ROWS):
        block = rows[start : start + _ROWS]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
