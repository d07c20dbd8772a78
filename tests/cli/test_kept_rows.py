"""What a person kept as a record holds for the register: its own tables are read as they were written."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compliance.cli.program import run
from compliance.sources.registers.loading import load_files
from compliance.sources.registers.manifest import MANIFEST
from compliance.sources.registers.rejected_rows_file import REJECTED_ROWS
from compliance.sources.registers.writing import write_register

MESSY = Path(__file__).resolve().parents[2] / "samples" / "messy"
ODD = (
    "Tổng cộng", "Cộng", "total", "Người lập biểu", "Thủ trưởng đơn vị", "Ghi chú", "(Ký, họ tên)", "STT",
    "TM", "I. Xã Bản Bo", "facility_id", "Mã cơ sở", "name", "1", "2", "* ước tính", 'Cơ sở "A"', "'007",
)  # fmt: skip
"""Texts that may be taken for totals, signatures, notes, headings or numbers of columns."""


def register_of(folder: Path, rows: list[tuple[str, ...]]) -> Path:
    """Return a register that holds rows, each of which came back from a workbook as a record."""
    path, register, back = folder / "cac-xa.csv", folder / "so", folder / "tra-lai.xlsx"
    lines = [
        "facility_id,name,kind",
        "GD-01,Nhà máy chè (giả định),factory",
        *(",".join(row) for row in rows),
    ]
    path.write_text("\n".join([*lines, "GD-02,Mỏ đá (giả định),mine", ""]), encoding="utf-8")
    assert run(["register", "import", str(path), "--to", str(register), "--rejected", str(back)]) == 2
    assert run(["register", "import", str(back), "--to", str(register)]) == 0
    return register


def test_a_row_kept_as_a_record_is_not_asked_about_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample, back = tmp_path / "mau", tmp_path / "tra-lai-mau.xlsx"
    told = ["import", str(MESSY / "tep-mang-ten-bang"), "--to", str(sample), "--rejected", str(back)]
    assert run(["register", *told]) == 2
    assert run(["register", "import", str(back), "--to", str(sample)]) == 0
    assert load_files([sample]).problems == []
    assert load_files([sample]).register.facility_ids == ["GD-01", "GD-02", "GD-03", "Tổng cộng"]

    register = register_of(tmp_path, [("Tổng cộng", "2 cơ sở", "other")])
    assert not (register / REJECTED_ROWS).exists()
    for _ in range(2):
        capsys.readouterr()
        assert run(["check", str(register), "--as-of", "2026-11-24"]) in (0, 1)
        assert capsys.readouterr().err == ""
        assert run(["register", "validate", str(register)]) == 0
        more = register.parent / "them.csv"
        more.write_text("facility_id,name,kind\nGD-03,Chợ (giả định),market\n", encoding="utf-8")
        assert run(["register", "import", str(more), "--to", str(register)]) == 0
    assert load_files([register]).register.facility_ids == ["GD-01", "GD-02", "GD-03", "Tổng cộng"]


def test_a_table_that_was_changed_is_read_with_care(tmp_path: Path) -> None:
    register = register_of(tmp_path, [("Tổng cộng", "2 cơ sở", "other")])
    path = register / "facilities.csv"
    path.write_text(path.read_text(encoding="utf-8") + "GD-09,Chợ (giả định),market\n", encoding="utf-8")
    assert [problem.code for problem in load_files([register]).problems] == ["row-asked"]
    # Kept once more, it holds again.
    back = tmp_path / "tra-lai-2.xlsx"
    assert run(["register", "validate", str(register), "--rejected", str(back)]) == 2
    assert run(["register", "import", str(back), "--to", str(register)]) == 0
    assert load_files([register]).problems == []
    assert "Tổng cộng" in load_files([register]).register.facility_ids


def test_what_the_manifest_says_of_one_folder_holds_for_no_other(tmp_path: Path) -> None:
    register = register_of(tmp_path, [("Tổng cộng", "2 cơ sở", "other")])
    other = tmp_path / "khac"
    other.mkdir()
    (other / "facilities.csv").write_bytes((register / "facilities.csv").read_bytes())
    codes = [problem.code for problem in load_files([register, other]).problems]
    assert codes == ["row-asked"]
    (register / MANIFEST).unlink()
    assert [problem.code for problem in load_files([register]).problems] == ["row-asked"]


def test_answers_about_other_files_change_nothing_in_a_register(tmp_path: Path) -> None:
    path, register = tmp_path / "xa.csv", tmp_path / "so"
    path.write_text("facility_id,name,kind,wastewater_m3_day\nA,Nhà máy,factory,24\n", encoding="utf-8")
    assert run(["register", "import", str(path), "--to", str(register)]) == 0
    more = tmp_path / "them.csv"
    more.write_text(path.read_text(encoding="utf-8").replace("A,", "B,"), encoding="utf-8")
    both = tmp_path / "so-2"
    told = [str(register), str(more), "--unit", "wastewater_m3_day=m3/hour"]
    assert run(["register", "import", *told, "--to", str(both)]) == 0
    table = load_files([both]).register.tables["facilities"]
    flows = {row["facility_id"]: int(row["wastewater_m3_day"]) for row in table.to_pylist()}
    assert flows == {"A": 24, "B": 576}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.sampled_from(ODD), st.sampled_from(ODD)),
        min_size=1,
        max_size=5,
        unique_by=lambda row: row[0],
    )
)
def test_what_was_written_is_read_back_whatever_it_looks_like(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("so")
    path = folder / "facilities.parquet"
    records = [{"facility_id": key, "name": name, "kind": "other"} for key, name in rows]
    pq.write_table(pa.Table.from_pylist(records), path)
    held = load_files([path]).register
    assert held.rejected == []
    write_register(folder / "so", held)
    back = load_files([folder / "so"])
    assert back.problems == []
    columns = ["facility_id", "name", "kind"]
    read = back.register.tables["facilities"].select(columns).to_pylist()
    assert read == held.tables["facilities"].select(columns).to_pylist()


def test_how_tables_were_written_is_no_content_of_a_register(tmp_path: Path) -> None:
    assert run(["register", "import", str(MESSY / "phieu-co-so.xlsx"), "--to", str(tmp_path / "so")]) == 0
    before = load_files([tmp_path / "so"]).register.hash
    manifest = tmp_path / "so" / MANIFEST
    text = manifest.read_text(encoding="utf-8")
    assert "written:" in text
    manifest.write_text(text.partition("written:")[0], encoding="utf-8")
    assert load_files([tmp_path / "so"]).register.hash == before
