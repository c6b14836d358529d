"""The record of a return on A4: what was answered, by whom, on what guidance, and with what receipt."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from carehome_desktop.domain.prints import PrintedReturn


def write_pdf(data: PrintedReturn, path: Path) -> None:
    """Write the record as a PDF; the same data gives the same bytes."""
    styles = getSampleStyleSheet()
    body, heading = styles["BodyText"], styles["Heading1"]

    def text(words: str) -> Paragraph:
        return Paragraph(escape(words), body)

    story = [Paragraph(escape(data.title), heading)]
    story.append(Table([[text(label), text(words)] for label, words in data.facts], colWidths=[40 * mm, 130 * mm]))
    story.append(Spacer(1, 6 * mm))
    rows = [[text(str(a.number)), text(f"{a.heading} {a.note}"), text(a.answer), text(a.given)] for a in data.answers]
    story.append(Table(rows, colWidths=[10 * mm, 90 * mm, 20 * mm, 50 * mm]))
    SimpleDocTemplate(str(path), pagesize=A4, title=data.title, invariant=1).build(story)
