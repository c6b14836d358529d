"""Settings: which program this is, who signs newer ones, and the way to a newer one from a stick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carehome_desktop.services.updates import UNSIGNED
from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session

FROM_STICK = "Install a newer version from a stick"
SIGNED = (
    "A newer version can come on a stick, with no connection. The program checks first that it comes from its makers, and "
    "takes a copy of your records."
)


class ProgramCard(Card):
    """The version, and one quiet way to a newer one."""

    def __init__(self, session: Session, go: Go, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="The program and its version")
        updates = session.updates
        self.body.setSpacing(theme.space(4))
        signers = f"Signed by {updates.signers}" if updates.signed else "Unsigned"
        self.body.addWidget(DefinitionList([("Version", updates.version), ("Newer versions", signers)]))
        self.body.addWidget(Hint(SIGNED if updates.signed else UNSIGNED))
        if updates.signed:
            self.from_stick = QuietButton(FROM_STICK)
            self.from_stick.clicked.connect(lambda: go.to_update())
            self.body.addWidget(self.from_stick, 0, Qt.AlignmentFlag.AlignLeft)
