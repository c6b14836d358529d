"""What changes is told to everyone, whichever thread says it and whenever a page began to listen."""

from __future__ import annotations

from threading import Thread

from carehome_desktop.ui.change_hub import Change, ChangeHub
from tests.ui.desk import settle


def test_what_this_thread_tells_is_heard_at_once() -> None:
    heard: list[str] = []
    hub = ChangeHub()
    hub.changed.connect(heard.append)
    hub.tell(Change.OUTBOX)
    assert heard == ["outbox"]


def test_a_receipt_that_comes_while_a_page_is_being_made_is_heard_by_it() -> None:
    heard: list[str] = []
    hub = ChangeHub()
    courier = Thread(target=hub.tell, args=(Change.OUTBOX,))
    courier.start()
    courier.join()
    hub.changed.connect(heard.append)  # the page read before, and listens only now
    settle()
    assert heard == ["outbox"]
