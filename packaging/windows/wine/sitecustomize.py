"""For Wine alone: Wine 8 has this function by name and not in deed."""

import _winapi

del _winapi.CopyFile2
