"""What the pages of papers share: a way back, and the print shown on the screen before it is printed or saved."""

from __future__ import annotations

from collections.abc import Callable

from carehome_desktop.ui.first_focus import FirstFocus
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.printing.preview import PrintPreview
from carehome_desktop.ui.session import Session


class PaperPage(ScrollPage):
    """A page that is the twin of a sheet of paper."""

    def __init__(self, session: Session, go: Go, title: str, subtitle: str) -> None:
        super().__init__(title, subtitle)
        self._session, self._go = session, go
        self.preview: PrintPreview | None = None
        self.add_back(go.back)

    def offer_print(self) -> None:
        """Make *Print or save* the main action."""
        FirstFocus(self, self.set_main_action("Print or save", icon="print"))
        self.main_action_pressed.connect(self.open_preview)

    def open_preview(self) -> None:
        """Show the print; each page says what is on it."""
        raise NotImplementedError

    def preview_of(self, make_pdf: Callable[[], bytes], file_name: str) -> None:
        """Show a print on the screen, to be printed or saved as PDF."""
        self.preview = PrintPreview(
            make_pdf, file_name, self._session.background, self.window(), open_file=self._session.open_file
        )
        self.preview.open()
