"""The pages that look back, by the name under which they are gone to."""

from __future__ import annotations

from collections.abc import Callable

from carehome_desktop.ui.go import Go, LookBack
from carehome_desktop.ui.history.compare import ComparePage
from carehome_desktop.ui.history.export import ExportPage
from carehome_desktop.ui.history.figures import FiguresPage
from carehome_desktop.ui.history.ppe_log import PpeLogPage
from carehome_desktop.ui.history.proof import ProofPage
from carehome_desktop.ui.history.search import SearchPage
from carehome_desktop.ui.parts.page import ScrollPage
from carehome_desktop.ui.session import Session

PAGES: dict[LookBack, Callable[[Session, Go], ScrollPage]] = {
    LookBack.SEARCH: SearchPage,
    LookBack.COMPARE: ComparePage,
    LookBack.FIGURES: FiguresPage,
    LookBack.PROOF: ProofPage,
    LookBack.EXPORT: ExportPage,
    LookBack.PPE_LOG: PpeLogPage,
}
