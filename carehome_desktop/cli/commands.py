"""The names of the commands, on their own: the window's start must not load what the commands need."""

from __future__ import annotations

COMMANDS = (
    "demo",
    "home",
    "returns",
    "deadlines",
    "holidays",
    "outbox",
    "history",
    "papers",
    "ppe",
    "staff",
    "isolation",
    "fund",
    "evidence",
    "guidance",
    "sets",
    "endpoint",
    "update",
    "doctor",
)
ALSO_HERE = ("--help", "-h", "--version")
"""Options that the command line twin answers even without a command."""
