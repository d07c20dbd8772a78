from pathlib import Path

from compliance.sources.registers.loading import load_files
from compliance.sources.registers.writing import table_text, write_register

TABLES = {
    "facilities": "facility_id,name,kind\nA,Nhà máy A (giả định),factory\n",
    "outlets": "outlet_id,facility_id\nO,A\n",
    "measurements": "measurement_id,facility_id,outlet_id,parameter,sampled_on,value,unit\n"
    "M1,A,O,COD,2025-10-15,{value},g/L\n",
}


def written(folder: Path, value: str) -> Path:
    folder.mkdir()
    (folder / "register.yaml").write_text("locale: iso\n", encoding="utf-8")
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text.format(value=value), encoding="utf-8")
    return folder


def test_a_converted_value_read_again_repeats_itself(tmp_path: Path) -> None:
    write_register(tmp_path / "so", load_files([written(tmp_path / "first", "0.25")]).register)
    again = load_files([written(tmp_path / "again", "0.25")], standing=tmp_path / "so")
    assert again.problems == []
    assert table_text(again.register, "measurements").splitlines()[1:] == ["M1,A,O,COD,2025-10-15,250,mg/L"]


def test_another_value_with_its_key_is_rejected(tmp_path: Path) -> None:
    write_register(tmp_path / "so", load_files([written(tmp_path / "first", "0.25")]).register)
    again = load_files([written(tmp_path / "again", "0.251")], standing=tmp_path / "so")
    assert [problem.code for problem in again.problems] == ["duplicate-key"]
