"""A list of rows as a page writes them, with a line to filter by and a choice of order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from carehome_desktop.ui.parts.filtered_rows import FilteredRows
from carehome_desktop.ui.parts.panels import EmptyState
from carehome_desktop.ui.parts.row_list import RowList
from carehome_desktop.ui.parts.rows_model import Column


class DataList(FilteredRows[RowList]):
    """Rows with a title, how each stands and what else there is to say; the columns are what they are ordered and copied by."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column],
        empty: EmptyState,
        parent: QWidget | None = None,
        *,
        opens: bool = True,
        even: bool = False,
        look_up: Callable[[str], None] | None = None,
    ) -> None:
        """`opens` says that each row leads on; `even` gives all rows one height, which many thousands need."""
        super().__init__(name, columns, empty, partial(RowList, opens=opens, even=even), parent, look_up=look_up)
