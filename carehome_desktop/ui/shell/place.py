"""A place one can go to, named at the left of the window."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget


class Place(NamedTuple):
    """Its id, the word and the icon shown, and how its page is made when it is first gone to."""

    id: str
    label: str
    icon: str
    make_page: Callable[[], QWidget]
