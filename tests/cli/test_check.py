"""`returns check` tells what is missing, what looks odd, and what could not be looked at; it changes nothing."""

from __future__ import annotations

NOT_TOLD = "Not looked at: registered beds of the home. Not known here; tell it with: home set registered_beds NUMBER\n"


def beds(run):
    run("--practice", "returns", "answer", "beds", "bed-types", "transitional")
    for question, number in (("total", 150), ("occupied", 20), ("reserved", 0)):
        run("--practice", "returns", "answer", "beds", f"beds-{question}", f"transitional={number}")


def test_it_says_that_the_registered_beds_are_not_known_and_how_to_tell_them(run):
    beds(run)
    said = run("--practice", "returns", "check", "beds")
    assert said.code == 0
    assert said.out.startswith("Beds, November 2026: 4 of 7 questions answered\n  Missing: beds-accepting\n")
    assert "1 answer still needed: question 5." in said.out
    assert NOT_TOLD in said.out
    assert "Looks odd" not in said.out


def test_once_they_are_told_it_says_what_looks_odd_and_that_this_is_our_own(run):
    beds(run)
    assert run("--practice", "home", "set", "registered_beds", "24").code == 0
    said, data = run("--practice", "returns", "check", "beds"), run("--practice", "--json", "returns", "check", "beds")
    assert (
        "Looks odd: The totals of all types come to 150 beds, more than the 24 that you are registered for." in said.out
    )
    assert "this program's own check, not one of the tracker's" in said.out
    assert NOT_TOLD not in said.out
    assert [each["questions"] for each in data.data["odd"]] == [["beds-total"]]
    assert (data.data["missing"], data.data["not_told"]) == (["beds-accepting"], [])


def test_a_note_stands_beside_what_it_explains(run):
    beds(run)
    run("--practice", "home", "set", "registered_beds", "24")
    note = "Beds are offered under two types"
    run("--practice", "returns", "answer", "beds", "beds-total", "transitional=150", "--note", note)
    assert f"Your note: {note}" in run("--practice", "returns", "check", "beds").out


def test_a_section_that_needs_no_fact_of_the_home_asks_for_none(run):
    said = run("--practice", "--json", "returns", "check", "workforce")
    assert (said.data["not_told"], said.data["answered"]) == ([], [])


def test_after_a_copy_was_put_back_by_hand_and_entered_are_warned_of(run, tmp_path):
    from carehome_desktop.services.receipts_first import CAUTION, NOT_KNOWN
    from carehome_desktop.store import courier_notes
    from tests.homes import SECTION, answer_all, practice_house

    house = practice_house(tmp_path)
    answer_all(house)
    with house.store.write() as connection:
        courier_notes.set_note(connection, "ask_first", True)
    house.close()
    assert f"By hand or as a file: {CAUTION}" in run("--practice", "returns", "check", SECTION).out
    assert NOT_KNOWN in run("--practice", "returns", "queue", SECTION, "--way", "hand").out
    assert CAUTION in run("--practice", "returns", "copy-sheet", SECTION).out
    entered = run("--practice", "--json", "returns", "enter", SECTION, "--saved", "yes")
    assert (entered.code, entered.data["caution"]) == (0, CAUTION)
