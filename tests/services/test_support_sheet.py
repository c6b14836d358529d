"""Each *no* becomes a line that a council can read, with the help there is and nothing that must not be rung."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from carehome_desktop.app.house import House
from carehome_desktop.domain.problems import Refused
from carehome_desktop.domain.support import SupportSheet
from carehome_desktop.domain.values import FindOut, YesNo
from carehome_desktop.services.support_sheet import support_file_name, support_pdf, write_support_xlsx
from tests.homes import SECTION, Hands, answer_all, day, practice_house, week
from tests.reports.reading import pages, sizes_of_type, whole

NOW, BEFORE = day("2020-06-05"), day("2020-05-29")


def say(house: House, question: str, *, yes: bool, note: str = "", declined: bool = False) -> None:
    kept = house.answering.answer(SECTION, NOW, question, YesNo(yes), house.manager(), note=note, declined=declined)
    assert isinstance(kept, datetime)


def sheet(house: House) -> SupportSheet:
    return house.support_sheets.sheet(NOW)


def test_one_no_becomes_a_line_under_its_focus_area_with_note_and_help(house: House) -> None:
    answer_all(house, NOW)
    say(house, "full-wages", yes=False, note="We pay sick pay until the fund comes.")
    made = sheet(house)
    assert made.summary == "1 thing is missing."
    (area,) = made.areas
    (gap,) = area.gaps
    assert area.title == "Infection prevention and control"
    assert gap.number == 3
    assert gap.label_2020 == "Paying staff full wages while isolating following a positive test"
    assert gap.note == "We pay sick pay until the fund comes."
    assert gap.help[0] == "The Infection Control Fund could pay these wages. It came through your council."
    assert gap.contact_ids == ("council",)


def test_the_paper_reads_back_as_the_screen_says_it(house: House) -> None:
    answer_all(house, NOW)
    say(house, "full-wages", yes=False, note="We pay sick pay until the fund comes.")
    (page,) = pages(support_pdf(sheet(house)))
    for said in (
        "Support we need Rosewood House for Friday 5 June 2020",
        "1 thing is missing.",
        "Infection prevention and control",
        "3 Do staff get full wages while they isolate after a positive test?",
        "In the 2020 report: Paying staff full wages while isolating following a positive test",
        "Help there was: The Infection Control Fund could pay these wages.",
        "Our note: We pay sick pay until the fund comes.",
        "Your council’s adult social care team, with 3 Ring: ____",
        "Which question stands under which focus area is our reading",
    ):
        assert said in page


def test_when_nothing_is_missing_the_sheet_says_so(house: House) -> None:
    answer_all(house, NOW)
    assert sheet(house).summary == "Nothing is missing."
    assert "Nothing is missing." in whole(support_pdf(sheet(house)))


def test_a_question_without_an_answer_is_never_taken_for_nothing_missing(house: House) -> None:
    answer_all(house, NOW)
    house.answering.answer(SECTION, NOW, "test-kits", FindOut("the deputy"), house.manager())
    made = sheet(house)
    assert made.summary == "Nothing is known to be missing, but 1 question has no answer yet."
    assert made.unanswered == ("Have you had test kits for all residents, and for all staff who have no symptoms?",)
    assert made.totals == ("12 of 13 in place, 1 without an answer", "")
    assert "Nothing is missing." not in whole(support_pdf(made))


def test_what_was_offered_and_declined_stands_apart_whether_it_was_answered_yes_or_no(house: House) -> None:
    answer_all(house, NOW)
    say(house, "ppe-training", yes=False, declined=True, note="We have our own trainer.")
    say(house, "mutual-aid", yes=True, declined=True)
    made = sheet(house)
    assert made.areas == ()
    assert [(gap.number, gap.answer) for gap in made.declined] == [(9, "No"), (13, "Yes")]
    assert made.summary == "Nothing is missing. 2 offers were declined."
    words = whole(support_pdf(made))
    assert words.index("Offered and declined") < words.index("9 Can the NHS or a public health team train your staff")


def test_a_contact_outside_its_dates_is_not_to_be_rung_and_its_number_is_not_printed(house: House) -> None:
    answer_all(house, NOW)
    say(house, "enough-ppe", yes=False)
    line = sheet(house).contact("supply-disruption")
    assert (line.old, line.number) == ("2020 contact, do not ring", "")
    words = whole(support_pdf(sheet(house)))
    assert "National Supply Disruption Response, with 7 2020 contact, do not ring. Now: ____" in words
    assert "0800" not in words


def test_within_its_dates_the_same_contact_is_printed_with_its_number(tmp_path: Path) -> None:
    house = practice_house(tmp_path, Hands(datetime(2020, 6, 5, 9, 0, tzinfo=UTC)))
    answer_all(house, NOW)
    say(house, "enough-ppe", yes=False)
    line = sheet(house).contact("supply-disruption")
    assert (line.old, line.number) == ("", "0800 915 9964")
    assert "National Supply Disruption Response, with 7 Ring: 0800 915 9964" in whole(support_pdf(sheet(house)))
    house.close()


def test_what_the_home_types_is_kept_and_takes_the_place_of_the_blank(house: House) -> None:
    answer_all(house, NOW)
    say(house, "enough-ppe", yes=False)
    told = house.support_sheets.tell("council", "01223 555 000, care desk", house.manager())
    assert told.problem is None
    assert sheet(house).contact("council").number == "01223 555 000, care desk"
    assert sheet(house).contact("council").own
    assert "Ring: 01223 555 000, care desk" in whole(support_pdf(sheet(house)))
    house.support_sheets.tell("council", "", house.manager())
    assert sheet(house).contact("council").number == ""


def test_a_number_of_two_lines_or_without_end_is_refused_in_words(house: House) -> None:
    for typed in ("01223\n555", "9" * 121):
        told = house.support_sheets.tell("council", typed, house.manager())
        assert told.problem is not None
        assert told.problem.words.endswith(".")
    with pytest.raises(KeyError):
        house.support_sheets.tell("nobody", "1", house.manager())


def test_now_stands_against_the_last_earlier_period(house: House) -> None:
    answer_all(house, day("2020-05-20"))
    answer_all(house, BEFORE, but={"full-wages": False, "test-kits": False})
    answer_all(house, NOW, but={"full-wages": False})
    made = sheet(house)
    assert made.before == BEFORE
    assert made.totals == ("12 of 13 in place", "11 of 13 in place")
    assert [(each.now, each.before) for each in made.measures[2:5]] == [("No", "No"), ("Yes", "Yes"), ("Yes", "No")]
    words = whole(support_pdf(made))
    assert "Now: Friday 5 June 2020, 12 of 13 in place. Before: Friday 29 May 2020, 11 of 13 in place." in words


def test_the_first_week_of_august_is_held_against_the_last_day_before_it(house: House) -> None:
    answer_all(house, day("2020-08-09"), but={"full-wages": False})
    answer_all(house, week("2020-08-10"))
    made = house.support_sheets.sheet(week("2020-08-10"))
    assert made.before == day("2020-08-09")
    assert made.totals == ("13 of 13 in place", "12 of 13 in place")


def test_a_period_with_nothing_but_notes_is_not_what_it_is_held_against(house: House) -> None:
    answer_all(house, BEFORE)
    later = day("2020-06-01")
    house.answering.answer(SECTION, later, "test-kits", FindOut("the deputy"), house.manager(), note="soon")
    answer_all(house, NOW)
    assert sheet(house).before == BEFORE


def test_with_nothing_earlier_the_sheet_says_so(house: House) -> None:
    answer_all(house, NOW)
    assert sheet(house).before is None
    assert "Before: nothing earlier is here." in whole(support_pdf(sheet(house)))


ORDINARY = "Sick pay only until the fund comes; the owners know, and we told the council on Monday by telephone."


@pytest.mark.parametrize("noes", range(14))
def test_whatever_is_missing_the_sheet_is_one_page_with_every_no_and_note_and_no_help_is_lost(
    house: House, noes: int
) -> None:
    questions = house.answering.section_for(SECTION, NOW).questions
    answer_all(house, BEFORE, but={"full-wages": False})
    for number, question in enumerate(questions):
        say(house, question.id, yes=number >= noes, note=ORDINARY if number < noes else "")
    made = sheet(house)
    page, *more = pages(support_pdf(made))
    assert page.count(f"Our note: {ORDINARY}") == noes
    for gap in made.gaps:
        assert gap.heading in page
        assert f"Help there was: {gap.help[0]}" in page
        assert f"Help there was: {' '.join(gap.help)}" in " ".join([page, *more])
    assert ("stands in full on the next page." in page) == bool(more)
    assert ORDINARY not in " ".join(more)
    for area in made.areas:
        assert area.title in page
    for contact in made.contacts:
        assert contact.name in page


def test_no_letter_on_the_sheet_is_smaller_than_can_be_read_with_ease(house: House) -> None:
    for question in house.answering.section_for(SECTION, NOW).questions:
        say(house, question.id, yes=False, note=ORDINARY)
    assert min(sizes_of_type(support_pdf(sheet(house)))) >= 8.5


def test_what_is_too_long_for_the_page_is_cut_there_and_stands_in_full_on_the_next(house: House) -> None:
    for question in house.answering.section_for(SECTION, NOW).questions:
        long = question.number != 5
        note = f"note {question.number} " + "word " * 390 + f"end{question.number}" if long else "A short one."
        say(house, question.id, yes=False, note=note)
    first, *others = pages(support_pdf(sheet(house)))
    for said in ("13 things are missing.", "Clinical support", "Who helps", "stands in full on the next page."):
        assert said in first
    assert all(f"Our note: note {number} word" in first for number in range(1, 14) if number != 5)
    assert "Our note: A short one." in first
    rest = " ".join(others)
    assert rest.count("In full") == 1
    assert all(f"end{number}" in rest for number in range(1, 14) if number != 5)
    assert "A short one." not in rest
    cut = [gap for gap in sheet(house).gaps if len(gap.help) > 1]
    assert cut
    assert all(sentence in rest for gap in cut for sentence in gap.help)


def test_what_was_declined_stands_apart_on_the_one_page_however_much_is_missing(house: House) -> None:
    for question in house.answering.section_for(SECTION, NOW).questions:
        say(house, question.id, yes=False, note=ORDINARY, declined=question.number in (9, 10, 13))
    page, *_ = pages(support_pdf(sheet(house)))
    assert "10 things are missing. 3 offers were declined." in page
    apart = page[page.index("Offered and declined") :]
    assert all(f"{number} {words}" in apart for number, words in ((9, "Can the NHS"), (10, "Can your staff")))
    assert apart.count(ORDINARY) == 3


def test_the_notes_can_stay_at_home(house: House, tmp_path: Path) -> None:
    answer_all(house, NOW)
    say(house, "full-wages", yes=False, note="A private remark.")
    assert "private" not in whole(support_pdf(sheet(house), notes=False))
    path = tmp_path / "out.xlsx"
    assert write_support_xlsx(sheet(house), path, notes=False) is None
    assert "private" not in repr(cells(path))


def test_a_hostile_note_stays_words_on_paper_and_in_the_spreadsheet(house: House, tmp_path: Path) -> None:
    hostile = '=HYPERLINK("http://example.org","<b>x</b>") & <img src=x/>'
    answer_all(house, NOW)
    say(house, "full-wages", yes=False, note=hostile)
    assert hostile.replace(" ", "") in whole(support_pdf(sheet(house))).replace(" ", "")
    path = tmp_path / "out.xlsx"
    assert write_support_xlsx(sheet(house), path) is None
    book = openpyxl.load_workbook(path)
    found = [cell for tab in book for row in tab.iter_rows() for cell in row if cell.value == hostile]
    assert [cell.data_type for cell in found] == ["s"]


def test_the_spreadsheet_has_the_lines_the_comparison_and_who_helps(house: House, tmp_path: Path) -> None:
    answer_all(house, BEFORE, but={"full-wages": False, "test-kits": False})
    answer_all(house, NOW, but={"full-wages": False})
    path = tmp_path / "out.xlsx"
    assert write_support_xlsx(sheet(house), path) is None
    found = cells(path)
    assert list(found) == ["Support", "Now and before", "Who helps"]
    assert any(row[:3] == ("Infection prevention and control", "Missing", 3) for row in found["Support"])
    assert (5, "Access to COVID 19 test kits for all residents and asymptomatic staff", "Yes", "No") in found[
        "Now and before"
    ]
    assert any(row[0] == "Your council’s adult social care team" for row in found["Who helps"])


def test_a_folder_that_is_not_there_is_a_sentence(house: House, tmp_path: Path) -> None:
    answer_all(house, NOW)
    problem = write_support_xlsx(sheet(house), tmp_path / "gone" / "out.xlsx")
    assert problem is not None
    assert "not saved" in problem.words


def test_a_day_without_questions_is_refused_in_words(house: House) -> None:
    with pytest.raises(Refused, match="No questions of this name are known"):
        house.support_sheets.sheet(day("2019-01-01"))


def test_the_file_name_tells_the_period_and_nobodys_name(house: House) -> None:
    answer_all(house, NOW)
    assert support_file_name(sheet(house)) == "Support sheet, Friday 5 June 2020.pdf"
    assert support_file_name(sheet(house), "xlsx") == "Support sheet, Friday 5 June 2020.xlsx"


def test_the_newest_period_comes_first_whatever_its_kind(house: House) -> None:
    for period in (week("2020-08-10"), day("2020-06-05"), week("2020-08-17")):
        answer_all(house, period)
    assert house.support_sheets.periods() == (week("2020-08-17"), week("2020-08-10"), day("2020-06-05"))


def cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {
        tab.title: [tuple(cell.value for cell in row) for row in tab.iter_rows()]
        for tab in openpyxl.load_workbook(path)
    }
