"""A name that a person gave a file elsewhere can be saved on Windows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carehome_desktop.domain.file_names import allowed_name


@given(
    st.text()
    | st.sampled_from(["CON", "nul.pdf", "Lpt1 .txt", "COM¹.pdf", "a:b?.pdf", "letter. ", "..", "receipt.pdf"])
)
def test_every_name_becomes_one_that_windows_takes_and_a_good_one_stays(name: str) -> None:
    made = allowed_name(name)
    assert made
    assert made[-1] not in " ."
    assert not any(letter in '<>:"/\\|?*' or ord(letter) < 32 for letter in made)
    assert made.split(".")[0].rstrip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "COM¹"}
    assert allowed_name(made) == made


def test_letters_of_any_language_and_usual_signs_stay() -> None:
    for name in ("receipt.pdf", "Söhne & Co (June) – £12.50.pdf", "console.pdf", "com.pdf"):
        assert allowed_name(name) == name
    assert allowed_name("6:30 report?.pdf") == "6-30 report-.pdf"
