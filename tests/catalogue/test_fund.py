"""Funds, rules and forms are data: one more is one more file, and what is malformed is named by file, line and what is expected."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from carehome_desktop.catalogue.fund import load_fund
from carehome_desktop.catalogue.fund_own import OwnFile, kind_of
from carehome_desktop.domain.wages.fund_data import FundData, OwnKind
from carehome_desktop.domain.wages.reasons import Payable
from carehome_desktop.domain.wages.schemes import Counts, Part, schemes_on
from carehome_desktop.resources import resources_root

SCHEME = """id = "winter-fund"
name = "Winter fund"
legal = "Grant 99"
about = "A fund of the same shape, some winter later."
first_day = 2027-11-01
last_day = 2028-02-29
counts = "paid"
direct_share = 60
reimbursed = 75
keep_years = 3
sure = "read"
read_in = ["letter"]

[[pots]]
id = "staff"
label = "Staff"
direct_share = 60
sure = "read"
read_in = ["letter"]

[[measures]]
id = "isolation-pay"
label = "Full wages while staff isolate"
pot = "staff"
parts = ["direct"]
wages = true
sure = "read"
read_in = ["letter"]

[[measures]]
id = "heating"
label = "Heating of a room for visitors"
parts = ["council"]
first_day = 2027-12-01
last_day = 2027-12-31
sure = "read"
read_in = ["letter"]

[[reasons]]
reason = "shielding"
payable = "yes"
words = "This fund pays for it."
sure = "read"
read_in = ["letter"]

[[instalments]]
number = 1
label = "All at once"
share = 100
sure = "read"
read_in = ["letter"]

[[instalments.conditions]]
id = "signed"
words = "The agreement is signed."
sure = "read"
read_in = ["letter"]

[[reports]]
due = 2028-01-31
covers_to = 2027-12-31
label = "First report"
sure = "read"
read_in = ["letter"]

[[sources]]
name = "letter"
title = "A letter on the winter fund"
publisher = "A council"
date = "1 October 2027"
"""

FORM = """id = "our-council"
name = "The lines of our council"
council = "Our council"
rest = "else"
schemes = ["winter-fund"]
sure = "inferred"

[[lines]]
id = "wages"
label = "Wages"
measures = ["isolation-pay", "backfill"]

[[lines]]
id = "else"
label = "Everything else"

