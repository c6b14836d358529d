"""What the process that first opens a PDF may take of memory and processor: the system ends it, and nothing else, when it takes more."""

from __future__ import annotations

import contextlib
import sys


def bound(memory: int, seconds: int) -> bool:
    """Bind this process to so many bytes and seconds of processor time; return whether the system took it."""
    return _as_a_job(memory, seconds) if sys.platform == "win32" else _by_limits(memory, seconds)


def _by_limits(memory: int, seconds: int) -> bool:
    import resource

    taken = True
    # Without a core file too: it would have the evidence in it, in clear.
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_CPU, seconds)):
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            taken = False
    return taken


def _as_a_job(memory: int, seconds: int) -> bool:
    """Put this process into a job of its own (Microsoft, “Job objects”, JOBOBJECT_EXTENDED_LIMIT_INFORMATION)."""
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", Basic),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_of_process", ctypes.c_size_t),
            ("peak_of_job", ctypes.c_size_t),
        )

    process_time, process_memory, dies_without_a_word, extended = 0x2, 0x100, 0x400, 9
    asked = Extended(process_memory=memory)
    asked.basic.process_time = seconds * 10_000_000  # in tenths of a microsecond
    asked.basic.flags = process_time | process_memory | dies_without_a_word
    with contextlib.suppress(OSError, AttributeError):
        windows = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
        windows.CreateJobObjectW.restype = windows.GetCurrentProcess.restype = wintypes.HANDLE
        windows.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        windows.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
        windows.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = windows.CreateJobObjectW(None, None)  # kept open: it ends with the process
        told = windows.SetInformationJobObject(job, extended, ctypes.byref(asked), ctypes.sizeof(asked))
        return bool(told and windows.AssignProcessToJobObject(job, windows.GetCurrentProcess()))
    return False
