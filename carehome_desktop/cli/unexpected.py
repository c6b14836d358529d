"""Words for what nobody foresaw: a full disk in mid-save, a broken output, or a fault of ours. Never a trace."""

from __future__ import annotations

DISK = (
    "The computer would not let the program read or write its file. This was not done; what was saved stays saved. "
    "Check that the disk has room and that the folder may be written to, then try again."
)
UNKNOWN = (
    "This could not be done, and the program does not know why. What was saved stays saved. "
    "Try again; if it happens twice, run `doctor` and tell whoever looks after the computer what it says."
)
STOPPED = (
    "Stopped. What was saved stays saved; what was being sent will be asked about next time, and cannot count twice."
)


def words_for(error: BaseException) -> str:
    """Return what happened, what is safe and what to do."""
    if isinstance(error, KeyboardInterrupt):
        return STOPPED
    if isinstance(error, OSError):
        return f"The computer said: {error.strerror}. {DISK}" if error.strerror else DISK
    # An error of the database driver is wrapped; what it wraps is in `orig`.
    return DISK if getattr(error, "orig", None) is not None else UNKNOWN
