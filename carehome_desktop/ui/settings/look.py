"""Settings: how large the text is, which colours, and whether changes fade."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from carehome_desktop.services.home import Told
from carehome_desktop.ui import theme
from carehome_desktop.ui.parts.panels import Card
from carehome_desktop.ui.session import Session
from carehome_desktop.ui.settings import choices
from carehome_desktop.ui.settings.saved import SavedList, SavedMark, kept
from carehome_desktop.ui.theme import Scheme, tokens

SCHEMES = {
    Scheme.SYSTEM.value: "As this computer is set",
    Scheme.LIGHT.value: "Light",
    Scheme.DARK.value: "Dark",
    Scheme.HIGH_CONTRAST.value: "High contrast",
}


class LookCard(Card):
    """Each choice holds at once, in every window."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="How it looks")
        self._session = session
        now = theme.current()
        self.body.setSpacing(theme.space(5))
        sizes = {str(step): f"{step:.0%}".replace("%", " %") for step in tokens.TEXT_STEPS}
        self.text_size = SavedList(
            "Size of the text",
            "Ctrl and + or Ctrl and − change it anywhere. Ctrl and 0 brings back 100 %.",
            sizes,
            "",
            self._keep_size,
            session.clock,
        )
        self.scheme = SavedList("Colours", "", SCHEMES, now.chosen.value, self._keep_scheme, session.clock)
        self.still, self.still_mark = QCheckBox("Show changes at once, without fading"), SavedMark(session.clock)
        self.still.setChecked(session.workplace.look(choices.STILL) is True)
        self.still.clicked.connect(self._keep_still)
        for widget in (self.text_size, self.scheme, self.still, self.still_mark):
            self.body.addWidget(widget)
        self._show_size()
        now.changed.connect(self._show_size)

    def _show_size(self) -> None:
        scale = theme.current().text_scale
        self.text_size.show_choice(str(min(tokens.TEXT_STEPS, key=lambda step: abs(step - scale))))

    def _keep_size(self, chosen: str) -> Told:
        self._lay(theme.current().chosen, float(chosen))
        self._session.workplace.choose(choices.TEXT_SCALE, float(chosen))
        return Told()

    def _keep_scheme(self, chosen: str) -> Told:
        self._lay(Scheme(chosen), theme.current().text_scale)
        self._session.workplace.choose(choices.SCHEME, chosen)
        return Told()

    def _keep_still(self, on: bool) -> None:
        told = kept(self._write_still, "yes" if on else "")
        if told.problem:
            self.still_mark.say_problem(told.problem.words)
        else:
            self.still_mark.say_saved()

    def _write_still(self, typed: str) -> Told:
        self._session.workplace.choose(choices.STILL, bool(typed))
        return Told()

    def _lay(self, scheme: Scheme, scale: float) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, scheme, scale)
