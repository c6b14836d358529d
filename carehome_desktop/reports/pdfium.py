"""PDFium, which reads PDFs for the whole program: it works for one thread at a time, so everything asks here."""

from __future__ import annotations

from threading import RLock

PDFIUM = RLock()
"""Held by whoever has a document open."""
POINTS_PER_INCH = 72
