"""Settings: which program this is, who signs newer ones, and the way to a newer one from a stick."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from carehome_desktop.services.at_sign_in import AtSignIn, at_sign_in
from carehome_desktop.ui import theme
from carehome_desktop.ui.go import Go
from carehome_desktop.ui.parts.buttons import QuietButton
from carehome_desktop.ui.parts.panels import Card, DefinitionList
from carehome_desktop.ui.parts.text import Hint
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings.saved import SavedMark

FROM_STICK = "Install a newer version from a stick"
SIGNED = (
    "A newer version can come on a stick, with no connection. The program checks first that it comes from its makers, and "
    "takes a copy of your records."
)
BY_A_PERSON = (
    "This copy of the program cannot take a newer version from a stick: it has no means to tell who made it. Ask whoever gave you "
    "the program to install the newer one. Your records stay where they are."
)
AT_SIGN_IN = "Open this program when I sign in to Windows"
NOT_SET = "Windows does not let the program set this. Nothing was changed. Ask whoever looks after the computer."


class ProgramCard(Card):
    """The version, one quiet way to a newer one, and on Windows whether it opens by itself."""

    def __init__(
        self, session: Session, go: Go, parent: QWidget | None = None, *, sign_in: AtSignIn | None = None
    ) -> None:
        super().__init__(parent, title="The program and its version")
        updates = session.updates
        self.body.setSpacing(theme.space(4))
        signers = f"Signed by {updates.signers}" if updates.signed else "Not from a stick"
        self.body.addWidget(DefinitionList([("Version", updates.version), ("Newer versions", signers)]))
        self.body.addWidget(Hint(SIGNED if updates.signed else BY_A_PERSON))
        if updates.signed:
            self.from_stick = QuietButton(FROM_STICK)
            self.from_stick.clicked.connect(lambda: go.to_update())
            self.body.addWidget(self.from_stick, 0, Qt.AlignmentFlag.AlignLeft)
        self._sign_in = sign_in or at_sign_in()
        if self._sign_in is not None:
            self.opens, self.opens_mark = QCheckBox(AT_SIGN_IN), SavedMark(session.clock)
            self.opens.setChecked(self._sign_in.is_on())
            self.opens.clicked.connect(self._set_sign_in)
            self.body.addWidget(self.opens)
            self.body.addWidget(self.opens_mark)

    def _set_sign_in(self, on: bool) -> None:
        assert self._sign_in is not None
        try:
            self._sign_in.set(on)
        except OSError:
            self.opens.setChecked(self._sign_in.is_on())
            self.opens_mark.say_problem(NOT_SET)
        else:
            self.opens_mark.say_saved()
