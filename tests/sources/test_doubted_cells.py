"""What a writer doubts is never read for certain, whatever stands in its column."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typed_cells import OPEN, SAID, column, read

from compliance.model.choices import FacilityKind
from compliance.model.fields import ColumnType
from compliance.model.schema import COLLECTIONS, FILED_KINDS, KINDS
from compliance.sources.notation import Notation
from compliance.sources.places.commune_tables import commune_tables
from compliance.sources.places.communes import find_commune
from compliance.sources.registers.loading import load_files
from compliance.sources.words.doubt_signs import doubt_sign

CERTAIN: dict[ColumnType, tuple[str, ...]] = {
    "number": ("5", "1.678,5", "12 m3/ngày", "5 m3/day"),
    "censored": ("5", "<0,5", "KPH"),
    "whole": ("2025", "12"),
    "date": ("31/12/2025", "2025-12-31", "31-AUG-15", "ngày 5 tháng 6 năm 2025", "45000"),
    "flag": ("có", "x", "1", "không"),
    "choice": ("Bệnh viện", "factory", "mo khoang san"),
    "unit": ("mg/L", "m³/ngày"),
}
NAMES = sorted({unit.full_name for unit in commune_tables().today.values()})
UNPLAIN = "?？¿*~≈≠✗☐☑!^§$¤<>={}"


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in CERTAIN.items() for text in texts]
)
def test_a_question_mark_leaves_nothing_certain(kind: ColumnType, text: str) -> None:
    declared = column(kind, unit="m3/day" if kind == "number" else None, choices=FacilityKind)
    for doubted in (f"{text}?", f"{text} ?", f"?{text}", f"{text} (?)", f"{text}??"):
        for locale in SAID:
            found = read(declared, doubted, Notation(locale, 1900, frozenset("x"), text_epoch=1900))
            assert isinstance(found, str)
            assert found in ("number", "not-detected", "date", "flag", "choice", "unit", "lost-letter")


NEAR = (
    "≤ {}", "≥{}", "~{}", "≈ {}", "khoảng {}", "trên {}", "từ {}", "{} (ước tính)", "({})", "{}*", "{}+",
    "{}±1", "{0}-{0}", "{0} - {0}", "{0}÷{0}", "{0}/{0}", "{0}; {0}", "{}, {}", "{}!", "{} x 2", "2x{}",
    "{}e3", "'{}", "{}…", "{} m3/ngày*", "{} m3/ngày (?)", "~{} m3/ngày", "{} m3/ngày/", "{} - {} m3/ngày",
    "{} m3/giờ", "{} nghìn",
)  # fmt: skip


@given(st.decimals(1, 9999, places=1).map(str) | st.integers(1, 99_999).map(str), st.sampled_from(NEAR))
def test_a_number_that_is_not_said_for_certain_is_not_read(number: str, form: str) -> None:
    text = form.format(number, number)
    declared = [column("number"), column("number", unit="m3/day"), column("censored"), column("whole")]
    for locale in SAID:
        for notation in (Notation(locale), Notation(locale, 1900, text_epoch=1900)):
            assert {read(each, text, notation) for each in declared} <= {"number", "ambiguous"}
            assert read(column("date"), text, notation) in ("date", "date-part")


@given(st.sampled_from(list(FacilityKind)), st.sampled_from(UNPLAIN), st.sampled_from(("{0}{1}", "{1} {0}")))
def test_a_value_with_a_sign_beside_it_is_not_that_value(kind: FacilityKind, sign: str, form: str) -> None:
    for written in (kind.value, kind.vi, kind.en):
        assert read(column("choice", choices=FacilityKind), form.format(written, sign), OPEN) == "choice"


def test_no_label_holds_a_sign_of_doubt() -> None:
    kinds = [*KINDS.values(), *COLLECTIONS.values(), *FILED_KINDS.values()]
    labels = [label for kind in kinds for label in (kind.label.vi, kind.label.en)]
    members = [m for kind in kinds for c in kind.columns.values() for m in c.choices or ()]
    labels += [text for member in members for text in (member.value, member.vi, member.en)]
    assert [label for label in labels if doubt_sign(label)] == []
    assert len(members) > 100


@given(
    st.sampled_from(NAMES), st.sampled_from("?？¿*~≈≠☐"), st.sampled_from(("{0}{1}", "{1}{0}", "{0} ({1})"))
)
def test_a_commune_with_a_sign_beside_it_is_asked_about(name: str, sign: str, form: str) -> None:
    found = find_commune(form.format(name, sign))
    assert (found.code, found.fault and found.fault.code) == (None, "commune-asked")
    assert {find_commune(name).code, *find_commune(name).candidates} - {None} == set(found.candidates)


@pytest.mark.parametrize("code", ["03424?", "03424 ?", "?03424", "03424*"])
def test_a_doubted_code_is_none(code: str) -> None:
    assert find_commune(code).code is None
    assert read(column("text", digits=(5,), is_place=True), code, OPEN) in ("commune", "commune-asked")
    assert read(column("text", digits=(10, 13)), f"6200012345{code[-1]}", OPEN) != "6200012345"


@pytest.mark.parametrize(
    "text",
    [
        "không phải xã Bản Bo", "chưa rõ, xã Bản Bo", "ngoài xã Bản Bo", "chuyển từ xã Bản Bo",
        "có thể xã Bản Bo", "trừ xã Bản Bo", "khong phai xa Ban Bo",
    ],
)  # fmt: skip
def test_a_commune_that_is_denied_is_asked_about(text: str) -> None:
    found = find_commune(text)
    assert (found.code, found.candidates) == (None, ("03424",))


@pytest.mark.parametrize(
    "text",
    [
        "Bản Chua Sài, xã Bản Bo", "Số 12/3, tổ 5 - xã Bản Bo", "Bản ..., xã Bản Bo", "“Nà Khum”; xã Bản Bo",
        "Km 12+300 [QL.4D], xã Bản Bo", "• Xã Bản Bo", "XÃ BẢN BO (mới)",
    ],
)  # fmt: skip
def test_an_address_with_plain_punctuation_is_read(text: str) -> None:
    assert find_commune(text).code == "03424"


YEARS = [
    ("2025", 2025), (2025, 2025), (2025.0, 2025), ("1900", 1900), ("2199", 2199), ("25", "year"),
    (25, "year"), ("1899", "year"), ("2200", "year"), ("02025", "year"), ("-2025", "year"),
    ("20255", "year"), ("2025?", "year"),
    ("2.025", "year"), ("2024-2025", "year"), ("năm 2025", "year"), (2025.5, "year"), (True, "year"),
    ("２０２５", "year"), (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), YEARS)
@pytest.mark.parametrize("name", ["year", "data_year", "first_year"])
def test_a_year_has_four_digits(cell: str | float | None, expected: object, name: str) -> None:
    assert read(column("whole", name=name), cell, OPEN) == expected


def test_every_column_of_years_is_known_by_its_name() -> None:
    whole = [c for kind in KINDS.values() for c in kind.columns.values() if c.type == "whole"]
    years = {column.name for column in whole if column.name.endswith("year")}
    assert years == {column.name for column in whole if re.search(r"\b[Yy]ear", column.label.en)} | {
        column.name for column in whole if column.label.vi.startswith("Năm")
    }
    assert len(years) > 3


def test_a_file_with_a_short_year(tmp_path: Path) -> None:
    (tmp_path / "facilities.csv").write_text("facility_id,name,kind\nG1,Mỏ đá,mine\n", encoding="utf-8")
    rows = "facility_id,year,energy_toe\nG1,25,5\nG1,2025,6\n"
    (tmp_path / "energy_years.csv").write_text(rows, encoding="utf-8")
    loading = load_files([tmp_path])
    assert loading.register.tables["energy_years"].column("year").to_pylist() == [2025]
    assert [f.code for row in loading.register.rejected for _, f in row.reasons] == ["year"]
