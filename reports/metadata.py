"""What the file says about itself: title, author, language, the standards it keeps, and the colour space it is meant in.

PDF/UA and PDF/A want the same facts in the old information dictionary and in XMP, and PDF/A wants a colour profile. The
profile is written here from sRGB's published numbers, because a library's would carry the minute in which it was made, and the
same facts must make the same file. For the same reason the dates are days: that of the document.
"""

import struct
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reports.streams import packed

__all__ = ["About", "srgb_profile", "write_metadata"]

PRODUCER = "Couples Workbook"
_D50 = (0.9642, 1.0, 0.8249)
_DAY = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class About:
    """A document's own particulars. `filed` asks for PDF/A-2a beside PDF/UA-1."""

    title: str
    author: str
    subject: str
    language: str
    made: date
    filed: bool = True


def write_metadata(pdf: pikepdf.Pdf, about: About) -> None:
    """Writes the information dictionary, XMP, and for filed documents the output intent."""
    day = about.made.strftime("D:%Y%m%d")
    info = {
        "/Title": about.title,
        "/Author": about.author,
        "/Subject": about.subject,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": day,
        "/ModDate": day,
    }
    pdf.trailer.Info = pdf.make_indirect(Dictionary({key: String(value) for key, value in info.items()}))
    pdf.Root.Metadata = pdf.make_stream(_xmp(about).encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    if about.filed:
        profile = packed(pdf, srgb_profile(), N=3)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB"),
            Info=String("sRGB IEC61966-2.1"),
            DestOutputProfile=profile,
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_UA_SCHEMA = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""


def _xmp(about: About) -> str:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    day = about.made.isoformat()
    alternative = '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    filed = "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" if about.filed else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {spaces}>\n<dc:format>application/pdf</dc:format>'
        f"<dc:title>{alternative.format(escape(about.title))}</dc:title>"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(about.author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:description>{alternative.format(escape(about.subject))}</dc:description>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag></dc:language>\n"
        f"<pdf:Producer>{PRODUCER}</pdf:Producer><xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>\n"
        f"<pdfuaid:part>1</pdfuaid:part>{filed}\n{_UA_SCHEMA}\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """A version 2 ICC profile of sRGB: its primaries seen from D50, and its curve in 1024 steps."""
    words = PRODUCER.encode("ascii") + b", sRGB\0"
    description = b"desc" + bytes(4) + struct.pack(">I", len(words)) + words + bytes(8 + 3 + 67)
    copyright_note = b"text" + bytes(4) + b"No rights reserved\0"
    curve = b"curv" + bytes(4) + struct.pack(">I", 1024) + b"".join(struct.pack(">H", _linear(i)) for i in range(1024))
    tags = {
        b"desc": description,
        b"cprt": copyright_note,
        b"wtpt": _xyz(*_D50),
        b"rXYZ": _xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": _xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": _xyz(0.14307, 0.06061, 0.71410),
    }
    offset = 128 + 4 + 12 * (len(tags) + 3)
    table, body = b"", b""
    for name, data in [*tags.items(), (b"rTRC", curve)]:
        padded = data + bytes(-len(data) % 4)
        places = [name] if name != b"rTRC" else [b"rTRC", b"gTRC", b"bTRC"]
        table += b"".join(place + struct.pack(">II", offset + len(body), len(data)) for place in places)
        body += padded
    head = struct.pack(">I4xI4s4s4s6H4s28x", offset + len(body), 0x02100000, b"mntr", b"RGB ", b"XYZ ", *_DAY, b"acsp")
    head += struct.pack(">iii48x", *(round(v * 65536) for v in _D50))
    return head + struct.pack(">I", len(tags) + 3) + table + body


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">iii", *(round(v * 65536) for v in (x, y, z)))


def _linear(step: int) -> int:
    value = step / 1023
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(light * 65535)
