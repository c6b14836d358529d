"""A real endpoint for those tests of the pages of a return that send."""

from __future__ import annotations

from tests.endpoint_server import endpoint

__all__ = ["endpoint"]
