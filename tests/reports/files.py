"""Files as a manager would attach them, and as somebody would who means harm."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def pdf(*pages: str, lock: str | None = None, owner: str = "") -> bytes:
    """Return a PDF with these words, one page for each; locked with a password, or with an owner's against changes alone."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, encrypt=_lock(lock, owner))
    for words in pages:
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _lock(lock: str | None, owner: str) -> StandardEncryption | None:
    return StandardEncryption(lock or "", owner or lock) if lock or owner else None


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40), colour: str = "teal", exif: bytes = b"") -> bytes:
    """Return a picture of one colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **({"exif": exif} if exif else {}))
    return out.getvalue()


def huge_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """Return a small file that says it is a picture of thousands of millions of dots."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + _chunk(b"IEND", b"")
    )


def bomb_pdf(megabytes: int, times: int = 1) -> bytes:
    """Return a PDF whose page unpacks to so many megabytes of blanks, drawn so many times."""
    pack = zlib.compressobj(1)
    packed = b"".join(pack.compress(b" " * 1024 * 1024) for _ in range(megabytes)) + pack.flush()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents[%s]>>" % (b"4 0 R " * times),
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    out, places = BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    at = out.tell()
    out.write(b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % at)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
