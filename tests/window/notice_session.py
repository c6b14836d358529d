"""Runs inside a D-Bus session of its own and prints, one JSON line each, what a notice came to. Started by test_notices.py."""

from __future__ import annotations

import json
import threading

from jeepney import HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from carehome_desktop.window.notices import by_service

NAME = "org.freedesktop.Notifications"


def main() -> None:
    """Give a notice before there is a service, and with one that takes notices as a desktop does."""
    tell("before", taken=by_service("A return is due", "Monthly return"))
    bus = open_dbus_connection()
    bus.send_and_get_reply(message_bus.RequestName(NAME))
    serving = threading.Thread(target=serve, args=[bus])
    serving.start()
    tell("given", taken=by_service("A return is due", "Beds & <b>staff</b>: closes Monday."))
    serving.join(10)
    bus.close()


def serve(bus: object) -> None:
    """Take one notice, and answer with its number."""
    while True:
        message = bus.receive(timeout=10)  # type: ignore[attr-defined]
        called = message.header.message_type is MessageType.method_call
        if called and message.header.fields.get(HeaderFields.member) == "Notify":
            break
    program, _, _, title, words, *_ = message.body
    tell("seen", program=program, title=title, words=words)
    bus.send(new_method_return(message, "u", (1,)))  # type: ignore[attr-defined]


def tell(what: str, **more: object) -> None:
    """Print what happened."""
    print(json.dumps({"what": what, **more}), flush=True)


if __name__ == "__main__":
    main()
