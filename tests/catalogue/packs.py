"""Small folders of resources for tests, whole and good until a test spoils one file."""

from __future__ import annotations

from pathlib import Path

PROGRAMME = """\
id = "winter"
title = "Winter return"
who_asks = "Nobody: it is for tests."
sure = "Quite sure."
"""

SECTION = """\
id = "warmth"
version = "2020-11"
title = "Warmth"
programme = "winter"
period = "day"
first_day = 2020-11-01
question_count = 2
about = "Two questions about warmth."
sure = "Quite sure."

[shared]
help = ["This was the help then."]
if_no = ["Nothing happens."]

[[sources]]
name = "note"
title = "A note on warmth"
publisher = "Nobody"
date = "undated"
"""

QUESTION = """\
id = "{id}"
number = {number}
heading = "Is the {id} warm?"
label_2020 = "Warmth of the {id}"
kind = "yes-no"
not_needed_means_yes = false
can_be_declined = false

[guidance]
asks = ["It asks about the {id}."]
say_yes = ["Say yes if it is warm."]
say_no = ["Say no if it is not."]
silent = ["The guidance does not say how warm."]
help = ["There was a man with a van."]
sources = ["note"]

[[advice]]
for_homes = "only-under-65"
first_day = 2020-11-02
last_day = 2020-11-03
words = ["Say yes."]
"""

GLOSSARY = """\
[[term]]
word = "boiler"
also = ["boilers"]
meaning = "It makes water hot."
"""

FOLDER = "sections/warmth/2020-11"
SECTION_FILE = f"{FOLDER}/section.toml"
HALL = f"{FOLDER}/01-hall.toml"
LOUNGE = f"{FOLDER}/02-lounge.toml"


def good_pack(root: Path) -> Path:
    """Write a pack with one programme, one section of two questions and a glossary of one word."""
    write(root, "programmes/winter.toml", PROGRAMME)
    write(root, "glossary.toml", GLOSSARY)
    write(root, SECTION_FILE, SECTION)
    write(root, HALL, QUESTION.format(id="hall", number=1))
    write(root, LOUNGE, QUESTION.format(id="lounge", number=2))
    return root


def write(root: Path, name: str, text: str) -> None:
    """Write one file of a pack, with the folders it lies in."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def spoil(root: Path, name: str, old: str, new: str) -> None:
    """Change one place of a file; the place must be there."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    write(root, name, text.replace(old, new, 1))
