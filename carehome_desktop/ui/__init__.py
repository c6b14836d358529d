"""What a person sees: standard widgets that show and tell, and neither fetch nor save."""

from __future__ import annotations

from carehome_desktop.ui.quick_imports import spare_looking_into_modules

spare_looking_into_modules()
