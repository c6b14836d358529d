"""Whether the desktop's password store answers: the libraries that read keys of it wait for an answer without end."""

from __future__ import annotations

import sys

_NAME, _PATH = "org.freedesktop.secrets", "/org/freedesktop/secrets"


def hangs(seconds: float) -> bool:
    """Return whether the Secret Service is there and gives no sign of life within some seconds.

    Peer.Ping of the D-Bus specification: a service answers it also while it waits for a person to type a password.
    """
    if not sys.platform.startswith("linux"):
        return False
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    ping = new_method_call(DBusAddress(_PATH, _NAME, "org.freedesktop.DBus.Peer"), "Ping")
    try:
        with open_dbus_connection() as bus:
            bus.send_and_get_reply(ping, timeout=seconds)
    except TimeoutError:
        return True
    except Exception:  # no bus: whoever asks for the key says so in words
        return False
    return False
