"""Reads the questions, programmes and glossary from resources/ and packs; a bad file is named, the rest loads."""

from __future__ import annotations

from carehome_desktop.catalogue.catalogue import Catalogue
from carehome_desktop.catalogue.gathering import load_catalogue
from carehome_desktop.catalogue.kept import section_as_data, section_from_data
from carehome_desktop.catalogue.troubles import BadResource

__all__ = ["BadResource", "Catalogue", "load_catalogue", "section_as_data", "section_from_data"]
