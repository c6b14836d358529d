"""Which version of the contract new returns are written in. A new version: a module beside tracker_v1.py, and this line."""

from __future__ import annotations

from carehome_desktop.services.filing import Rendering
from carehome_desktop.sync import tracker_v1

CURRENT = Rendering(tracker_v1.CONTRACT, tracker_v1.write)
