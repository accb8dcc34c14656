"""Streams into the file, packed so that their end cannot be mistaken.

A stream's data that happens to end in a carriage return looks, before the line feed of "endstream", like half of a line end;
strict readers then count its length wrong. It happens to one stream in 256, so the last byte is looked at.
"""

import zlib
from io import BytesIO

import pikepdf
from pikepdf import Name

__all__ = ["packed", "written"]

_RETURN = 0x0D


def packed(pdf: pikepdf.Pdf, data: bytes, **entries: object) -> pikepdf.Stream:
    """A compressed stream in `pdf` that holds `data`, with further dictionary entries.

    Where its packed form would end in a carriage return, line feeds are added to `data`, which must bear it.
    """
    small = zlib.compress(data, 9)
    while small[-1] == _RETURN:
        data += b"\n"  # one more byte of white space changes the checksum that ends the stream
        small = zlib.compress(data, 9)
    stream = pdf.make_stream(small, Filter=Name.FlateDecode)
    for key, value in entries.items():
        stream[f"/{key}"] = value
    return stream


def written(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a file, the same for the same content. No stream is made or packed anew while writing."""
    out = BytesIO()
    pdf.save(
        out,
        min_version="1.7",
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
    )
    return out.getvalue()
