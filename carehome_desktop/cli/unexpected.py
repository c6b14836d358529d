"""Words for what nobody foresaw: a full disk in mid-save, a broken output, or a fault of ours. Never a trace."""

from __future__ import annotations

from carehome_desktop.services.not_saved import trouble_of

NOT_DONE = "This was not done: {happened}. {safe} {do} Then try again."
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
    # An error of the database driver is wrapped; what it wraps is in `orig`.
    if isinstance(error, OSError) or getattr(error, "orig", None) is not None:
        trouble = trouble_of(error)
        return NOT_DONE.format(happened=trouble.happened, safe=trouble.safe, do=trouble.do)
    return UNKNOWN
