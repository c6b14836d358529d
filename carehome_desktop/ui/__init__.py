"""What a person sees: standard widgets that show and tell, and neither fetch nor save."""

from __future__ import annotations

from carehome_desktop.ui.quick_imports import spare_source_reading

spare_source_reading()