[[sources]]
name = "form"
title = "The form"
publisher = "Our council"
date = "2027"
"""

FILES = {"scheme": ("schemes", "winter.toml", SCHEME), "form": ("forms", "ours.toml", FORM)}


def pack(folder: Path, *, scheme: str = SCHEME, form: str = FORM) -> Path:
    """Write a pack with a fund and a form of its own."""
    root = folder / "pack"
    for name, text in (("schemes/winter.toml", scheme), ("forms/ours.toml", form)):
        path = root / "fund" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def copied(folder: Path, name: str, old: str, new: str) -> FundData:
    """Load a copy of what is shipped with one place of one file changed."""
    root = folder / "resources"
    shutil.copytree(resources_root() / "fund", root / "fund")
    path = root / "fund" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_fund(root)


def test_what_is_shipped_has_no_trouble() -> None:
    assert load_fund(resources_root()).troubles == ()


def test_a_fund_and_a_councils_lines_are_added_as_files_only(tmp_path: Path) -> None:
    data = load_fund(resources_root(), pack(tmp_path))
    assert data.troubles == ()
    fund = data.scheme("winter-fund")
    assert fund is not None
    assert data.schemes[-1] is fund
    assert (fund.counts, fund.reimbursed, fund.keep_until()) == (Counts.PAID, 75, date(2031, 3, 1))
    assert [each.conditions[0].id for each in fund.instalments] == ["signed"]
    shielding, heating = data.reason("shielding"), fund.measure("heating")
    assert shielding is not None
    assert heating is not None
    assert fund.payment_for(shielding, fund.first_day).payable is Payable.YES
    assert (heating.parts, heating.open_on(date(2027, 11, 30))) == (frozenset({Part.COUNCIL}), False)
    assert [form.id for form in data.forms_for("winter-fund")] == ["our-council", "four-lines"]
    form = data.form("our-council")
    assert form is not None
    assert form.of({"isolation-pay": 700, "backfill": 200, "heating": 100}) == {"wages": 900, "else": 100}


def line_with(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


SPOILED = [
    ("scheme", "last_day = 2028-02-29", "last_day = 2027-10-31", "last_day = ", "“last_day” lies before “first_day”"),
    ("scheme", 'pot = "staff"', 'pot = "stuff"', "pot = ", "There is no pot “stuff”"),
    ("scheme", 'id = "heating"', 'id = "isolation-pay"', 'id = "isolation-pay"\nlabel = "Heat', "is there already"),
    ("scheme", 'reason = "shielding"', 'reason = "boredom"', "reason = ", "There is no reason “boredom”"),
    ("scheme", "first_day = 2027-12-01", "first_day = 2027-10-01", "first_day = 2027-10", "outside the fund’s time"),
    ("scheme", "wages = true\n", "", "[[measures]]", "No measure is for isolation wages"),
    ("scheme", "covers_to = 2027-12-31", "covers_to = 2028-02-01", "covers_to", "after it is due"),
    ("scheme", "due = 2028-01-31", "due = 2027-01-31", "due = ", "before the fund began"),
    ("scheme", "share = 100", "share = 101", "share = 101", "“share” is not as it should be"),
    ("scheme", 'counts = "paid"', 'counts = "guessed"', "counts = ", '"incurred", "paid" or "not known"'),
    ("scheme", 'sure = "read"', 'sure = "certain"', "sure = ", 'Expected: "read", "inferred" or "not known"'),
    ("scheme", 'read_in = ["letter"]', 'read_in = ["hearsay"]', "read_in", "There is no source “hearsay”"),
    ("scheme", 'read_in = ["letter"]\n', "", "id = ", "This was read, but not where"),
    ("scheme", "due = 2028-01-31\n", "", "[[reports]]", "“due” is missing. Expected: a day"),
    ("scheme", "direct_share = 60", "direct_share = 61.5", "direct_share", "per cent, a whole number"),
    ("form", '["isolation-pay", "backfill"]', '["isolation-pay", "isolation-pay"]', "measures", "in one line only"),
    ("form", 'label = "Everything else"', 'label = "Wages"', 'label = "Wages"\n\n[[s', "“wages” is there already"),
    ("form", 'id = "else"', 'id = "wages"', 'id = "wages"\nlabel = "Every', "“wages” is there already"),
    ("form", 'rest = "else"', 'rest = "rest"', "rest = ", "There is no line “rest”"),
    ("form", '"backfill"', '"back-fill"', "measures", "There is no measure “back-fill”"),
    ("form", 'id = "our-council"', 'id = "certificate"', "id = ", "“certificate” is kept for final certificates"),
    ("form", 'label = "Everything else"', f'label = "{"W" * 201}"', 'label = "WW', "200 characters at most"),
    ("scheme", 'id = "winter-fund"', f'id = "{"w" * 81}"', "id = ", "80 characters at most"),
    ("form", '["winter-fund"]', '["summer-fund"]', "schemes = ", "There is no fund “summer-fund”"),
]


@pytest.mark.parametrize(("kind", "old", "new", "at", "words"), SPOILED, ids=[each[4] for each in SPOILED])
def test_what_is_malformed_is_named_by_file_and_line(
    tmp_path: Path, kind: str, old: str, new: str, at: str, words: str
) -> None:
    folder, name, good = FILES[kind]
    assert old in good
    spoiled = good.replace(old, new, 1)
    root = pack(tmp_path, **{kind: spoiled})
    # Without its fund a form cannot be read either: only the first trouble is looked at.
    trouble = load_fund(resources_root(), root).troubles[0]
    assert trouble.startswith(f"pack/fund/{folder}/{name}, line {line_with(spoiled, at)}: ")
    assert words in trouble


def test_a_measure_in_two_lines_is_refused_at_the_second(tmp_path: Path) -> None:
    spoiled = FORM.replace('label = "Everything else"', 'label = "Everything else"\nmeasures = ["backfill"]')
    (trouble,) = load_fund(resources_root(), pack(tmp_path, form=spoiled)).troubles
    line = line_with(spoiled, 'measures = ["backfill"]')
    assert trouble == (
        f"pack/fund/forms/ours.toml, line {line}: “backfill” stands in the line “wages” already. "
        "Expected: each measure in one line only."
    )


def test_a_fund_or_a_form_whose_id_is_taken_is_refused_and_the_first_stands(tmp_path: Path) -> None:
    root = pack(
        tmp_path,
        scheme=SCHEME.replace("winter-fund", "icf-1"),
        form=FORM.replace("our-council", "four-lines").replace("winter-fund", "icf-1"),
    )
    data = load_fund(resources_root(), root)
    assert ["is there already" in each for each in data.troubles] == [True, True]
    assert [each.id for each in data.schemes].count("icf-1") == 1


RULES = [
    ("sick-pay.toml", "first_day = 2020-04-06", "first_day = 2020-04-05", "overlaps the one before"),
    ("sick-pay.toml", "first_day = 2020-04-06", "first_day = 2020-04-07", "leaves days without a rule"),
    ("sick-pay.toml", "first_day = 2021-04-06\n", "", "“first_day” is missing. Expected: a day without"),
    ("sick-pay.toml", "last_day = 2021-04-05", "last_day = 2020-04-05", "“last_day” lies before “first_day”"),
    ("sick-pay.toml", 'weekly = "95.85"', 'weekly = "95.855"', 'pounds in quotation marks, such as "95.85"'),
    ("sick-pay.toml", 'weekly = "95.85"', "weekly = 95.85", 'pounds in quotation marks, such as "95.85"'),
    ("sick-pay.toml", "last_day = 2022-03-24\n", "", "The rule before this one has no last day"),
    ("sick-pay.toml", "claim_by = 2021-12-31", "claim_by = 2021-08-31", "“claim_by” lies before “last_day”"),
    ("sick-pay.toml", "contact = 2020-05-28", "contact = 2019-05-28", "lies outside the window"),
    ("sick-pay.toml", "contact = 2020-05-28", "contacts = 2020-05-28", "There is no reason “contacts”"),
    ("sick-pay.toml", 'id = "phase-2"', 'id = "phase-1"', "“phase-1” is there already"),
    ("isolation.toml", "first_day = 2020-07-30", "first_day = 2020-07-29", "overlaps the one before"),
    ("isolation.toml", "days = 7", "days = 0", "a whole number of days"),
    ("isolation.toml", 'group = "own"', 'group = "owner"', '"own", "contact" or "none"'),
    ("reasons.toml", 'id = "symptoms"', 'id = "positive-test"', "“positive-test” is there already"),
    ("reasons.toml", 'payable = "ask"', 'payable = "perhaps"', '"yes", "ask" or "no"'),
    ("reasons.toml", "positive = true", "positve = true", "“positve” is not known here"),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), RULES, ids=[f"{each[0]} {each[3]}" for each in RULES])
def test_rules_that_do_not_follow_one_another_or_cannot_be_are_refused(
    tmp_path: Path, name: str, old: str, new: str, words: str
) -> None:
    trouble = copied(tmp_path, name, old, new).troubles[0]
    assert trouble.startswith(f"resources/fund/{name}, line ")
    assert words in trouble


def test_without_a_file_the_rest_stands_and_the_reason_is_said(tmp_path: Path) -> None:
    data = copied(tmp_path, "sick-pay.toml", "[linking]", "[linking")
    assert data.sick_pay is None
    assert len(data.schemes) == 9
    assert "This is not TOML" in data.troubles[0]
    without_reasons = copied(tmp_path / "again", "reasons.toml", "[[reasons]]\nid", "[[reasons]\nid")
    assert without_reasons.reasons == ()
    assert without_reasons.sick_pay is not None
    assert len(without_reasons.schemes) == 9
    assert len(without_reasons.troubles) == 1
    nothing = load_fund(tmp_path / "nowhere")
    assert (nothing.schemes, nothing.reasons, nothing.lengths) == ((), (), ())
    assert len(nothing.troubles) == 3


def own(kind: OwnKind, text: str) -> OwnFile:
    return OwnFile(kind, f"{kind.value}.toml", text.encode())


def test_what_the_home_added_is_read_beside_what_is_shipped_and_refused_by_line() -> None:
    scheme, form = own(OwnKind.SCHEME, SCHEME), own(OwnKind.FORM, FORM)
    data = load_fund(resources_root(), own=(scheme, form))
    assert data.troubles == ()
    assert data.scheme("winter-fund") is not None
    assert [each.id for each in data.forms_for("winter-fund")] == ["our-council", "four-lines"]
    assert (kind_of(scheme.raw), kind_of(form.raw)) == (OwnKind.SCHEME, OwnKind.FORM)
    for text, words in (
        (SCHEME.replace("winter-fund", "icf-1", 1), "scheme.toml, line 1: The fund “icf-1” is there already."),
        (
            SCHEME.replace('name = "Winter fund"', 'name = "Winter\\u202efund"'),
            "scheme.toml, line 2: A text holds a sign",
        ),
        ("a" + ".b" * 200 + " = 1", "scheme.toml, line 1: There are too many dots in a key."),
        ("PK", "This is a packed folder"),
    ):
        (trouble,) = load_fund(resources_root(), own=(own(OwnKind.SCHEME, text),)).troubles
        assert words in trouble


def test_other_money_is_known_and_is_no_fund_of_any_day() -> None:
    plain = [each for each in load_fund(resources_root()).schemes if each.plain]
    assert [each.id for each in plain] == ["fee-uplift", "other-covid-money", "ppe-support"]
    assert not {each.id for each in schemes_on(plain, date(2020, 6, 1))}
